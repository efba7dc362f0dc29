import { matchQuery, type Query, type QueryClient } from '@tanstack/react-query';
import { mapItems, type PagedList } from './cached-lists';
import type { JobUpdate } from './changes';
import type { JobFilters, JobKind } from './job-kinds';
import type { Job, JobSummary } from './patch-job';

type Shape = 'list' | 'recent' | 'detail';
type List = PagedList<JobSummary>;

/** Finds and reads what the cache holds of the jobs of a kind, in whatever shape. */
export function createJobQueries(queryClient: QueryClient, kind: JobKind) {
  const cache = queryClient.getQueryCache();
  const { recent: recentKind } = kind;

  const shapeOf = (query: Query): Shape | null => {
    if (matchQuery({ queryKey: kind.lists }, query)) return 'list';
    if (matchQuery({ queryKey: kind.details }, query)) return 'detail';
    return recentKind && matchQuery({ queryKey: recentKind.queryKey }, query) ? 'recent' : null;
  };

  const rowsOf = (query: Query): JobSummary[] => {
    const { data } = query.state;
    const shape = shapeOf(query);
    if (data === undefined || shape === 'detail' || shape === null) return [];
    return shape === 'list' ? (data as List).pages.flatMap(({ items }) => items) : (data as JobSummary[]);
  };

  const hasAll = (query: Query, rows: JobSummary[]) =>
    shapeOf(query) === 'recent'
      ? rows.length < (recentKind?.limit ?? 0)
      : (query.state.data as List).pages.at(-1)?.nextCursor === null;

  return {
    lists: () => cache.findAll({ queryKey: kind.lists }),
    details: () => cache.findAll({ queryKey: kind.details }),
    recent: () => (recentKind ? cache.findAll({ queryKey: recentKind.queryKey, exact: true }) : []),
    shapeOf,
    rowsOf,
    detailOf: (query: Query): Job | undefined => query.state.data as Job | undefined,
    filtersOf: (query: Query): JobFilters => query.queryKey[kind.lists.length] ?? {},

    /** Whether a list, as far as it is loaded, comes to a job of that time: an older one is not missing. */
    reaches(query: Query, { createdAt }: JobUpdate): boolean {
      const rows = rowsOf(query);
      const last = rows.at(-1);
      return !last || hasAll(query, rows) || Date.parse(createdAt) > Date.parse(last.createdAt);
    },

    /** What the query would hold with each of its jobs changed; the same object when none is. */
    changed(query: Query, change: <T extends JobSummary | Job>(known: T) => T): unknown {
      const { data } = query.state;
      const shape = shapeOf(query);
      if (data === undefined || shape === null) return data;
      if (shape === 'list') return mapItems(data as List, change);
      if (shape === 'detail') return change(data as Job);
      const rows = data as JobSummary[];
      const next = rows.map(change);
      return next.some((row, index) => row !== rows[index]) ? next : rows;
    },
  };
}
