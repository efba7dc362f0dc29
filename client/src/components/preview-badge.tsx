import { Badge, type BadgeProps, Tooltip } from '@mantine/core';
import { useKnownModel } from './known-models';

export function useIsPreview(modelId: string): boolean {
  return useKnownModel(modelId)?.isPreview === true;
}

export const previewExplanation =
  'Made by the preview renderer from the prompt and the seed. It is a placeholder, not the output of an image model.';

interface PreviewBadgeProps extends BadgeProps {
  modelId: string;
  label?: string;
}

/** Says plainly that an image came from the preview renderer; nothing for real models. */
export function PreviewBadge({ modelId, label = 'Preview renderer', ...props }: PreviewBadgeProps) {
  const isPreview = useIsPreview(modelId);
  if (!isPreview) return null;
  return (
    <Tooltip label={previewExplanation} multiline w={260}>
      <Badge color="violet" size="sm" {...props}>
        {label}
      </Badge>
    </Tooltip>
  );
}
