import { streamStatus } from '@/lib/stream-status';

/** Milliseconds between looks at running generations: slow help while events flow, the only source while they do not. */
export function pollInterval(): number {
  return streamStatus.get() === 'open' ? 60_000 : 4_000;
}
