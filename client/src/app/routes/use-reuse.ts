import { useNavigate } from '@tanstack/react-router';
import { draftStore, reuseSettings, type ReuseSource } from '@/features/composer/draft';
import { announce } from '@/lib/announce';
import type { Reuse } from '@/lib/reuse';

/** Takes settings over into the generate form and goes there. */
export function useReuse() {
  const navigate = useNavigate();
  return (source: ReuseSource, reuse: Reuse) => {
    draftStore.set(reuseSettings(source, reuse));
    announce('Settings applied. Change them as needed, then generate.');
    void navigate({ to: '/', state: { focusPrompt: true } });
  };
}
