import createClient from 'openapi-fetch';
import { absoluteUrl } from '@/lib/base-path';
import { createSignal } from '@/lib/signal';
import { type ApiError, networkError, problemFrom } from './problem';
import type { paths } from './schema.gen';

/** Told when the server says that nobody is signed in any more. */
export const sessionExpired = createSignal<void>();

export const api = createClient<paths>({
  baseUrl: absoluteUrl(''),
  // Looked up at call time, so that a test or an instrumentation can stand in for it.
  fetch: (request) => globalThis.fetch(request),
});

interface FetchResult<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Awaits a call of `api` and answers its body, or throws an ApiError. Cancellation passes through untouched. */
export async function send<T>(call: Promise<FetchResult<T>>): Promise<T> {
  const { data, error, response } = await call.catch((fault: unknown) => {
    throw isAbort(fault) ? fault : networkError(fault);
  });
  if (response.ok) return data as T;
  throw refusal(response, error);
}

/** The server's refusal as an error; tells everybody when it means that nobody is signed in any more. */
export function refusal(response: Response, body: unknown): ApiError {
  const problem = problemFrom(response, body);
  const signedOut = problem.status === 401 && problem.code !== 'auth.invalid_credentials';
  if (signedOut) sessionExpired.emit();
  return problem;
}

function isAbort(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === 'AbortError';
}
