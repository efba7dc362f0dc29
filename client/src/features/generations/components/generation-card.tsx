import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PreviewBadge, useIsPreview } from '@/components/preview-badge';
import { StatusBadge } from '@/components/status-badge';
import type { Generation, GenerationSummary, PartialImage } from '@/lib/api/types';
import { formatAgo, formatDateTime, formatSeconds } from '@/lib/format';
import { useGeneration } from '../api/get-generation';
import type { OnReuse } from '../on-reuse';
import { isRunning } from '@/lib/jobs/lifecycle';
import { costText, paidText } from '@/lib/jobs/cost-text';
import { CardFrame, ImageList } from '@/components/jobs/job-card';
import { GenerationFailureNotice } from './generation-failure-notice';
import classes from '@/components/jobs/job-card.module.css';
import { GenerationActions } from './generation-actions';
import { GenerationProgress } from './generation-progress';
import {
  type ImageActions,
  ImageTile,
  type OnReference,
  PlaceholderTile,
} from '@/components/jobs/image-tile';
import { MissingNotice } from './missing-notice';
import { FailoverNotice } from '@/components/jobs/failover-notice';

interface GenerationCardProps {
  generation: GenerationSummary;
  large?: boolean;
  /** Whether it is asked for by itself while it runs, for its place in the queue; otherwise events alone move it. */
  follow?: boolean;
  onReuse: OnReuse;
  onReference?: OnReference;
  imageActions?: ImageActions;
}

/** In a list, or whole: then with its queue position and what there is to see already. */
type Shown = GenerationSummary & Pick<Partial<Generation>, 'queuePosition' | 'attempts'>;

/** One generation: its images (or their places while they are made), what it is, and what can be done with it. */
export function GenerationCard({
  generation: summary,
  large = false,
  follow = true,
  ...actions
}: GenerationCardProps) {
  const running = follow && isRunning(summary);
  const live = useGeneration(summary.id, { enabled: running });
  const generation: Shown = running && live.data ? live.data : summary;

  return (
    <CardFrame
      large={large}
      label={`Generation: ${generation.prompt}`}
      count={generation.failure ? 1 : placesOf(generation).length}
      ratio={generation.failure ? null : generation.width / generation.height}
      images={<Results generation={generation} {...actions} />}
    >
      <Text size="sm" className={classes.prompt} title={generation.prompt}>
        <Link to="/generations/$id" params={{ id: generation.id }} className={classes.promptLink}>
          {generation.prompt}
        </Link>
      </Text>
      <CardFacts generation={generation} />
      <MissingNotice generation={generation} />
      {isRunning(generation) ? (
        <GenerationProgress generation={generation} />
      ) : (
        <GenerationActions generation={generation} onReuse={actions.onReuse} />
      )}
    </CardFrame>
  );
}

/** The images of a generation by themselves: their places while they are made, the reason when there are none. */
export function GenerationImages({ generation, ...actions }: Omit<GenerationCardProps, 'large'>) {
  const results = <Results generation={generation} {...actions} />;
  if (generation.failure) return results;
  return (
    <ImageList count={placesOf(generation).length} ratio={generation.width / generation.height} large>
      {results}
    </ImageList>
  );
}

function Results({ generation, onReuse, onReference, imageActions }: Omit<GenerationCardProps, 'large'>) {
  if (generation.failure)
    return (
      <GenerationFailureNotice
        generation={generation}
        failure={generation.failure}
        onEditPrompt={() => onReuse(generation, 'all')}
      />
    );

  return placesOf(generation).map((place) => {
    const image = generation.images.find(({ index }) => index === place) ?? null;
    return (
      <li key={place}>
        {image ? (
          <ImageTile
            image={image}
            prompt={generation.prompt}
            several={generation.count > 1}
            onReference={onReference}
            actions={imageActions?.(
              { ...image, id: image.assetId, prompt: generation.prompt },
              generation.count > 1 ? ` image ${image.index + 1}` : '',
            )}
          />
        ) : (
          <PlaceholderTile
            width={generation.width}
            height={generation.height}
            running={isRunning(generation)}
            percent={generation.status === 'processing' ? generation.progress : null}
            text={placeText(generation)}
            partial={isRunning(generation) ? partialAt(generation, place) : undefined}
          />
        )}
      </li>
    );
  });
}

/** Of a finished generation the places that have an image; of any other all that were asked for. */
function placesOf({ status, images, count }: GenerationSummary): number[] {
  return status === 'completed'
    ? images.map(({ index }) => index)
    : Array.from({ length: count }, (_, place) => place);
}

function partialAt({ partialImages }: GenerationSummary, place: number): PartialImage | undefined {
  return partialImages.find(({ index }) => index === place);
}

function placeText({ status }: GenerationSummary): string {
  if (status === 'cancelled') return 'Cancelled';
  return status === 'pending' ? 'Queued' : '';
}

function CardFacts({ generation }: { generation: GenerationSummary }) {
  const isPreview = useIsPreview(generation.model);
  const { createdAt, startedAt, completedAt, cost, status } = generation;
  const seconds = startedAt && completedAt ? (Date.parse(completedAt) - Date.parse(startedAt)) / 1000 : null;
  const facts = [
    isPreview ? null : generation.modelName,
    `${generation.width} × ${generation.height}`,
    status === 'completed' && seconds !== null ? formatSeconds(seconds) : null,
    status === 'completed' && !isPreview ? costText(cost, isPreview) : null,
    status === 'cancelled' ? paidText(generation, isPreview) : null,
  ].filter(Boolean);

  return (
    <div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6, marginBottom: 6 }}>
        {status !== 'completed' && <StatusBadge status={status} />}
        <PreviewBadge modelId={generation.model} />
      </div>
      <Text size="xs" c="dimmed">
        {facts.join(' · ')} ·{' '}
        <time dateTime={createdAt} title={formatDateTime(createdAt)}>
          {formatAgo(createdAt)}
        </time>
      </Text>
      <FailoverNotice generation={generation} size="xs" />
    </div>
  );
}
