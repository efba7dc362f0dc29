import type { QueryKey } from '@tanstack/react-query';
import { editKeys } from '@/features/edits/api/keys';
import { fetchEditPage } from '@/features/edits/api/list-edits';
import { generationKeys } from '@/features/generations/api/keys';
import { fetchGenerationPage } from '@/features/generations/api/list-generations';
import { recentLimit } from '@/features/generations/api/recent-generations';
import type { HistorySearch } from '@/features/generations/history-search';
import type { Page } from './cached-lists';
import type { JobName, JobUpdate } from './changes';
import { mayListGeneration } from './may-belong';
import type { JobSummary } from './patch-job';

/** What lists of jobs are narrowed to; empty where a kind of job has no filters. */
export type JobFilters = HistorySearch;

/** Where the cache keeps the jobs of a kind, and how the newest of them are read. */
export interface JobKind {
  job: JobName;
  /** Lists in pages; their key ends with the filters. */
  lists: QueryKey;
  details: QueryKey;
  /** The latest few without pages, where there is such a list. */
  recent?: { queryKey: QueryKey; limit: number };
  fetchPage: (filters: JobFilters) => Promise<Page<JobSummary>>;
  /** Whether a list with these filters may show the job. */
  mayList: (filters: JobFilters, update: JobUpdate) => boolean;
}

export const generationKind: JobKind = {
  job: 'generation',
  lists: generationKeys.lists(),
  details: generationKeys.details(),
  recent: { queryKey: generationKeys.recent(), limit: recentLimit },
  fetchPage: (filters) => fetchGenerationPage(filters),
  mayList: mayListGeneration,
};

export const editKind: JobKind = {
  job: 'edit',
  lists: editKeys.lists(),
  details: editKeys.details(),
  fetchPage: () => fetchEditPage(),
  mayList: () => true,
};
