import { day, oneOf, text } from '@/lib/search-params';

export const orientations = ['landscape', 'portrait', 'square'] as const;
export const views = ['grid', 'list'] as const;
export const sizes = ['small', 'medium', 'large'] as const;

/** The gallery's address: what is looked for and how it is shown. */
export interface GallerySearch {
  q?: string;
  model?: string;
  orientation?: (typeof orientations)[number];
  from?: string;
  to?: string;
  view?: (typeof views)[number];
  size?: (typeof sizes)[number];
}

export type AssetFilters = Pick<GallerySearch, 'q' | 'model' | 'orientation' | 'from' | 'to'>;

export function parseGallerySearch(raw: Record<string, unknown>): GallerySearch {
  return {
    q: text(raw.q),
    model: text(raw.model),
    orientation: oneOf(raw.orientation, orientations),
    from: day(raw.from),
    to: day(raw.to),
    view: oneOf(raw.view, views),
    size: oneOf(raw.size, sizes),
  };
}

export function assetFilters({ q, model, orientation, from, to }: GallerySearch): AssetFilters {
  return { q, model, orientation, from, to };
}

export function hasFilters(filters: AssetFilters): boolean {
  return Object.values(assetFilters(filters)).some(Boolean);
}
