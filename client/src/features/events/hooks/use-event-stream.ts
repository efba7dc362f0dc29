import { useEffect, useEffectEvent } from 'react';
import { type EventHandlers, openEventStream } from '../event-stream';

/** Keeps the event stream open while the component is there. */
export function useEventStream(handlers: EventHandlers): void {
  const onGenerationUpdated = useEffectEvent(handlers.onGenerationUpdated);
  const onEditUpdated = useEffectEvent(handlers.onEditUpdated);
  const onAssetCreated = useEffectEvent(handlers.onAssetCreated);
  const onProviderKeyRejected = useEffectEvent(handlers.onProviderKeyRejected);
  const onProviderKeyOutOfCredit = useEffectEvent(handlers.onProviderKeyOutOfCredit);
  const onReset = useEffectEvent(handlers.onReset);
  const onStatus = useEffectEvent(handlers.onStatus);

  useEffect(
    () =>
      openEventStream({
        onGenerationUpdated,
        onEditUpdated,
        onAssetCreated,
        onProviderKeyRejected,
        onProviderKeyOutOfCredit,
        onReset,
        onStatus,
      }),
    [],
  );
}
