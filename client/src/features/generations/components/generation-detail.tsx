import { Group, Stack, Text, Title } from '@mantine/core';
import { CopyAction } from '@/components/copy-action';
import { Facts } from '@/components/facts';
import { PreviewBadge, previewExplanation, useIsPreview } from '@/components/preview-badge';
import { StatusBadge } from '@/components/status-badge';
import { useKnownModel } from '@/components/known-models';
import type { Generation, Model } from '@/lib/api/types';
import { formatDateTime, formatQuality, formatSeconds, humanize } from '@/lib/format';
import { isRunning } from '@/lib/jobs/lifecycle';
import { costDifference, costText, paidText } from '@/lib/jobs/cost-text';
import { requestedText } from '@/lib/jobs/failover-text';
import { AttemptsTable } from '@/components/jobs/attempts-table';
import classes from './generation-detail.module.css';
import type { OnReuse } from '../on-reuse';
import { GenerationImages } from './generation-card';
import { GenerationActions } from './generation-actions';
import { GenerationProgress } from './generation-progress';
import { MissingNotice } from './missing-notice';
import type { ImageActions, OnReference } from '@/components/jobs/image-tile';
import { ReferenceStrip } from './reference-strip';
import { FailoverNotice } from '@/components/jobs/failover-notice';

interface GenerationDetailProps {
  generation: Generation;
  onReuse: OnReuse;
  onReference: OnReference;
  imageActions?: ImageActions;
}

/** Everything there is to know about one generation. */
export function GenerationDetail({ generation, onReuse, onReference, imageActions }: GenerationDetailProps) {
  const requested = useKnownModel(generation.requestedModel);
  const isPreview = useIsPreview(generation.model);
  return (
    <div className={classes.layout}>
      <div className={classes.main}>
        <GenerationImages
          generation={generation}
          onReuse={onReuse}
          onReference={onReference}
          imageActions={imageActions}
        />
        <section className={classes.panel} aria-labelledby="attempts-heading">
          <Title order={2} size="h3" mb="md" id="attempts-heading">
            Attempts
          </Title>
          <AttemptsTable
            attempts={generation.attempts}
            createdBy={generation.createdBy}
            currency={generation.cost.currency}
          />
        </section>
      </div>
      <Stack gap="lg" className={classes.panel}>
        <div>
          <Group justify="space-between" wrap="nowrap" mb={4}>
            <Title order={2} size="h3">
              Prompt
            </Title>
            <CopyAction value={generation.prompt} label="Copy prompt" />
          </Group>
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{generation.prompt}</Text>
          {generation.negativePrompt && (
            <Text size="sm" c="dimmed" mt="xs">
              Without: {generation.negativePrompt}
            </Text>
          )}
        </div>
        <Group gap={8}>
          <StatusBadge status={generation.status} />
          <PreviewBadge modelId={generation.model} />
        </Group>
        <FailoverNotice generation={generation} size="sm" />
        <MissingNotice generation={generation} />
        {isPreview && (
          <Text size="xs" c="dimmed">
            {previewExplanation}
          </Text>
        )}
        {isRunning(generation) ? (
          <GenerationProgress generation={generation} />
        ) : (
          <GenerationActions generation={generation} onReuse={onReuse} />
        )}
        <section>
          <Title order={2} size="h3" mb="xs">
            Parameters
          </Title>
          <Facts facts={parameters(generation, requested)} />
          <ReferenceStrip references={generation.references} />
        </section>
        <section>
          <Title order={2} size="h3" mb="xs">
            Cost and time
          </Title>
          <Facts facts={costAndTime(generation, isPreview)} />
        </section>
      </Stack>
    </div>
  );
}

function parameters(generation: Generation, requested: Model | undefined) {
  const {
    modelName,
    providerName,
    requestedModel,
    model,
    strength,
    failover,
    width,
    height,
    aspectRatio,
    count,
    seed,
    quality,
    outputFormat,
  } = generation;
  return [
    {
      label: 'Requested model',
      value: requestedModel === model ? null : requestedText(requestedModel, requested),
    },
    { label: 'Model', value: modelName },
    { label: 'Provider', value: providerName },
    { label: 'Failover', value: failoverText[failover] },
    { label: 'Size', value: `${width} × ${height} px` },
    { label: 'Aspect ratio', value: aspectRatio },
    { label: 'Images', value: count },
    { label: 'Seed', value: seed },
    { label: 'Strength', value: strength === null ? null : `${Math.round(strength * 100)} %` },
    { label: 'Quality', value: quality && formatQuality(quality) },
    { label: 'Format', value: outputFormat.toUpperCase() },
    ...Object.entries(generation.parameters).map(([name, value]) => ({
      label: humanize(name),
      value: String(value),
    })),
  ];
}

const failoverText = {
  samePrice: 'If it costs no more',
  anyPrice: 'At any price',
  none: 'Not allowed',
};

function costAndTime(generation: Generation, isPreview: boolean) {
  const { cost, createdAt, startedAt, completedAt, createdBy } = generation;
  const took = startedAt && completedAt ? (Date.parse(completedAt) - Date.parse(startedAt)) / 1000 : null;
  return [
    { label: 'Estimate', value: costText({ ...cost, actual: null }, isPreview) },
    {
      label: 'Actual',
      value: isRunning(generation) ? 'Not settled' : paidText(generation, isPreview),
    },
    { label: 'Difference', value: isRunning(generation) || isPreview ? null : costDifference(cost) },
    { label: 'Requested', value: `${formatDateTime(createdAt)} by ${createdBy.displayName}` },
    { label: 'Finished', value: completedAt && formatDateTime(completedAt) },
    { label: 'Took', value: took === null ? null : formatSeconds(took) },
  ];
}
