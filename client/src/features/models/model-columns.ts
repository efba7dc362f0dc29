import type { Model } from '@/lib/api/types';
import { listPrice } from '@/lib/models/price-text';

export const columns = [
  { id: 'name', label: 'Model' },
  { id: 'price', label: 'Price' },
  { id: 'time', label: 'Time' },
  { id: 'health', label: 'Health' },
  { id: 'sizes', label: 'Largest size' },
  { id: 'references', label: 'References' },
  { id: 'mask', label: 'Mask' },
  { id: 'seed', label: 'Seed' },
  { id: 'negative', label: 'Negative' },
  { id: 'quality', label: 'Quality' },
] as const;

export type Column = (typeof columns)[number]['id'];

const healthOrder = { healthy: 0, degraded: 1, unknown: 2, down: 3 } as const;

const values: Record<Column, (model: Model) => string | number | null> = {
  name: ({ name, providerName }) => `${name} ${providerName}`,
  price: (model) => (model.isPreview ? 0 : listPrice(model)),
  time: ({ typicalSeconds }) => typicalSeconds,
  health: ({ health }) => healthOrder[health.state],
  sizes: (model) => largest(model).pixels,
  references: ({ capabilities }) => capabilities.maxReferences,
  mask: ({ capabilities }) => Number(capabilities.mask),
  seed: ({ capabilities }) => Number(capabilities.seed),
  negative: ({ capabilities }) => Number(capabilities.negativePrompt),
  quality: ({ capabilities }) => capabilities.qualities.length,
};

/** Orders models by a column. What is unknown comes last, whichever way. */
export function compareBy(column: Column, descending: boolean) {
  const read = values[column];
  return (one: Model, other: Model): number => {
    const [a, b] = [read(one), read(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b);
    return descending ? -order : order;
  };
}

export function sizesText(model: Model): string {
  const { width, height, free } = largest(model);
  if (width === 0) return 'Chosen by the model';
  return free ? `Up to ${width} a side` : `${width} × ${height}`;
}

function largest({ capabilities: { size, aspectRatios } }: Model) {
  if (size) return { width: size.maxSide, height: size.maxSide, pixels: size.maxPixels, free: true };
  return aspectRatios.reduce(
    (best, { width, height }) =>
      width * height > best.pixels ? { width, height, pixels: width * height, free: false } : best,
    { width: 0, height: 0, pixels: 0, free: false },
  );
}
