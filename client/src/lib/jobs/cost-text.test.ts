import { describe, expect, it } from 'vitest';
import type { GenerationStatus } from '@/lib/api/types';
import { aCost, anAttempt } from '@/test/data';
import { attemptCost } from './attempt-text';
import { costDifference, paidText } from './cost-text';

describe('paidText', () => {
  it.each<[GenerationStatus, Parameters<typeof aCost>[0], string]>([
    ['completed', { charge: 'charged', actual: 0.04 }, '$0.04'],
    ['completed', { charge: 'charged', actual: 0.04, unknownAmounts: 1 }, '$0.04 + 1 unknown amount'],
    ['completed', { charge: 'charged', unknownAmounts: 1 }, 'Charged, amount unknown'],
    ['completed', { charge: 'none', actual: 0, estimated: 0 }, '$0.00'],
    ['failed', { charge: 'none', actual: 0 }, 'Not charged'],
    ['failed', { charge: 'unknown', unknownAmounts: 1 }, 'Cost unknown: the provider may charge for it'],
    ['failed', { charge: 'charged', actual: 0.05 }, '$0.05'],
    ['cancelled', { charge: 'unknown', unknownAmounts: 1 }, 'Cost unknown: the provider may charge for it'],
    ['cancelled', { charge: 'none', actual: 0 }, 'Not charged'],
  ])('of a %s one with %o is "%s"', (status, cost, text) => {
    expect(paidText({ status, cost: aCost(cost) }, false)).toBe(text);
  });
});

describe('costDifference', () => {
  it('is not told while a part of the total is unknown', () => {
    expect(costDifference(aCost({ actual: 0.04, unknownAmounts: 1 }))).toBeNull();
    expect(costDifference(aCost({ actual: 0.04 }))).toBe('None');
  });
});

describe('attemptCost', () => {
  it('tells nothing from unknown', () => {
    expect(attemptCost(anAttempt({ charge: 'none', cost: 0 }), 'USD')).toBe('Not charged');
    expect(attemptCost(anAttempt({ charge: 'charged', cost: 0.04 }), 'USD')).toBe('$0.04');
    expect(attemptCost(anAttempt({ charge: 'charged', cost: null }), 'USD')).toBe('Charged, amount unknown');
    expect(attemptCost(anAttempt({ charge: 'unknown', cost: null }), 'USD')).toBe('Unknown, may be charged');
    expect(attemptCost(anAttempt({ charge: 'pending', cost: null }), 'USD')).toBeNull();
  });
});
