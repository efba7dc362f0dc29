import type { EditSummary } from '@/lib/api/types';

/** "Upscale 4x"; without a number where the model has a size of its own. */
export function editTitle({ parameters }: Pick<EditSummary, 'parameters'>): string {
  const { factor } = parameters;
  return typeof factor === 'number' ? `Upscale ${factor}x` : 'Upscale';
}

/** "1024 × 768 px". */
export function sizeText({ width, height }: { width: number; height: number }): string {
  return `${width} × ${height} px`;
}
