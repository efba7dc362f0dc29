import { Button, Progress, Stack, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useId } from 'react';
import { type RunningJob, stageText } from '@/lib/jobs/stage-text';
import classes from './job-card.module.css';

interface JobProgressProps {
  job: RunningJob;
  /** The request to cancel is on its way. */
  cancelling: boolean;
  onCancel: () => void;
}

/** What a running job is doing, how far it is, and the way to stop it. */
export function JobProgress({ job, cancelling, onCancel }: JobProgressProps) {
  const { status, stage, progress, savingNotice, cancelRequested, cost } = job;
  const waiting = status === 'pending';
  const warningId = useId();

  return (
    <>
      <Stack gap={6}>
        <Text size="sm" fw={600}>
          {stageText(job)}
        </Text>
        <Progress.Root size="sm">
          <Progress.Section
            value={waiting ? 0 : progress}
            animated={!waiting}
            aria-label="Progress"
            aria-valuetext={`${Math.round(progress)} percent, ${stageText(job)}`}
          />
        </Progress.Root>
        {stage === 'saving' && savingNotice && <Text size="sm">{savingNotice}</Text>}
      </Stack>
      <div className={classes.actions}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlayerStop size={15} />}
          loading={cancelRequested || cancelling}
          aria-describedby={cost.mayBeCharged ? warningId : undefined}
          onClick={onCancel}
        >
          Cancel
        </Button>
        {cost.mayBeCharged && (
          <Text id={warningId} size="xs" c="dimmed">
            The provider may still charge for it.
          </Text>
        )}
      </div>
    </>
  );
}
