import { describe, expect, it } from 'vitest';
import { aCost } from '@/test/data';
import { chargedText, failureText } from './failure-text';

const codes = [
  'content_refused',
  'rate_limited',
  'provider_unavailable',
  'invalid_request',
  'credential_rejected',
  'out_of_credit',
  'model_not_available',
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
  it.each([
    [aCost({ charge: 'none', actual: 0 }), 'You were not charged.'],
    [aCost({ charge: 'charged', actual: 0.04 }), 'You were charged $0.04.'],
    [aCost({ charge: 'charged', unknownAmounts: 1 }), 'You were charged. The amount is not known.'],
    [aCost({ charge: 'unknown', unknownAmounts: 1 }), 'Cost unknown: the provider may charge it.'],
    [
      aCost({ charge: 'charged', actual: 0.04, unknownAmounts: 2 }),
      'You were charged $0.04. 2 unknown amounts: the provider may charge more.',
    ],
  ])('says what is known, and no more: %#', (cost, text) => {
    expect(chargedText(cost)).toBe(text);
  });
});
