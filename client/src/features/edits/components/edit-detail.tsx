import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPhoto, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Facts } from '@/components/facts';
import { AttemptsTable } from '@/components/jobs/attempts-table';
import { FailureNotice } from '@/components/jobs/failure-notice';
import { PlaceholderTile } from '@/components/jobs/image-tile';
import { FailoverNotice } from '@/components/jobs/failover-notice';
import { notifyFailure } from '@/components/notify-failure';
import { StatusBadge } from '@/components/status-badge';
import type { Edit } from '@/lib/api/types';
import { isRunning } from '@/lib/jobs/lifecycle';
import { useRetryEdit } from '../api/retry-edit';
import { editFacts } from '../edit-facts';
import type { UpscaleSource } from '../upscale-choice';
import { CompareImages } from './compare-images';
import classes from './edit-detail.module.css';
import { EditProgress } from './edit-progress';

interface EditDetailProps {
  edit: Edit;
  /** Wants the same image enlarged in another way. */
  onAgain: (source: UpscaleSource) => void;
}

/** Everything there is to know about one edit: its result beside its source, how it was made, what it cost. */
export function EditDetail({ edit, onAgain }: EditDetailProps) {
  const again = () => onAgain({ ...edit.source, id: edit.source.assetId, prompt: edit.prompt ?? '' });
  const [image] = edit.images;
  return (
    <div className={classes.layout}>
      <div className={classes.main}>
        <EditResult edit={edit} onAgain={again} />
        <section className={classes.panel} aria-labelledby="attempts-heading">
          <Title order={2} size="h3" mb="md" id="attempts-heading">
            Attempts
          </Title>
          <AttemptsTable attempts={edit.attempts} createdBy={edit.createdBy} currency={edit.cost.currency} />
        </section>
      </div>
      <Stack gap="lg" className={classes.panel}>
        <Group gap={8}>
          <StatusBadge status={edit.status} />
        </Group>
        <FailoverNotice generation={edit} size="sm" />
        {isRunning(edit) && <EditProgress edit={edit} />}
        {image && (
          <Group gap={8}>
            <Button
              size="xs"
              leftSection={<IconPhoto size={15} />}
              renderRoot={(props) => (
                <Link to="/gallery/$assetId" params={{ assetId: image.assetId }} {...props} />
              )}
            >
              Open in the gallery
            </Button>
            <Button size="xs" variant="default" leftSection={<IconRefresh size={15} />} onClick={again}>
              Upscale again
            </Button>
          </Group>
        )}
        <Facts facts={editFacts(edit)} />
      </Stack>
    </div>
  );
}

function EditResult({ edit, onAgain }: { edit: Edit; onAgain: () => void }) {
  const retry = useRetryEdit();
  const [image] = edit.images;
  if (edit.failure)
    return (
      <FailureNotice
        job={edit}
        failure={edit.failure}
        retrying={retry.isPending}
        onRetry={() => retry.mutate(edit.id, { onError: notifyFailure('Not retried') })}
        onEditPrompt={onAgain}
      />
    );

  if (image) return <CompareImages before={edit.source} after={image} prompt={edit.prompt ?? ''} />;

  const running = isRunning(edit);
  return (
    <>
      <PlaceholderTile
        width={edit.source.width}
        height={edit.source.height}
        running={running}
        percent={edit.status === 'processing' ? edit.progress : null}
        text={edit.status === 'cancelled' ? 'Cancelled' : 'Queued'}
      />
      {edit.missingImages.map(({ index, reason }) => (
        <Text key={index} size="sm">
          {reason}
        </Text>
      ))}
      {edit.status === 'cancelled' && (
        <Button
          leftSection={<IconRefresh size={15} />}
          loading={retry.isPending}
          onClick={() => retry.mutate(edit.id, { onError: notifyFailure('Not retried') })}
        >
          Start again
        </Button>
      )}
    </>
  );
}
