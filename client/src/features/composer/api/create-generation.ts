import { api, send } from '@/lib/api/client';
import { ApiError } from '@/lib/api/problem';
import type { Submission } from '../submissions';

export function createGeneration(
  { idempotencyKey, request }: Pick<Submission, 'idempotencyKey' | 'request'>,
  signal: AbortSignal,
) {
  return send(
    api.POST('/api/v1/generations', {
      headers: { 'Idempotency-Key': idempotencyKey },
      body: request,
      signal,
    }),
  );
}

/**
 * Whether the request may have been carried out although no answer says so: it got lost, or the server failed, which
 * may happen after it has saved. Only a resend under the same key is safe then.
 */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof ApiError && (error.outcomeUnknown || error.status >= 500);
}

/** Whether the server answered before it looked for the key: an earlier request under it may still have been carried out. */
export function saysNothingOfKey(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 429].includes(error.status);
}
