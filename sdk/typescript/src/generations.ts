import type { Connection } from './connection.js';
import { retrying } from './retry.js';
import type { components } from './schema.gen.js';
import { send } from './send.js';
import { untilFinished } from './wait.js';

export type GenerationRequest = components['schemas']['GenerationRequest'];
export type Generation = components['schemas']['GenerationResponse'];

interface StartOptions {
  /** The same key makes the same generation, however often it is sent; one of its own for each call when not given. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Asks for images, once: lost answers are asked for again under one key, which makes and charges one generation. */
export function startGeneration(
  connection: Connection,
  body: GenerationRequest,
  { idempotencyKey = crypto.randomUUID(), signal }: StartOptions = {},
): Promise<Generation> {
  const header = { 'Idempotency-Key': idempotencyKey };
  return retrying(
    () => send(connection.api.POST('/api/v1/generations', { params: { header }, body, signal })),
    signal,
  );
}

/** Waits until a generation has ended, one way or another: `status` says which. */
export function waitForGeneration(
  connection: Connection,
  id: string,
  signal?: AbortSignal,
): Promise<Generation> {
  return untilFinished(
    () => send(connection.api.GET('/api/v1/generations/{id}', { params: { path: { id } }, signal })),
    signal,
  );
}
