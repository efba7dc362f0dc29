import { useEffect, useRef, useState } from 'react';
import { randomId } from '@/lib/random-id';
import { useStore } from '@/lib/store';
import type { ResolvedSettings } from '../resolve-settings';
import { type OnAccepted, refusal, resendSubmission, sendingKeys, sendSubmission } from '../send-submission';
import { keepOnly, ofUser, removeSubmission, type Submission, submissions } from '../submissions';

/** Two clicks for the same thing that are closer than this are one click. */
const doubleClickMs = 600;

/** A submission on its way from this tab, or one whose answer was lost. */
export interface PendingSubmission extends Submission {
  lost: boolean;
}

/**
 * Sends the generate form. A click is sent once: further clicks wait for its answer. What is on its way, or got lost
 * there, outlives the page.
 */
export function useSubmissions(userId: string | undefined, onAccepted: OnAccepted) {
  const list = useStore(submissions);
  const sendingHere = useStore(sendingKeys);
  const error = useStore(refusal);
  const lastClick = useRef({ at: -Infinity, wanted: '' });
  const now = useNextExpiry(list);
  useEffect(() => {
    // A session that ends by itself takes nothing along: the same person may come back.
    if (userId !== undefined) keepOnly(userId, Date.now());
  }, [userId]);

  const pending = (userId === undefined ? [] : ofUser(list, userId, now))
    .map((submission) => ({ ...submission, lost: !sendingHere.has(submission.idempotencyKey) }))
    // What another tab is sending is shown there.
    .filter(({ lost, attendedUntil }) => !lost || attendedUntil <= now);

  const submit = ({ request, size, count, model }: ResolvedSettings) => {
    const click = { at: performance.now(), wanted: JSON.stringify(request) };
    const { at, wanted } = lastClick.current;
    const again = click.wanted === wanted && click.at - at < doubleClickMs;
    if (sendingHere.size > 0 || again || userId === undefined) return;
    lastClick.current = click;
    // Whoever asks for the same once more while its answer is missing must not pay for it twice.
    const lost = pending.find((other) => other.lost && JSON.stringify(other.request) === click.wanted);
    if (lost) {
      resendSubmission(lost, onAccepted);
      return;
    }
    const submission = {
      idempotencyKey: randomId(),
      request,
      userId,
      modelName: model.name,
      ...size,
      count,
      sentAt: Date.now(),
      attendedUntil: 0,
    };
    sendSubmission(submission, onAccepted);
  };

  return {
    pending,
    sending: sendingHere.size > 0,
    /** Why the server refused the last click; its fields are those of the request. */
    error,
    clearError: () => refusal.set(null),
    submit,
    resend: (submission: Submission) => resendSubmission(submission, onAccepted),
    discard: ({ idempotencyKey }: Submission) => removeSubmission(idempotencyKey),
  };
}

/** The time, renewed when the next tab that was sending has not been heard of for long enough. */
function useNextExpiry(list: readonly Submission[]): number {
  const [now, setNow] = useState(() => Date.now());
  const next = Math.min(...list.map(({ attendedUntil }) => attendedUntil).filter((until) => until > now));
  useEffect(() => {
    if (!Number.isFinite(next)) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, next - Date.now()) + 10);
    return () => clearTimeout(timer);
  }, [next]);
  return now;
}
