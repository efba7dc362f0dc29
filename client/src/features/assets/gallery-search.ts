import * as v from 'valibot';
import { searchDay, searchOption, searchText } from '@/lib/search-params';

export const orientations = ['landscape', 'portrait', 'square'] as const;
const views = ['grid', 'list'] as const;
export const sizes = ['small', 'medium', 'large'] as const;

/** The gallery's address: what is looked for and how it is shown. */
export const gallerySearch = v.object({
  q: searchText,
  model: searchText,
  orientation: searchOption(orientations),
  from: searchDay,
  to: searchDay,
  view: searchOption(views),
  size: searchOption(sizes),
});

export type GallerySearch = v.InferOutput<typeof gallerySearch>;
export type AssetFilters = Pick<GallerySearch, 'q' | 'model' | 'orientation' | 'from' | 'to'>;

/** The address without any filter; how it is shown stays. */
export const noFilters = {
  q: undefined,
  model: undefined,
  orientation: undefined,
  from: undefined,
  to: undefined,
} satisfies AssetFilters;

export function assetFilters({ q, model, orientation, from, to }: GallerySearch): AssetFilters {
  return { q, model, orientation, from, to };
}

export function hasFilters(filters: AssetFilters): boolean {
  return Object.values(assetFilters(filters)).some(Boolean);
}
