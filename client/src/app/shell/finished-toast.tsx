import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { plural } from '@/lib/format';
import type { Finished } from '../server-events';

export function finishedText({ status, imageCount }: Finished): string {
  if (status === 'completed') return `${plural(imageCount, 'image')} ready`;
  return status === 'failed' ? 'Generation failed' : 'Generation cancelled';
}

export function FinishedToast({ finished, onOpen }: { finished: Finished; onOpen: () => void }) {
  return (
    <Group gap="sm" wrap="nowrap" mt={4}>
      {finished.thumbnailUrl && (
        <img
          src={finished.thumbnailUrl}
          alt=""
          width={48}
          height={48}
          style={{ borderRadius: 8, objectFit: 'cover', flex: 'none' }}
        />
      )}
      <div>
        <Text size="sm" lineClamp={2}>
          {finished.prompt}
        </Text>
        <Anchor
          size="sm"
          fw={600}
          renderRoot={(props) => <Link to="/generations/$id" params={{ id: finished.id }} {...props} />}
          onClick={onOpen}
        >
          Show
        </Anchor>
      </div>
    </Group>
  );
}
