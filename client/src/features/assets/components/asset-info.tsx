import { Button, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowsShuffle, IconCopyPlus, IconPhotoPlus, IconReload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CopyAction } from '@/components/copy-action';
import { Facts } from '@/components/facts';
import { PreviewBadge, previewExplanation, useIsPreview } from '@/components/preview-badge';
import type { Asset } from '@/lib/api/types';
import { absoluteUrl } from '@/lib/base-path';
import { formatBytes, formatDateTime, formatQuality, humanize } from '@/lib/format';
import { assetCost } from './gallery-items';

interface AssetInfoProps {
  asset: Asset;
  onReuse: (asset: Asset, reuse: 'all' | 'remix' | 'similar') => void;
  onReference: (asset: Asset) => void;
  /** What else can be done with it. */
  actions?: ReactNode;
  /** How it was made: the attempts of its generation. */
  children?: ReactNode;
}

export function AssetInfo({ asset, onReuse, onReference, actions, children }: AssetInfoProps) {
  const isPreview = useIsPreview(asset.model) || asset.isPreviewRender;
  return (
    <Stack gap="lg" p="lg">
      <div>
        <Group justify="space-between" mb={4} wrap="nowrap">
          <Title order={2} size="h3">
            Prompt
          </Title>
          <CopyAction value={asset.prompt} label="Copy prompt" />
        </Group>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {asset.prompt}
        </Text>
        {asset.negativePrompt && (
          <Text size="sm" c="dimmed" mt="xs">
            Without: {asset.negativePrompt}
          </Text>
        )}
      </div>
      <Group gap={8}>
        <Button size="xs" leftSection={<IconReload size={15} />} onClick={() => onReuse(asset, 'all')}>
          Use settings
        </Button>
        <Button
          size="xs"
          variant="light"
          leftSection={<IconArrowsShuffle size={15} />}
          onClick={() => onReuse(asset, 'remix')}
        >
          Remix
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopyPlus size={15} />}
          onClick={() => onReuse(asset, 'similar')}
        >
          Similar
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPhotoPlus size={15} />}
          onClick={() => onReference(asset)}
        >
          Use as reference
        </Button>
        {actions}
      </Group>
      {isPreview && (
        <Stack gap={6}>
          <PreviewBadge modelId={asset.model} />
          <Text size="xs" c="dimmed">
            {previewExplanation}
          </Text>
        </Stack>
      )}
      <Divider />
      <Facts facts={assetFacts(asset, isPreview)} />
      {children}
      <Group gap={8}>
        <CopyAction variant="button" value={absoluteUrl(`/gallery/${asset.id}`)} label="Copy link" />
        {asset.generationId !== null && <GenerationButton id={asset.generationId} />}
      </Group>
    </Stack>
  );
}

function GenerationButton({ id }: { id: string }) {
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link to="/generations/$id" params={{ id }} {...props} />}
    >
      Generation
    </Button>
  );
}

function assetFacts(asset: Asset, isPreview: boolean) {
  return [
    { label: 'Model', value: asset.modelName },
    { label: 'Provider', value: asset.provider },
    { label: 'Cost', value: assetCost(asset, isPreview) },
    { label: 'Size', value: `${asset.width} × ${asset.height} px` },
    { label: 'Aspect ratio', value: asset.aspectRatio },
    { label: 'Seed', value: asset.seed },
    { label: 'Quality', value: asset.quality && formatQuality(asset.quality) },
    ...Object.entries(asset.parameters).map(([name, value]) => ({
      label: humanize(name),
      value: String(value),
    })),
    {
      label: 'File',
      value: `${asset.mediaType.replace('image/', '').toUpperCase()}, ${formatBytes(asset.bytes)}`,
    },
    { label: 'Made', value: formatDateTime(asset.createdAt) },
    { label: 'By', value: asset.createdBy.displayName },
    {
      label: 'SHA-256',
      value: <code style={{ fontSize: 11, overflowWrap: 'anywhere' }}>{asset.sha256}</code>,
    },
  ];
}
