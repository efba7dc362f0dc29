import type { GenerationStatus, GenerationSummary, PartialImage } from '@/lib/api/types';
import { basePath } from '@/lib/base-path';
import type { StreamStatus } from '@/lib/stream-status';

export interface GenerationUpdated {
  id: string;
  status: GenerationStatus;
  stage: GenerationSummary['stage'];
  progress: number;
  /** Unfinished images, when the event brings them along. */
  partialImages?: PartialImage[];
  occurredAt: string;
}

/** A provider no longer takes a key of the organization or the installation. */
export interface ProviderKeyRejected {
  provider: string;
  providerName?: string | null;
  scope?: 'platform' | 'organization' | 'user';
}

export interface AssetCreated {
  id: string;
  generationId: string;
  occurredAt: string;
}

export interface EventHandlers {
  onGenerationUpdated: (event: GenerationUpdated) => void;
  onAssetCreated: (event: AssetCreated) => void;
  onProviderKeyRejected: (event: ProviderKeyRejected) => void;
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
    source.addEventListener('generation.updated', (event: MessageEvent<string>) => {
      const change = read(event, 'id');
      if (change) handlers.onGenerationUpdated(change as unknown as GenerationUpdated);
    });
    source.addEventListener('asset.created', (event: MessageEvent<string>) => {
      const created = read(event, 'id');
      if (created) handlers.onAssetCreated(created as unknown as AssetCreated);
    });
    source.addEventListener('provider_key.rejected', (event: MessageEvent<string>) => {
      const rejected = read(event, 'provider');
      if (rejected) handlers.onProviderKeyRejected(rejected as unknown as ProviderKeyRejected);
    });
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

/** The event's data, or null when it is not the JSON object that it should be. */
function read({ data }: MessageEvent<string>, name: 'id' | 'provider'): Record<string, unknown> | null {
  try {
    const value = JSON.parse(data) as Record<string, unknown> | null;
    return typeof value?.[name] === 'string' ? value : null;
  } catch {
    return null;
  }
}
