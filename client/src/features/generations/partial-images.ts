import type { PartialImage, ServerEvent } from '@/lib/api/types';

type Partials = ServerEvent['generation.updated']['partials'];

/** The unfinished images that an event tells of, as the generation itself would list them; undefined when it tells of none. */
export function partialImagesOf(id: string, partials: Partials): PartialImage[] | undefined {
  return partials?.map(({ index, version }) => ({
    index,
    version,
    // Every version has an address of its own, so that no cache shows an older one.
    url: `/api/v1/generations/${id}/partials/${index}?v=${version}`,
  }));
}
