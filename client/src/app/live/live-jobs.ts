import { notifyManager, type Query, type QueryClient } from '@tanstack/react-query';
import { isFinished } from '@/lib/jobs/lifecycle';
import { refreshNewest, writeQuietly } from './cached-lists';
import type { Changes, JobUpdate } from './changes';
import type { JobFilters, JobKind } from './job-kinds';
import { createJobQueries } from './job-queries';
import { isOvertaken, type Job, type JobSummary, lacksImages, patchJob } from './patch-job';
import type { createRefresher } from './refresher';

type Refresher = ReturnType<typeof createRefresher>;

/** Keeps the cached jobs of a kind in step with events; asks the server only for what is looked at and lacks something. */
export function createLiveJobs(queryClient: QueryClient, refresher: Refresher, kind: JobKind) {
  const queries = createJobQueries(queryClient, kind);
  const { lists, details, recent, rowsOf, detailOf, filtersOf } = queries;

  const patch = (changes: Changes, query: Query) => {
    const next = queries.changed(query, (known) => patchJob(known, changes));
    if (next !== query.state.data) writeQuietly(queryClient, query, next);
  };

  /** Asks again for a list that lacks a job, when it is looked at; otherwise it is marked for later. */
  const completeList = (query: Query, filters: JobFilters, changes: Changes, updates: JobUpdate[]) => {
    const rows = new Map(rowsOf(query).map((row) => [row.id, row]));
    for (const update of updates) {
      const row = rows.get(update.id);
      if (row ? isOvertaken(row, update) : !kind.mayList(filters, update) || !queries.reaches(query, update))
        continue;

      // Another model stepped in, with settings of its own; or images passed this tab by.
      const switched = row !== undefined && row.model !== update.model;
      if (row && !switched && !lacksImages(patchJob(row, changes))) continue;
      const status = row || filters.status ? update.status : '';
      markOrRefresh(query, [update.id, status, switched ? update.model : ''].join(), () => {
        const now = rowsOf(query).find(({ id }) => id === update.id);
        return switched || !now || lacksImages(now);
      });
    }
  };

  const completeDetail = (query: Query, changes: Changes, updates: JobUpdate[]) => {
    const detail = detailOf(query);
    const update = updates.find(({ id }) => id === detail?.id);
    if (!detail || !update || isWhole(patchJob(detail, changes), update)) return;
    markOrRefresh(query, [update.attempts, update.status].join(), () => {
      const now = detailOf(query);
      return now !== undefined && !isWhole(now, update);
    });
  };

  const markOrRefresh = (query: Query, reason: string, isNeeded: () => boolean) => {
    if (query.isActive()) refresher.request(query.queryHash, reason, isNeeded, () => refresh(query));
    else if (!query.state.isInvalidated) query.invalidate();
  };

  const refresh = (query: Query): Promise<unknown> => {
    const { queryKey } = query;
    if (queries.shapeOf(query) === 'list')
      return refreshNewest(queryClient, queryKey, () => kind.fetchPage(filtersOf(query)));
    // Marked as well: who leaves before the answer comes, or has left, finds it asked for when they come back.
    return queryClient.invalidateQueries({ queryKey, exact: true }, { throwOnError: true });
  };

  return {
    holds: (query: Query): boolean => queries.shapeOf(query) !== null,

    /** Writes what the events say wherever it is cached. */
    patch: (changes: Changes): void =>
      notifyManager.batch(() => {
        for (const query of [...details(), ...recent(), ...lists()]) patch(changes, query);
      }),

    patchQuery: patch,

    /** Sees to what the events alone cannot fill in. Comes before they are written. */
    complete(changes: Changes): void {
      const updates = [...changes.updates.values()].filter(({ job }) => job === kind.job);
      if (updates.length === 0) return;
      for (const query of recent()) completeList(query, {}, changes, updates);
      for (const query of lists()) completeList(query, filtersOf(query), changes, updates);
      for (const query of details()) completeDetail(query, changes, updates);
    },

    find(id: string): JobSummary | undefined {
      const detail = queryClient.getQueryData<Job>([...kind.details, id]);
      return detail ?? [...recent(), ...lists()].flatMap(rowsOf).find((row) => row.id === id);
    },
  };
}

/** Whether a job has the attempts that an update knows of, and the images that it says are there. */
function isWhole(detail: Job, update: JobUpdate): boolean {
  if (isOvertaken(detail, update)) return true;
  const endIsMissing = isFinished(update) && detail.attempts.some(({ outcome }) => outcome === null);
  return detail.attempts.length >= update.attempts && !endIsMissing && !lacksImages(detail);
}
