import { notifications } from '@mantine/notifications';
import { errorText } from '@/lib/api/problem';

/** Tells of something that did not work: what, and why. */
export function notifyFailure(title: string) {
  return (error: unknown): void => {
    notifications.show({ color: 'red', title, message: errorText(error) });
  };
}
