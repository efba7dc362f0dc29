import type { Generation, GenerationSummary } from '@/lib/api/types';

/** A job that has not ended. Its place in the queue is told with the whole job, not in lists. */
export type RunningJob = Pick<
  GenerationSummary,
  | 'id'
  | 'status'
  | 'stage'
  | 'progress'
  | 'cancelRequested'
  | 'retryAt'
  | 'providerName'
  | 'savingNotice'
  | 'cost'
> &
  Pick<Partial<Generation>, 'queuePosition'> & {
    /** What the work is called; making images when not said. */
    activity?: string;
  };

/** What a running job is doing. */
export function stageText({
  status,
  stage,
  cancelRequested,
  progress,
  queuePosition,
  retryAt,
  providerName,
  activity = 'Generating',
}: RunningJob): string {
  if (cancelRequested) return 'Cancelling…';
  if (retryAt && Date.parse(retryAt) > Date.now())
    return `Waiting to try again at ${new Date(retryAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })}`;
  if (status === 'pending') {
    if (queuePosition === null || queuePosition === undefined) return 'Queued';
    return queuePosition <= 1 ? 'Queued, next to start' : `Queued, position ${queuePosition}`;
  }
  if (stage === 'saving') return 'Saving to the gallery';
  if (stage === 'submitting') return `Sending to ${providerName || 'the provider'}`;
  return `${activity}, ${Math.round(progress)} %`;
}
