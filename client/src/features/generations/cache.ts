import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Generation, GenerationPage, GenerationSummary } from '@/lib/api/types';
import { generationKeys } from './api/keys';
import { recentGenerationsQuery, recentLimit } from './api/recent-generations';
import { isFinished, isRunning } from '@/lib/jobs/lifecycle';

/**
 * Puts a whole generation wherever it is shown and answers what is now known of it. An answer that was overtaken
 * by a later one (running, when it is known to have ended) changes nothing, unless it was `restarted`.
 */
export function writeGeneration(
  queryClient: QueryClient,
  generation: Generation,
  { restarted = false } = {},
): Generation {
  const known = cachedGeneration(queryClient, generation.id);
  const detail = queryClient.getQueryData<Generation>(generationKeys.detail(generation.id));
  const overtaken = detail && isFinished(detail) && isRunning(generation) && !restarted;
  if (overtaken) return detail;

  const summary = toSummary(generation);
  queryClient.setQueryData(generationKeys.detail(generation.id), generation);
  queryClient.setQueryData(recentGenerationsQuery.queryKey, (recent) =>
    recent && !recent.some(({ id }) => id === generation.id)
      ? [summary, ...recent].sort(newestFirst).slice(0, recentLimit)
      : recent,
  );
  replaceInLists(queryClient, generation.id, () => summary);
  if (!known) void queryClient.invalidateQueries({ queryKey: generationKeys.lists() });
  return generation;
}

/** The newest state the cache has of a generation, if any. */
function cachedGeneration(queryClient: QueryClient, id: string): GenerationSummary | undefined {
  return (
    queryClient.getQueryData<Generation>(generationKeys.detail(id)) ??
    queryClient.getQueryData(recentGenerationsQuery.queryKey)?.find((known) => known.id === id) ??
    queryClient
      .getQueriesData<InfiniteData<GenerationPage>>({ queryKey: generationKeys.lists() })
      .flatMap(([, list]) => list?.pages ?? [])
      .flatMap(({ items }) => items)
      .find((known) => known.id === id)
  );
}

function replaceInLists(
  queryClient: QueryClient,
  id: string,
  change: (known: GenerationSummary) => GenerationSummary,
): void {
  const inItems = (items: GenerationSummary[]) =>
    items.some((item) => item.id === id)
      ? items.map((item) => (item.id === id ? change(item) : item))
      : items;

  queryClient.setQueryData(recentGenerationsQuery.queryKey, (items) => items && inItems(items));
  queryClient.setQueriesData<InfiniteData<GenerationPage>>({ queryKey: generationKeys.lists() }, (list) => {
    if (!list) return list;
    const pages = list.pages.map((page) => {
      const items = inItems(page.items);
      return items === page.items ? page : { ...page, items };
    });
    return pages.some((page, index) => page !== list.pages[index]) ? { ...list, pages } : list;
  });
}

function toSummary({
  attempts: _,
  queuePosition: __,
  estimatedSecondsRemaining: ___,
  durationNotice: ____,
  ...summary
}: Generation): GenerationSummary {
  return summary;
}

function newestFirst(a: GenerationSummary, b: GenerationSummary): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt);
}
