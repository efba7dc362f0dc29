import { streamStatus } from '@/lib/stream-status';

/** Milliseconds between looks at a running generation: slow help while events flow, the only source while they do not. */
export function pollInterval(): number {
  return streamStatus.get() === 'open' ? 20_000 : 4_000;
}
