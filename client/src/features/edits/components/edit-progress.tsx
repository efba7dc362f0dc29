import { JobProgress } from '@/components/jobs/job-progress';
import { notifyFailure } from '@/components/notify-failure';
import type { RunningJob } from '@/lib/jobs/stage-text';
import { useCancelEdit } from '../api/cancel-edit';

export function EditProgress({ edit }: { edit: RunningJob }) {
  const cancel = useCancelEdit();
  return (
    <JobProgress
      job={{ ...edit, activity: 'Upscaling' }}
      cancelling={cancel.isPending}
      onCancel={() => cancel.mutate(edit.id, { onError: notifyFailure('Not cancelled') })}
    />
  );
}
