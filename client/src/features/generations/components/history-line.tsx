import { IconAlertTriangle, IconBan, IconLoader2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCurrentPerson } from '@/components/current-person';
import { FramedImage } from '@/components/framed-image';
import { PreviewBadge, useIsPreview } from '@/components/preview-badge';
import { StatusBadge } from '@/components/status-badge';
import type { GenerationSummary } from '@/lib/api/types';
import { formatDateTime, plural } from '@/lib/format';
import { failureText } from '@/lib/jobs/failure-text';
import { isRunning } from '@/lib/jobs/lifecycle';
import { arrivedText } from '../missing-text';
import { costText, paidText } from '@/lib/jobs/cost-text';
import classes from './history-list.module.css';

/** One generation in the history, whatever became of it. */
export function HistoryLine({ generation }: { generation: GenerationSummary }) {
  const isPreview = useIsPreview(generation.model);
  const me = useCurrentPerson();
  const { status, progress, failure, modelName, providerName, count, createdAt, createdBy, cost } =
    generation;
  const time = new Date(createdAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

  return (
    <Link to="/generations/$id" params={{ id: generation.id }} className={classes.line}>
      <Thumbs generation={generation} />
      <div style={{ minWidth: 0 }}>
        <div className={classes.prompt}>{generation.prompt}</div>
        <div className={classes.meta}>
          {failure
            ? failureText(failure, { providerName, createdBy, me }).title
            : [modelName, arrivedText(generation) ?? plural(count, 'image'), createdBy.displayName].join(
                ' · ',
              )}
        </div>
      </div>
      <div className={classes.end}>
        <StatusBadge status={status} />
        <span>
          {isRunning(generation) && `${Math.round(progress)} % · `}
          <time dateTime={createdAt} title={formatDateTime(createdAt)}>
            {time}
          </time>
        </span>
        {isPreview ? (
          <PreviewBadge modelId={generation.model} size="xs" visibleFrom="sm" />
        ) : (
          <span>{isRunning(generation) ? costText(cost, isPreview) : paidText(generation, isPreview)}</span>
        )}
      </div>
    </Link>
  );
}

function Thumbs({ generation }: { generation: GenerationSummary }) {
  const { images, status } = generation;
  const Icon = isRunning(generation) ? IconLoader2 : status === 'failed' ? IconAlertTriangle : IconBan;
  return (
    <div className={classes.thumbs} aria-hidden="true">
      {images.length === 0 && (
        <div className={classes.noImage}>
          <Icon size={22} stroke={1.6} />
        </div>
      )}
      {images.slice(0, 2).map((image) => (
        <div key={image.assetId}>
          <FramedImage src={image.thumbnailUrl} alt="" width={image.width} height={image.height} />
        </div>
      ))}
    </div>
  );
}
