import { notifyManager, type Query, type QueryClient } from '@tanstack/react-query';
import { generationKeys } from '@/features/generations/api/keys';
import { fetchGenerationPage } from '@/features/generations/api/list-generations';
import { recentLimit } from '@/features/generations/api/recent-generations';
import type { HistorySearch } from '@/features/generations/history-search';
import type { Generation, GenerationSummary } from '@/lib/api/types';
import { isFinished } from '@/lib/jobs/lifecycle';
import { mapItems, type PagedList, refreshNewest, writeQuietly } from './cached-lists';
import type { Changes, GenerationUpdated } from './changes';
import { mayListGeneration } from './may-belong';
import { isOvertaken, lacksImages, patchGeneration } from './patch-generation';
import type { createRefresher } from './refresher';

type Refresher = ReturnType<typeof createRefresher>;
type List = PagedList<GenerationSummary>;

/** Keeps the cached generations in step with events; asks the server only for what is looked at and lacks something. */
export function createLiveGenerations(queryClient: QueryClient, refresher: Refresher) {
  const cache = queryClient.getQueryCache();
  const lists = () => cache.findAll({ queryKey: generationKeys.lists() });
  const details = () => cache.findAll({ queryKey: generationKeys.details() });
  const recent = () => cache.findAll({ queryKey: generationKeys.recent(), exact: true });

  const patch = (changes: Changes, queries: Query[]) => {
    const change = (known: GenerationSummary) => patchGeneration(known, changes);
    for (const query of queries) {
      const data = query.state.data;
      const next = data === undefined ? undefined : changeData(query, data, change);
      if (next !== data) writeQuietly(queryClient, query, next);
    }
  };

  /** Asks again for a list that lacks a generation, when it is looked at; otherwise it is marked for later. */
  const completeList = (query: Query, filters: HistorySearch, changes: Changes) => {
    const rows = new Map(rowsOf(query).map((row) => [row.id, row]));
    for (const update of changes.updates.values()) {
      const row = rows.get(update.id);
      if (row ? isOvertaken(row, update) : !mayListGeneration(filters, update) || !reaches(query, update))
        continue;

      // Another model stepped in, with settings of its own; or images passed this tab by.
      const switched = row !== undefined && row.model !== update.model;
      if (row && !switched && !lacksImages(patchGeneration(row, changes))) continue;
      const status = row || filters.status ? update.status : '';
      markOrRefresh(query, [update.id, status, switched ? update.model : ''].join(), () => {
        const now = rowsOf(query).find(({ id }) => id === update.id);
        return switched || !now || lacksImages(now);
      });
    }
  };

  const completeDetail = (query: Query, changes: Changes) => {
    const detail = query.state.data as Generation | undefined;
    const update = detail && changes.updates.get(detail.id);
    if (!update || isWhole(patchGeneration(detail, changes), update)) return;
    markOrRefresh(query, [update.attempts, update.status].join(), () => {
      const now = query.state.data as Generation | undefined;
      return now !== undefined && !isWhole(now, update);
    });
  };

  const markOrRefresh = (query: Query, reason: string, isNeeded: () => boolean) => {
    if (!query.isActive()) {
      if (!query.state.isInvalidated) query.invalidate();
      return;
    }
    refresher.request(
      query.queryHash,
      reason,
      () => query.isActive() && isNeeded(),
      () => refresh(queryClient, query),
    );
  };

  return {
    /** Writes what the events say wherever it is cached. */
    patch: (changes: Changes): void =>
      notifyManager.batch(() => patch(changes, [...details(), ...recent(), ...lists()])),

    patchQuery: (changes: Changes, query: Query): void => patch(changes, [query]),

    /** Sees to what the events alone cannot fill in. Comes before they are written. */
    complete(changes: Changes): void {
      for (const query of recent()) completeList(query, {}, changes);
      for (const query of lists()) completeList(query, filtersOf(query), changes);
      for (const query of details()) completeDetail(query, changes);
    },

    find(id: string): GenerationSummary | undefined {
      const detail = queryClient.getQueryData<Generation>(generationKeys.detail(id));
      return detail ?? [...recent(), ...lists()].flatMap(rowsOf).find((row) => row.id === id);
    },
  };
}

function refresh(queryClient: QueryClient, query: Query): Promise<unknown> {
  const { queryKey } = query;
  if (queryKey[1] === 'list')
    return refreshNewest(queryClient, queryKey, () => fetchGenerationPage(filtersOf(query)));
  return queryClient.refetchQueries({ queryKey, exact: true, type: 'active' }, { throwOnError: true });
}

function changeData(
  query: Query,
  data: unknown,
  change: (known: GenerationSummary) => GenerationSummary,
): unknown {
  if (query.queryKey[1] === 'list') return mapItems(data as List, change);
  if (query.queryKey[1] === 'detail') return change(data as Generation);
  const rows = data as GenerationSummary[];
  const next = rows.map(change);
  return next.some((row, index) => row !== rows[index]) ? next : rows;
}

function rowsOf(query: Query): GenerationSummary[] {
  const { data } = query.state;
  if (data === undefined) return [];
  if (query.queryKey[1] === 'list') return (data as List).pages.flatMap(({ items }) => items);
  return query.queryKey[1] === 'recent' ? (data as GenerationSummary[]) : [];
}

function filtersOf(query: Query): HistorySearch {
  return query.queryKey[2] ?? {};
}

/** Whether a list, as far as it is loaded, comes to a generation of that time: an older one is not missing. */
function reaches(query: Query, { createdAt }: GenerationUpdated): boolean {
  const rows = rowsOf(query);
  const last = rows.at(-1);
  return !last || hasAll(query, rows) || Date.parse(createdAt) > Date.parse(last.createdAt);
}

function hasAll(query: Query, rows: GenerationSummary[]): boolean {
  if (query.queryKey[1] === 'recent') return rows.length < recentLimit;
  return (query.state.data as List).pages.at(-1)?.nextCursor === null;
}

/** Whether a generation has the attempts that an update knows of, and the images that it says are there. */
function isWhole(detail: Generation, update: GenerationUpdated): boolean {
  if (isOvertaken(detail, update)) return true;
  const endIsMissing = isFinished(update) && detail.attempts.some(({ outcome }) => outcome === null);
  return detail.attempts.length >= update.attempts && !endIsMissing && !lacksImages(detail);
}
