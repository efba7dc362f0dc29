import { announce } from '@/lib/announce';
import { ApiError } from '@/lib/api/problem';
import type { Generation } from '@/lib/api/types';
import { createStore } from '@/lib/store';
import { createGeneration, mayHaveArrived, saysNothingOfKey } from './api/create-generation';
import {
  addSubmission,
  attendedMs,
  attendSubmission,
  clearSubmissions,
  isKept,
  removeSubmission,
  type Submission,
} from './submissions';

const resendDelays = [400, 1_500, 4_000];
const attendEveryMs = 2_000;

/** Gets what the server made of a submission. */
export type OnAccepted = (generation: Generation) => void;

/** The keys of what this tab is sending. It goes on when the page that began it is left. */
export const sendingKeys = createStore<ReadonlySet<string>>(new Set());

/** Why the server refused the last submission. */
export const refusal = createStore<ApiError | null>(null);

const running = new Map<string, AbortController>();

/** Sends a new submission; it is stored first, so that no answer is needed to find it again. */
export function sendSubmission(submission: Submission, onAccepted: OnAccepted): void {
  addSubmission({ ...submission, attendedUntil: Date.now() + attendedMs });
  void deliver(submission, onAccepted, { lost: false });
}

/** Sends one whose answer was lost again: the same body under the same key. */
export function resendSubmission(submission: Submission, onAccepted: OnAccepted): void {
  if (running.has(submission.idempotencyKey)) return;
  attendSubmission(submission.idempotencyKey, Date.now() + attendedMs);
  void deliver(submission, onAccepted, { lost: true });
}

/** Nobody is signed in any more: nothing is sent on their behalf, and nothing is left for whoever comes next. */
export function forgetSubmissions(): void {
  for (const controller of running.values()) controller.abort();
  clearSubmissions();
  refusal.set(null);
}

/** Whether an earlier request of the submission may have arrived. */
interface Past {
  lost: boolean;
}

async function deliver(submission: Submission, onAccepted: OnAccepted, past: Past): Promise<void> {
  const { idempotencyKey } = submission;
  const controller = new AbortController();
  running.set(idempotencyKey, controller);
  sendingKeys.set(new Set(running.keys()));
  refusal.set(null);
  const attending = setInterval(
    () => attendSubmission(idempotencyKey, Date.now() + attendedMs),
    attendEveryMs,
  );
  try {
    const generation = await send(submission, controller.signal, past);
    removeSubmission(idempotencyKey);
    onAccepted(generation);
  } catch (fault) {
    if (controller.signal.aborted) return;
    if (mayHaveArrived(fault) || (past.lost && saysNothingOfKey(fault))) {
      attendSubmission(idempotencyKey, 0);
      refusal.set(mayHaveArrived(fault) ? null : (fault as ApiError));
      announce('The server did not answer. The generation may or may not have started.');
    } else {
      removeSubmission(idempotencyKey);
      refusal.set(fault instanceof ApiError ? fault : null);
      announce('The generation could not be started.');
    }
  } finally {
    clearInterval(attending);
    running.delete(idempotencyKey);
    sendingKeys.set(new Set(running.keys()));
  }
}

/** A lost answer is asked for a few times more; the server then answers what it already made. */
async function send(submission: Submission, signal: AbortSignal, past: Past) {
  for (const delay of resendDelays) {
    try {
      return await createGeneration(submission, signal);
    } catch (fault) {
      if (!mayHaveArrived(fault)) throw fault;
      past.lost = true;
      await new Promise((resolve) => setTimeout(resolve, delay));
      // Whoever it belongs to has signed out, perhaps in another tab: a resend would be somebody else's.
      if (!isKept(submission.idempotencyKey)) throw fault;
      signal.throwIfAborted();
    }
  }
  return createGeneration(submission, signal);
}
