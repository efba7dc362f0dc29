import { Button, Group, Stack, Text } from '@mantine/core';
import { openConfirmModal } from '@mantine/modals';
import { IconAlertTriangle, IconKey, IconPencil, IconRefresh, IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCurrentPerson } from '@/components/current-person';
import type { GenerationFailure, GenerationSummary } from '@/lib/api/types';
import { chargedText, failureText } from '@/lib/jobs/failure-text';
import classes from './job-card.module.css';

interface FailureNoticeProps {
  job: Pick<GenerationSummary, 'providerName' | 'createdBy' | 'cost'>;
  failure: GenerationFailure;
  /** The retry is on its way. */
  retrying: boolean;
  onRetry: () => void;
  onEditPrompt: () => void;
}

/** What went wrong, in whose words, whether it cost anything, and what to do next. */
export function FailureNotice({ job, failure, retrying, onRetry, onEditPrompt }: FailureNoticeProps) {
  const { providerName, createdBy, cost } = job;
  const me = useCurrentPerson();
  const text = failureText(failure, { providerName, createdBy, me });
  const { mendAt } = text;
  // What was or may be charged is not sent again by a single click.
  const paidAgain = failure.code === 'outcome_unknown' || (text.retry && cost.charge !== 'none');

  const confirm = () =>
    openConfirmModal({
      title: 'Send it again?',
      children: (
        <Text size="sm">
          {cost.charge === 'charged'
            ? 'The provider charged for the first request. Sending again is a new one, and it is charged as well.'
            : 'The provider may have made the images and charged for them. Sending again makes new ones, and they are charged as well.'}
        </Text>
      ),
      labels: { confirm: 'Send again', cancel: 'Leave it' },
      onConfirm: onRetry,
    });

  return (
    <div className={classes.failure}>
      <Stack gap={8}>
        <Group gap={8} wrap="nowrap" align="flex-start">
          <IconAlertTriangle size={20} color="var(--mantine-color-error)" aria-hidden="true" />
          <Text fw={650} size="sm">
            {text.title}
          </Text>
        </Group>
        {failure.message && <Text size="sm">Reason: {failure.message}</Text>}
        <Text size="sm" c="dimmed">
          {text.advice} {chargedText(cost)}
        </Text>
        <Group gap={8} mt={4}>
          {text.retry && !paidAgain && (
            <Button size="xs" leftSection={<IconRefresh size={15} />} loading={retrying} onClick={onRetry}>
              Retry
            </Button>
          )}
          {paidAgain && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconSend size={15} />}
              loading={retrying}
              onClick={confirm}
            >
              Send again…
            </Button>
          )}
          {mendAt && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconKey size={15} />}
              renderRoot={(props) => <Link to={mendAt} {...props} />}
            >
              {mendAt === '/admin/providers' ? 'Open the providers' : 'Open the provider keys'}
            </Button>
          )}
          <Button
            size="xs"
            variant={text.editPrompt ? 'filled' : 'default'}
            leftSection={<IconPencil size={15} />}
            onClick={onEditPrompt}
          >
            {text.editPrompt ? 'Edit prompt' : 'Change settings'}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}
