import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { sessionQuery } from '@/features/auth/api/session';
import type { ProviderKeyRejected } from '@/features/events/event-stream';
import { useEventStream } from '@/features/events/hooks/use-event-stream';
import { announce } from '@/lib/announce';
import type { Generation } from '@/lib/api/types';
import { streamStatus } from '@/lib/stream-status';
import { createServerEvents } from '../server-events';
import { FinishedToast, finishedText } from './finished-toast';
import { KeyRejectedToast, mayMind } from './key-rejected-toast';

/** Keeps the cache in step with the server, and tells people what ended while they looked elsewhere. */
export function ServerEvents() {
  const queryClient = useQueryClient();
  const router = useRouter();

  const events = useMemo(() => {
    const tell = (generation: Generation) => {
      const me = queryClient.getQueryData(sessionQuery.queryKey);
      if (generation.createdBy.id !== me?.id) return;

      announce(`${finishedText(generation)}: ${generation.prompt}`);
      const { pathname } = router.state.location;
      if (pathname === '/' || pathname === `/generations/${generation.id}`) return;
      const id = `finished-${generation.id}`;
      notifications.show({
        id,
        color: generation.failure ? 'red' : 'green',
        title: finishedText(generation),
        message: <FinishedToast generation={generation} onOpen={() => notifications.hide(id)} />,
        autoClose: 8_000,
      });
    };
    const tellOfKey = (event: ProviderKeyRejected) => {
      if (!mayMind(queryClient.getQueryData(sessionQuery.queryKey), event)) return;
      const id = `key-rejected-${event.scope ?? ''}-${event.provider}`;
      const name = event.providerName ?? event.provider;
      announce(`The key for ${name} is rejected.`);
      notifications.show({
        id,
        color: 'red',
        title: `The key for ${name} is rejected`,
        message: <KeyRejectedToast event={event} onOpen={() => notifications.hide(id)} />,
        autoClose: false,
      });
    };
    return createServerEvents(queryClient, { onFinished: tell, onKeyRejected: tellOfKey });
  }, [queryClient, router]);

  useEventStream({
    onGenerationUpdated: (event) => void events.generationUpdated(event),
    onAssetCreated: (event) => void events.assetCreated(event),
    onProviderKeyRejected: (event) => void events.providerKeyRejected(event),
    onReset: () => void events.reset(),
    onStatus: (status) => streamStatus.set(status),
  });
  return null;
}
