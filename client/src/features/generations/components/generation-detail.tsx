import { Group, Stack, Text, Title } from '@mantine/core';
import { CopyAction } from '@/components/copy-action';
import { Facts } from '@/components/facts';
import { PreviewBadge, previewExplanation, useIsPreview } from '@/components/preview-badge';
import { StatusBadge } from '@/components/status-badge';
import type { Generation } from '@/lib/api/types';
import { formatDateTime, formatSeconds, humanize } from '@/lib/format';
import { isRunning } from '../lifecycle';
import { costText, paidText } from '../price-text';
import { Attempts } from './attempts';
import classes from './generation-detail.module.css';
import type { OnReuse } from './generation-card';
import { GenerationImages } from './generation-card';
import { GenerationActions } from './generation-actions';
import { GenerationProgress } from './generation-progress';

/** Everything there is to know about one generation. */
export function GenerationDetail({ generation, onReuse }: { generation: Generation; onReuse: OnReuse }) {
  const isPreview = useIsPreview(generation.model);
  return (
    <div className={classes.layout}>
      <GenerationImages generation={generation} onReuse={onReuse} />
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
          <Facts facts={parameters(generation)} />
        </section>
        <section>
          <Title order={2} size="h3" mb="xs">
            Cost and time
          </Title>
          <Facts facts={costAndTime(generation, isPreview)} />
        </section>
        <section>
          <Title order={2} size="h3" mb="sm">
            Attempts
          </Title>
          <Attempts attempts={generation.attempts} currency={generation.cost.currency} />
        </section>
      </Stack>
    </div>
  );
}

function parameters(generation: Generation) {
  const { modelName, provider, width, height, aspectRatio, count, seed, quality, outputFormat } = generation;
  return [
    { label: 'Model', value: modelName },
    { label: 'Provider', value: provider },
    { label: 'Size', value: `${width} × ${height} px` },
    { label: 'Aspect ratio', value: aspectRatio },
    { label: 'Images', value: count },
    { label: 'Seed', value: seed },
    { label: 'Quality', value: quality && humanize(quality) },
    { label: 'Format', value: outputFormat.toUpperCase() },
    ...Object.entries(generation.parameters).map(([name, value]) => ({
      label: humanize(name),
      value: String(value),
    })),
  ];
}

function costAndTime(generation: Generation, isPreview: boolean) {
  const { cost, createdAt, startedAt, completedAt, createdBy } = generation;
  const took = startedAt && completedAt ? (Date.parse(completedAt) - Date.parse(startedAt)) / 1000 : null;
  return [
    { label: 'Estimated', value: costText({ ...cost, actual: null }, isPreview) },
    {
      label: 'Actual',
      value: isRunning(generation) ? 'Not settled' : paidText(generation, isPreview),
    },
    { label: 'Requested', value: `${formatDateTime(createdAt)} by ${createdBy.displayName}` },
    { label: 'Finished', value: completedAt && formatDateTime(completedAt) },
    { label: 'Took', value: took === null ? null : formatSeconds(took) },
  ];
}
