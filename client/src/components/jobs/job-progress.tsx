import { Button, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useId } from 'react';
import { IconPlayerStop } from '@tabler/icons-react';
import { errorText } from '@/lib/api/problem';
import type { Generation, GenerationSummary } from '@/lib/api/types';
import { useCancelGeneration } from '@/features/generations/api/cancel-generation';
import classes from './job-card.module.css';

type Running = GenerationSummary & Pick<Partial<Generation>, 'queuePosition'>;

/** What a running generation is doing, how far it is, and the way to stop it. */
export function GenerationProgress({ generation }: { generation: Running }) {
  const cancel = useCancelGeneration();
  const cancelling = generation.cancelRequested || cancel.isPending;
  const waiting = generation.status === 'pending';
  const warningId = useId();

  return (
    <>
      <Stack gap={6}>
        <Text size="sm" fw={600}>
          {stageText(generation)}
        </Text>
        <Progress.Root size="sm">
          <Progress.Section
            value={waiting ? 0 : generation.progress}
            animated={!waiting}
            aria-label="Progress"
            aria-valuetext={`${Math.round(generation.progress)} percent, ${stageText(generation)}`}
          />
        </Progress.Root>
        {generation.stage === 'saving' && generation.savingNotice && (
          <Text size="sm">{generation.savingNotice}</Text>
        )}
      </Stack>
      <div className={classes.actions}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlayerStop size={15} />}
          loading={cancelling}
          aria-describedby={generation.cost.mayBeCharged ? warningId : undefined}
          onClick={() =>
            cancel.mutate(generation.id, {
              onError: (error) =>
                notifications.show({ color: 'red', title: 'Not cancelled', message: errorText(error) }),
            })
          }
        >
          Cancel
        </Button>
        {generation.cost.mayBeCharged && (
          <Text id={warningId} size="xs" c="dimmed">
            The provider may charge it anyway.
          </Text>
        )}
      </div>
    </>
  );
}

export function stageText({
  status,
  stage,
  cancelRequested,
  progress,
  queuePosition,
  retryAt,
  providerName,
}: Running): string {
  if (cancelRequested) return 'Cancelling…';
  if (retryAt && Date.parse(retryAt) > Date.now())
    return `Waiting to try again at ${new Date(retryAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })}`;
  if (status === 'pending') {
    if (queuePosition === null || queuePosition === undefined) return 'Queued';
    return queuePosition <= 1 ? 'Queued, next in line' : `Queued, number ${queuePosition} in line`;
  }
  if (stage === 'saving') return 'Saving to the gallery';
  if (stage === 'submitting') return `Sending to ${providerName || 'the provider'}`;
  return `Drawing, ${Math.round(progress)} %`;
}
