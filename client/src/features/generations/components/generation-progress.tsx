import { JobProgress } from '@/components/jobs/job-progress';
import { notifyFailure } from '@/components/notify-failure';
import type { RunningJob } from '@/lib/jobs/stage-text';
import { useCancelGeneration } from '../api/cancel-generation';

export function GenerationProgress({ generation }: { generation: RunningJob }) {
  const cancel = useCancelGeneration();
  return (
    <JobProgress
      job={generation}
      cancelling={cancel.isPending}
      onCancel={() => cancel.mutate(generation.id, { onError: notifyFailure('Not cancelled') })}
    />
  );
}
