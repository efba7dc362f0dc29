import { useMutation } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      send(api.POST('/api/v1/me/password', { body })),
  });
}
