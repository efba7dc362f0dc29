import type { QueryClient } from '@tanstack/react-query';
import type { Edit, EditSummary } from '@/lib/api/types';
import { isFinished, isRunning } from '@/lib/jobs/lifecycle';
import { editListQuery } from './api/list-edits';
import { editKeys } from './api/keys';

/**
 * Puts a whole edit wherever it is shown and answers what is now known of it. An answer that was overtaken by a later
 * one (running, when it is known to have ended) changes nothing, unless it was `restarted`.
 */
export function writeEdit(queryClient: QueryClient, edit: Edit, { restarted = false } = {}): Edit {
  const known = queryClient.getQueryData<Edit>(editKeys.detail(edit.id));
  if (known && isFinished(known) && isRunning(edit) && !restarted) return known;

  queryClient.setQueryData(editKeys.detail(edit.id), edit);
  const listed = replaceInList(queryClient, edit.id, (summary) => ({ ...summary, ...edit }));
  if (!listed) void queryClient.invalidateQueries({ queryKey: editKeys.lists() });
  return edit;
}

/** Whether the list that is at hand holds it. */
function replaceInList(
  queryClient: QueryClient,
  id: string,
  change: (known: EditSummary) => EditSummary,
): boolean {
  const list = queryClient.getQueryData(editListQuery.queryKey);
  if (!list?.pages.some(({ items }) => items.some((item) => item.id === id))) return false;

  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === id ? change(item) : item)),
  }));
  queryClient.setQueryData(editListQuery.queryKey, { ...list, pages });
  return true;
}
