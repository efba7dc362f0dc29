import * as v from 'valibot';
import type { CreateGenerationRequest } from '@/lib/api/types';
import { createSharedStore } from '@/lib/store';
import { validItems } from '@/lib/stored';

const submission = v.object({
  /** Made once per submission. Every resend carries it. */
  idempotencyKey: v.string(),
  request: v.looseObject({ prompt: v.string() }),
  /** Whose it is: nobody else who uses this browser sees it. */
  userId: v.string(),
  modelName: v.string(),
  width: v.number(),
  height: v.number(),
  count: v.number(),
  /** Milliseconds since 1970. */
  sentAt: v.number(),
  /** Until when a tab is taken to be at it; 0 when none is. Milliseconds since 1970. */
  attendedUntil: v.number(),
});

/**
 * A submission whose answer is not known: the body and its idempotency key stay in this browser until the server has
 * answered, so that whatever becomes of the page, the same submission can be sent again and is paid once.
 */
export interface Submission extends v.InferOutput<typeof submission> {
  request: CreateGenerationRequest;
}

/** The server keeps a key for 24 hours. After that the same key would make, and charge, a second generation. */
const keptMs = 23 * 60 * 60_000;

/** A tab that is sending says so every few seconds; one that has gone is waited for this long. */
export const attendedMs = 6_000;

export const submissions = createSharedStore<readonly Submission[]>(
  'imagegenerator.submissions',
  validItems<Submission>(submission),
);

export function ofUser(list: readonly Submission[], userId: string, now: number): Submission[] {
  return list.filter((submission) => submission.userId === userId && now - submission.sentAt < keptMs);
}

export function addSubmission(submission: Submission): void {
  submissions.set((list) => [submission, ...list]);
}

export function removeSubmission(idempotencyKey: string): void {
  submissions.set((list) => list.filter((other) => other.idempotencyKey !== idempotencyKey));
}

/** Says that a tab is at it, or that none is. One that was removed meanwhile stays removed. */
export function attendSubmission(idempotencyKey: string, attendedUntil: number): void {
  submissions.set((list) =>
    list.map((other) => (other.idempotencyKey === idempotencyKey ? { ...other, attendedUntil } : other)),
  );
}

export function isKept(idempotencyKey: string): boolean {
  return submissions.get().some((other) => other.idempotencyKey === idempotencyKey);
}

/** Forgets what is out of date, and what somebody else left in this browser. */
export function keepOnly(userId: string, now: number): void {
  submissions.set((list) => {
    const kept = ofUser(list, userId, now);
    return kept.length === list.length ? list : kept;
  });
}

export function clearSubmissions(): void {
  submissions.set([]);
}
