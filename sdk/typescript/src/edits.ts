import type { Connection } from './connection.js';
import { retrying } from './retry.js';
import type { components } from './schema.gen.js';
import { send } from './send.js';
import { untilFinished } from './wait.js';

export type EditRequest = components['schemas']['EditRequest'];
export type Edit = components['schemas']['EditResponse'];

interface StartOptions {
  /** The same key makes the same edit, however often it is sent; one of its own for each call when not given. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Asks for an edit, once: lost answers are asked for again under one key, which makes and charges one edit. */
export function startEdit(
  connection: Connection,
  body: EditRequest,
  { idempotencyKey = crypto.randomUUID(), signal }: StartOptions = {},
): Promise<Edit> {
  const header = { 'Idempotency-Key': idempotencyKey };
  return retrying(
    () => send(connection.api.POST('/api/v1/edits', { params: { header }, body, signal })),
    signal,
  );
}

/** Waits until an edit has ended, one way or another: `status` says which. */
export function waitForEdit(connection: Connection, id: string, signal?: AbortSignal): Promise<Edit> {
  return untilFinished(
    () => send(connection.api.GET('/api/v1/edits/{id}', { params: { path: { id } }, signal })),
    signal,
  );
}
