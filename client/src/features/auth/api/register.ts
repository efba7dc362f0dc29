import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { RegisterRequest } from '@/lib/api/types';
import { registrationQuery } from './registration';
import { sessionQuery } from './session';

export function useRegister() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RegisterRequest) => send(api.POST('/api/v1/auth/register', { body })),
    onSuccess: (me) => {
      queryClient.setQueryData(sessionQuery.queryKey, me);
      queryClient.removeQueries({ queryKey: registrationQuery.queryKey });
    },
  });
}
