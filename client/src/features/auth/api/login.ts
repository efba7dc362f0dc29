import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { LoginRequest } from '@/lib/api/types';
import { sessionQuery } from './session';

export function useLogin() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: LoginRequest) => send(api.POST('/api/v1/auth/login', { body })),
    onSuccess: (me) => queryClient.setQueryData(sessionQuery.queryKey, me),
  });
}
