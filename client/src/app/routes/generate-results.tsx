import { Anchor, Group, Skeleton, Title, UnstyledButton } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { useSession } from '@/features/auth/api/session';
import type { useRecentGenerations } from '@/features/generations/api/recent-generations';
import { GenerationCard } from '@/features/generations/components/generation-card';
import type { OnReuse } from '@/features/generations/on-reuse';
import type { ImageActions, OnReference } from '@/components/jobs/image-tile';
import { SubmissionCard } from '@/features/composer/components/submission-card';
import type { useSubmissions } from '@/features/composer/hooks/use-submissions';
import classes from './generate-page.module.css';

const examples = [
  'A lighthouse on a basalt cliff at dawn, sea mist, soft pastel light, 35 mm photograph',
  'Isometric cutaway of a tiny ramen shop at night, warm lanterns, rain on the roof',
  'Botanical poster of a monstera leaf, risograph print, two inks, generous margins',
  'Studio photograph of a matte ceramic teapot on linen, window light, shallow focus',
];

interface GenerateResultsProps {
  recent: ReturnType<typeof useRecentGenerations>;
  submissions: ReturnType<typeof useSubmissions>;
  onReuse: OnReuse;
  onReference: OnReference;
  imageActions: ImageActions;
  onExample: (prompt: string) => void;
}

/** Clicks on their way, then the last ten generations, running ones among them. */
export function GenerateResults({
  recent,
  submissions,
  onReuse,
  onReference,
  imageActions,
  onExample,
}: GenerateResultsProps) {
  const { pending, resend, discard } = submissions;
  const me = useSession().data;
  const [latest, ...earlier] = recent.data ?? [];

  return (
    <>
      {pending.map((submission) => (
        <SubmissionCard
          key={submission.idempotencyKey}
          submission={submission}
          onResend={() => resend(submission)}
          onDiscard={() => discard(submission)}
        />
      ))}
      {latest && (
        <GenerationCard
          key={latest.id}
          generation={latest}
          follow={latest.createdBy.id === me?.id}
          large={pending.length === 0}
          onReuse={onReuse}
          onReference={onReference}
          imageActions={imageActions}
        />
      )}
      {earlier.length > 0 && (
        <Group justify="space-between" mt="xs">
          <Title order={2}>Recent</Title>
          <Anchor size="sm" renderRoot={(props) => <Link to="/history" {...props} />}>
            All history
          </Anchor>
        </Group>
      )}
      {earlier.map((generation) => (
        <GenerationCard
          key={generation.id}
          generation={generation}
          follow={generation.createdBy.id === me?.id}
          onReuse={onReuse}
          onReference={onReference}
          imageActions={imageActions}
        />
      ))}
      {recent.isPending && <ResultsSkeleton />}
      {recent.isError && !recent.data && (
        <ErrorState
          title="Your generations could not be loaded"
          error={recent.error}
          onRetry={() => void recent.refetch()}
          retrying={recent.isFetching}
        />
      )}
      {recent.data?.length === 0 && pending.length === 0 && <FirstSteps onExample={onExample} />}
    </>
  );
}

function FirstSteps({ onExample }: Pick<GenerateResultsProps, 'onExample'>) {
  return (
    <EmptyState icon={IconSparkles} title="Your first image is one prompt away">
      Describe what you want to see and press Generate, or start from one of these:
      <div className={classes.examples}>
        {examples.map((example) => (
          <UnstyledButton key={example} className={classes.example} onClick={() => onExample(example)}>
            {example}
          </UnstyledButton>
        ))}
      </div>
    </EmptyState>
  );
}

function ResultsSkeleton() {
  return (
    <div role="status" aria-label="Loading your generations">
      <Skeleton height={440} radius="xl" mb="md" />
      <Skeleton height={260} radius="xl" />
    </div>
  );
}
