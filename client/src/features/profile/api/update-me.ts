import { useMutation } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';

export function useUpdateMe() {
  return useMutation({
    mutationFn: (body: { displayName: string }) => send(api.PATCH('/api/v1/me', { body })),
  });
}
