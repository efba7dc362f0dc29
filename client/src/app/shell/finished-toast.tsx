import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Generation } from '@/lib/api/types';
import { plural } from '@/lib/format';

export function finishedText({ status, images }: Generation): string {
  if (status === 'completed') return `${plural(images.length, 'image')} ready`;
  return status === 'failed' ? 'Generation failed' : 'Generation cancelled';
}

export function FinishedToast({ generation, onOpen }: { generation: Generation; onOpen: () => void }) {
  const [image] = generation.images;
  return (
    <Group gap="sm" wrap="nowrap" mt={4}>
      {image && (
        <img
          src={image.thumbnailUrl}
          alt=""
          width={48}
          height={48}
          style={{ borderRadius: 8, objectFit: 'cover', flex: 'none' }}
        />
      )}
      <div>
        <Text size="sm" lineClamp={2}>
          {generation.prompt}
        </Text>
        <Anchor
          size="sm"
          fw={600}
          renderRoot={(props) => <Link to="/generations/$id" params={{ id: generation.id }} {...props} />}
          onClick={onOpen}
        >
          Show
        </Anchor>
      </div>
    </Group>
  );
}
