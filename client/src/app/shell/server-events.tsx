import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { sessionQuery } from '@/features/auth/api/session';
import { useEventStream } from '@/features/events/hooks/use-event-stream';
import { modelsQuery } from '@/features/models/api/list-models';
import { announce } from '@/lib/announce';
import { streamStatus } from '@/lib/stream-status';
import { type KeyTrouble, mayMend, troubleTitle } from '../key-trouble';
import { createServerEvents, type Finished } from '../server-events';
import { FinishedToast, finishedText } from './finished-toast';
import { KeyTroubleToast } from './key-trouble-toast';

/** Keeps the cache in step with the server, and tells people what ended while they looked elsewhere. */
export function ServerEvents() {
  const queryClient = useQueryClient();
  const router = useRouter();

  const events = useMemo(() => {
    const tell = (finished: Finished) => {
      const me = queryClient.getQueryData(sessionQuery.queryKey);
      if (finished.createdById !== me?.id) return;

      announce(finished.prompt ? `${finishedText(finished)}: ${finished.prompt}` : finishedText(finished));
      const { pathname } = router.state.location;
      if (pathname === '/' || pathname === `/generations/${finished.id}`) return;
      const id = `finished-${finished.id}`;
      notifications.show({
        id,
        color: finished.status === 'failed' ? 'red' : 'green',
        title: finishedText(finished),
        message: <FinishedToast finished={finished} onOpen={() => notifications.hide(id)} />,
        autoClose: 8_000,
      });
    };
    const tellOfKey = async (trouble: KeyTrouble) => {
      const { key, kind } = trouble;
      if (!mayMend(queryClient.getQueryData(sessionQuery.queryKey), key)) return;
      const models = await queryClient.query(modelsQuery).catch(() => []);
      const providerName =
        models.find(({ provider }) => provider === key.provider)?.providerName ?? 'A provider';
      const id = `key-${kind}-${key.scope}-${key.provider}`;
      const title = troubleTitle(trouble, providerName);
      announce(`${title}.`);
      notifications.show({
        id,
        color: kind === 'rejected' ? 'red' : 'orange',
        title,
        message: (
          <KeyTroubleToast
            trouble={trouble}
            providerName={providerName}
            onOpen={() => notifications.hide(id)}
          />
        ),
        autoClose: false,
      });
    };
    return createServerEvents(queryClient, {
      onFinished: tell,
      onKeyTrouble: (trouble) => void tellOfKey(trouble),
    });
  }, [queryClient, router]);
  useEffect(() => events.open(), [events]);

  useEventStream({
    onGenerationUpdated: events.generationUpdated,
    onEditUpdated: events.editUpdated,
    onAssetCreated: events.assetCreated,
    onProviderKeyRejected: (key) => void events.providerKeyTrouble({ kind: 'rejected', key }),
    onProviderKeyOutOfCredit: (key) => void events.providerKeyTrouble({ kind: 'outOfCredit', key }),
    onReset: () => void events.reset(),
    onStatus: (status) => streamStatus.set(status),
  });
  return null;
}
