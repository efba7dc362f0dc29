import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { formatAgo } from '@/lib/format';
import type { PendingSubmission } from '../hooks/use-submissions';
import { CardFrame } from '@/components/jobs/job-card';
import classes from '@/components/jobs/job-card.module.css';
import { PlaceholderTile } from '@/components/jobs/image-tile';

interface SubmissionCardProps {
  submission: PendingSubmission;
  onResend: () => void;
  onDiscard: () => void;
}

/** A click on its way to the server, or one whose answer was lost. */
export function SubmissionCard({ submission, onResend, onDiscard }: SubmissionCardProps) {
  const { request, width, height, count, modelName, sentAt, lost } = submission;
  const places = Array.from({ length: count }, (_, place) => (
    <li key={place}>
      <PlaceholderTile
        width={width}
        height={height}
        running={!lost}
        percent={null}
        text={lost ? '' : 'Sending'}
      />
    </li>
  ));

  return (
    <CardFrame
      large
      label={`Generation: ${request.prompt}`}
      count={count}
      ratio={lost ? null : width / height}
      images={lost ? <LostNotice onResend={onResend} onDiscard={onDiscard} /> : places}
    >
      <Text size="sm" className={classes.prompt}>
        {request.prompt}
      </Text>
      <Text size="xs" c="dimmed">
        {modelName} · {width} × {height}
        {lost && ` · sent ${formatAgo(new Date(sentAt).toISOString())}`}
      </Text>
    </CardFrame>
  );
}

function LostNotice({ onResend, onDiscard }: { onResend: () => void; onDiscard: () => void }) {
  return (
    <div className={classes.failure} role="alert">
      <Stack gap={8}>
        <Group gap={8} wrap="nowrap" align="flex-start">
          <IconCloudOff size={20} color="var(--mantine-color-error)" aria-hidden="true" />
          <Text fw={650} size="sm">
            No answer from the server
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          The answer to this submission was lost, so it may or may not have started. “Send again” repeats the
          same submission: if it did start, you get that one and pay once.
        </Text>
        <Group gap={8} mt={4}>
          <Button size="xs" leftSection={<IconRefresh size={15} />} onClick={onResend}>
            Send again
          </Button>
          <Button size="xs" variant="default" onClick={onDiscard}>
            Dismiss
          </Button>
        </Group>
      </Stack>
    </div>
  );
}
