import type { ServerEvent } from '@/lib/api/types';
import { basePath } from '@/lib/base-path';
import type { StreamStatus } from '@/lib/stream-status';

export interface EventHandlers {
  onGenerationUpdated: (event: ServerEvent['generation.updated']) => void;
  onEditUpdated: (event: ServerEvent['edit.updated']) => void;
  onAssetCreated: (event: ServerEvent['asset.created']) => void;
  onProviderKeyRejected: (event: ServerEvent['provider_key.rejected']) => void;
  onProviderKeyOutOfCredit: (event: ServerEvent['provider_key.out_of_credit']) => void;
  /** Events were missed: everything has to be asked for again. */
  onReset: () => void;
  onStatus: (status: StreamStatus) => void;
}

const firstReopenMs = 3_000;
const lastReopenMs = 60_000;
/** A browser allows six connections to a server, and forgotten tabs must not hold them all. */
const restAfterMs = 60_000;

/**
 * Opens the application's one event stream; the answer closes it. A broken connection is resumed by the browser
 * itself with the last event id. A refused one (an error answer) is not: it is opened afresh, ever more slowly,
 * and counts as a reset because its first events may have been missed. So does the stream of a tab that was
 * hidden for a while: it rests until somebody looks again.
 */
export function openEventStream(handlers: EventHandlers): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let reopenMs = firstReopenMs;
  let missed = false;
  let resting = false;

  const open = () => {
    handlers.onStatus('connecting');
    source = new EventSource(`${basePath}/api/v1/events`);
    source.addEventListener('open', () => {
      reopenMs = firstReopenMs;
      handlers.onStatus('open');
      if (missed) handlers.onReset();
      missed = false;
    });
    source.addEventListener('error', () => {
      handlers.onStatus('down');
      if (source?.readyState !== EventSource.CLOSED) return;
      missed = true;
      timer = setTimeout(open, reopenMs);
      reopenMs = Math.min(reopenMs * 2, lastReopenMs);
    });
    listen(source, 'generation.updated', 'id', handlers.onGenerationUpdated);
    listen(source, 'edit.updated', 'id', handlers.onEditUpdated);
    listen(source, 'asset.created', 'id', handlers.onAssetCreated);
    listen(source, 'provider_key.rejected', 'provider', handlers.onProviderKeyRejected);
    listen(source, 'provider_key.out_of_credit', 'provider', handlers.onProviderKeyOutOfCredit);
    source.addEventListener('stream.reset', () => handlers.onReset());
  };

  const rest = () => {
    resting = true;
    clearTimeout(timer);
    source?.close();
    handlers.onStatus('down');
  };
  const onVisibility = () => {
    clearTimeout(restTimer);
    if (document.hidden) restTimer = setTimeout(rest, restAfterMs);
    else if (resting) {
      resting = false;
      missed = true;
      open();
    }
  };

  open();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(restTimer);
    clearTimeout(timer);
    source?.close();
  };
}

/** Hands an event's data on, unless it is not the JSON object that it should be: then `member` is no text. */
function listen<Name extends keyof ServerEvent>(
  source: EventSource,
  name: Name,
  member: keyof ServerEvent[Name],
  handler: (data: ServerEvent[Name]) => void,
): void {
  source.addEventListener(name, ({ data }: MessageEvent<string>) => {
    const value = parse<ServerEvent[Name]>(data);
    if (typeof value?.[member] === 'string') handler(value as ServerEvent[Name]);
  });
}

function parse<T>(data: string): Partial<T> | null {
  try {
    return JSON.parse(data) as Partial<T> | null;
  } catch {
    return null;
  }
}
