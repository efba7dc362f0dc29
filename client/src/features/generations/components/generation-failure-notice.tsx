import { FailureNotice } from '@/components/jobs/failure-notice';
import { notifyFailure } from '@/components/notify-failure';
import type { GenerationFailure, GenerationSummary } from '@/lib/api/types';
import { useRetryGeneration } from '../api/retry-generation';

interface GenerationFailureNoticeProps {
  generation: GenerationSummary;
  failure: GenerationFailure;
  onEditPrompt: () => void;
}

export function GenerationFailureNotice({ generation, ...props }: GenerationFailureNoticeProps) {
  const retry = useRetryGeneration();
  return (
    <FailureNotice
      job={generation}
      retrying={retry.isPending}
      onRetry={() => retry.mutate(generation.id, { onError: notifyFailure('Not retried') })}
      {...props}
    />
  );
}
