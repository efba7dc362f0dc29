import { notifications } from '@mantine/notifications';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { addReference } from '@/features/composer/draft';
import { announce } from '@/lib/announce';
import type { AssetSummary } from '@/lib/api/types';

/** An image of the library, as far as a reference has to know it. */
type Referable = Pick<AssetSummary, 'id' | 'thumbnailUrl' | 'width' | 'height' | 'prompt'>;

/** Puts an image of the library among the references of the generate form, and goes there. */
export function useReference() {
  const navigate = useNavigate();
  const there = useLocation({ select: ({ pathname }) => pathname === '/' });
  return ({ id, thumbnailUrl, width, height, prompt }: Referable) => {
    addReference({ source: 'asset', id, thumbnailUrl, width, height, name: prompt.slice(0, 80) });
    announce('The image was added as a reference.');
    if (!there) void navigate({ to: '/', state: { focusPrompt: true } });
    else notifications.show({ message: 'The image was added as a reference.', color: 'green' });
  };
}
