import type { QueryClient } from '@tanstack/react-query';
import { editQuery } from '@/features/edits/api/get-edit';
import { editKeys } from '@/features/edits/api/keys';
import { cachedEdit, patchEdit } from '@/features/edits/cache';
import type { ServerEvent } from '@/lib/api/types';
import { isFinished } from '@/lib/jobs/lifecycle';

/** Keeps what this tab shows of edits in step with the server; what it does not show it does not ask for. */
export async function editUpdated(
  queryClient: QueryClient,
  event: ServerEvent['edit.updated'],
): Promise<void> {
  const before = cachedEdit(queryClient, event.id);
  if (!before) {
    await queryClient.invalidateQueries({ queryKey: editKeys.lists() });
    return;
  }

  // An end is shown with its image or its reason, so it waits for the whole edit.
  if (!isFinished(event)) patchEdit(queryClient, event);
  if (before.status === event.status && before.stage === event.stage) return;
  await queryClient.invalidateQueries({ queryKey: editQuery(event.id).queryKey });
  await queryClient.invalidateQueries({ queryKey: editKeys.lists() });
}
