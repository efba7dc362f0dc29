import type { GenerationSummary } from '@/lib/api/types';

type Delivered = Pick<GenerationSummary, 'images' | 'count' | 'missingImages' | 'cost'>;

/** How many images arrived, where that is fewer than were asked for; null when all of them did. */
export function arrivedText({ images, count, missingImages }: Delivered): string | null {
  if (missingImages.length === 0) return null;
  return `${images.length} of ${count} images arrived`;
}

/** Which image did not arrive and why, a line for each. */
export function missingReasons({ missingImages }: Delivered): string[] {
  return missingImages.map(({ index, reason }) => `Image ${index + 1}: ${reason}`);
}

/** Whether the missing ones cost anything; null when nothing was charged, or nobody knows. */
export function missingCost({ cost }: Delivered): string | null {
  return cost.actual ? 'The cost is what the provider charged for all the images it made.' : null;
}
