import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCurrentPerson } from '@/components/current-person';
import { FramedImage } from '@/components/framed-image';
import { ItemList } from '@/components/item-list';
import { type More, MoreButton } from '@/components/load-more';
import { StatusBadge } from '@/components/status-badge';
import type { EditSummary } from '@/lib/api/types';
import { formatAgo, formatDateTime } from '@/lib/format';
import { costText, paidText } from '@/lib/jobs/cost-text';
import { failureText } from '@/lib/jobs/failure-text';
import { isRunning } from '@/lib/jobs/lifecycle';
import { editTitle, sizeText } from '../edit-text';
import classes from './edit-list.module.css';

interface EditListProps {
  edits: readonly EditSummary[];
  more: More;
}

export function EditList({ edits, more }: EditListProps) {
  return (
    <>
      <ItemList label="Edits" items={edits} idOf={({ id }) => id}>
        {(edit) => <EditLine edit={edit} />}
      </ItemList>
      <MoreButton more={more} />
    </>
  );
}

/** One edit, whatever became of it. */
function EditLine({ edit }: { edit: EditSummary }) {
  const me = useCurrentPerson();
  const { source, images, failure, modelName, providerName, createdAt, createdBy } = edit;
  const shown = images[0] ?? source;
  return (
    <Link to="/edits/$id" params={{ id: edit.id }} className={classes.line}>
      <div className={classes.thumbnail} aria-hidden="true">
        <FramedImage src={shown.thumbnailUrl} alt="" width={shown.width} height={shown.height} />
      </div>
      <div className={classes.text}>
        <Text size="sm" fw={500}>
          {editTitle(edit)} of {sizeText(source)}
        </Text>
        <Text size="xs" c="dimmed">
          {failure
            ? failureText(failure, { providerName, createdBy, me }).title
            : `${modelName} · ${createdBy.displayName}`}
        </Text>
      </div>
      <Group gap={10} wrap="nowrap">
        <Text size="xs" c="dimmed">
          {isRunning(edit) ? costText(edit.cost, false) : paidText(edit, false)} ·{' '}
          <time dateTime={createdAt} title={formatDateTime(createdAt)}>
            {formatAgo(createdAt)}
          </time>
        </Text>
        <StatusBadge status={edit.status} />
      </Group>
    </Link>
  );
}
