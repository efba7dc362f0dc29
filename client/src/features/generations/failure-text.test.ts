import { describe, expect, it } from 'vitest';
import { chargedText, failureText } from './failure-text';

const codes = [
  'content_refused',
  'rate_limited',
  'provider_unavailable',
  'invalid_request',
  'credential_rejected',
  'budget_exceeded',
  'timed_out',
  'outcome_unknown',
  'no_output',
];

describe('failureText', () => {
  it('has words of its own for every code, and none of the code in them', () => {
    const unknown = failureText({ code: 'never_heard_of' });
    const texts = codes.map((code) => failureText({ code }));

    expect(new Set(texts.map(({ title }) => title)).size).toBe(codes.length);
    for (const { title, advice } of texts) {
      expect(title).not.toBe(unknown.title);
      expect(`${title} ${advice}`).not.toContain('_');
      expect(advice.endsWith('.')).toBe(true);
    }
  });

  it.each(['content_refused', 'invalid_request', 'outcome_unknown'])('offers no retry after %s', (code) => {
    expect(failureText({ code }).retry).toBe(false);
  });
});

describe('chargedText', () => {
  it('says whether it cost anything', () => {
    expect(chargedText({ code: 'no_output', charged: true })).toBe('You were charged for this attempt.');
    expect(chargedText({ code: 'no_output', charged: false })).toBe('You were not charged.');
  });

  it('promises nothing while the outcome is unknown', () => {
    expect(chargedText({ code: 'outcome_unknown', charged: false })).toBe('Not charged so far.');
  });
});
