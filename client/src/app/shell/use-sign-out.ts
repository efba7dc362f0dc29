import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { logout } from '@/features/auth/api/logout';
import { draftStore } from '@/features/composer/draft';
import { forgetSubmissions } from '@/features/composer/send-submission';
import { clearUploads } from '@/features/uploads/uploads';
import { errorText } from '@/lib/api/problem';
import { leaveSession } from '../leave-session';

/** Ends the session and forgets what this browser knew of it. */
export function useSignOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: logout,
    onSuccess: () => {
      draftStore.clear();
      clearUploads();
      forgetSubmissions();
      return leaveSession(queryClient, () => navigate({ to: '/login' }));
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: 'Not signed out', message: errorText(error) }),
  });
}
