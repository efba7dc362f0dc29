import { useNavigate } from '@tanstack/react-router';
import type { ImageActions } from '@/components/jobs/image-tile';
import jobClasses from '@/components/jobs/job-card.module.css';
import { UpscaleMenu } from '@/features/edits/components/upscale-actions';
import { openUpscale } from '@/features/edits/components/upscale-dialog';
import type { UpscaleSource } from '@/features/edits/upscale-choice';

/** Asks how an image is to be enlarged, and follows the job on its page. */
export function useUpscale(): (source: UpscaleSource, factor: number) => void {
  const navigate = useNavigate();
  return (source, factor) =>
    openUpscale(source, factor, ({ id }) => void navigate({ to: '/edits/$id', params: { id } }));
}

/** What can be done with a finished image of a card. */
export function useImageActions(): ImageActions {
  const upscale = useUpscale();
  return (image, which) => (
    <UpscaleMenu
      label={`Upscale${which}`}
      className={jobClasses.glass}
      onUpscale={(factor) => upscale(image, factor)}
    />
  );
}
