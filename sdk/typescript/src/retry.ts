import { ImageGeneratorError } from './error.js';
import { pause } from './pause.js';

const ATTEMPTS = 5;
const FIRST_PAUSE = 250;
const TRANSIENT = [429, 502, 503, 504];

/**
 * Tries again what did not get through: a lost connection, a busy or restarting server. Only for calls that may arrive
 * twice: those that read, and those that carry the same `Idempotency-Key` each time.
 */
export async function retrying<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (tried === ATTEMPTS || signal?.aborted || !isTransient(error)) throw error;
      await pause(pauseAfter(error, tried), signal);
    }
  }
}

/** True for what may pass by itself: nothing was answered, or that the server cannot answer now. */
export function isTransient(error: unknown): boolean {
  // fetch says TypeError when the connection failed.
  return error instanceof ImageGeneratorError ? TRANSIENT.includes(error.status) : error instanceof TypeError;
}

function pauseAfter(error: unknown, tried: number): number {
  if (error instanceof ImageGeneratorError && error.retryAfterSeconds !== null)
    return error.retryAfterSeconds * 1000;
  return FIRST_PAUSE * 2 ** (tried - 1) * (0.5 + Math.random());
}
