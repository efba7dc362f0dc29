import { useRef, useState } from 'react';
import { announce } from '@/lib/announce';
import { ApiError } from '@/lib/api/problem';
import type { Generation } from '@/lib/api/types';
import { randomId } from '@/lib/random-id';
import { mayResend, type Submission, useCreateGeneration } from '../api/create-generation';
import type { ResolvedSettings } from '../resolve-settings';

/** A click whose answer has not arrived, or never did. */
export interface PendingSubmission extends Submission {
  settings: ResolvedSettings;
  lost: boolean;
}

/** Two clicks for the same thing that are closer than this are one click. */
const doubleClickMs = 600;

/**
 * Sends the generate form. A click is sent once: further clicks wait for its answer, and a lost answer is asked
 * for again under the click's own idempotency key.
 */
export function useSubmissions({ onCreated }: { onCreated?: (generation: Generation) => void } = {}) {
  const [pending, setPending] = useState<readonly PendingSubmission[]>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const sending = useRef(false);
  const lastClick = useRef({ at: -Infinity, wanted: '' });
  const { mutateAsync } = useCreateGeneration();

  const deliver = async (submission: PendingSubmission) => {
    const { idempotencyKey, request } = submission;
    const without = (list: readonly PendingSubmission[]) =>
      list.filter((other) => other.idempotencyKey !== idempotencyKey);

    sending.current = true;
    setError(null);
    setPending((list) => [{ ...submission, lost: false }, ...without(list)]);
    try {
      const generation = await mutateAsync({ idempotencyKey, request });
      setPending(without);
      onCreated?.(generation);
    } catch (fault) {
      const lost = mayResend(fault);
      setPending((list) => (lost ? [{ ...submission, lost: true }, ...without(list)] : without(list)));
      setError(lost || !(fault instanceof ApiError) ? null : fault);
      announce('The generation could not be started.');
    } finally {
      sending.current = false;
    }
  };

  const submit = (settings: ResolvedSettings) => {
    const click = { at: performance.now(), wanted: JSON.stringify(settings.request) };
    const { at, wanted } = lastClick.current;
    const again = click.wanted === wanted && click.at - at < doubleClickMs;
    if (sending.current || again) return;
    lastClick.current = click;
    void deliver({ idempotencyKey: randomId(), request: settings.request, settings, lost: false });
  };

  return {
    pending,
    sending: pending.some(({ lost }) => !lost),
    /** Why the server refused the last click; its fields are those of the request. */
    error,
    clearError: () => setError(null),
    submit,
    resend: (submission: PendingSubmission) => {
      if (!sending.current) void deliver(submission);
    },
    discard: (submission: PendingSubmission) =>
      setPending((list) => list.filter((other) => other.idempotencyKey !== submission.idempotencyKey)),
  };
}
