import { describe, expect, it } from 'vitest';
import { aCost, aPerson } from '@/test/data';
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

const mira = { id: 'user-1', displayName: 'Mira Okafor' };
const ada = { id: 'user-2', displayName: 'Ada Lovelace' };
const context = { providerName: 'Nova', createdBy: mira, me: aPerson() };
const of = (code: string, keyOwner: 'user' | 'organization' | 'platform' | null = 'organization') => ({
  code,
  keyOwner,
});

describe('failureText', () => {
  it('has words of its own for every code, and none of the code in them', () => {
    const unknown = failureText(of('never_heard_of'), context);
    const texts = codes.map((code) => failureText(of(code), context));

    expect(new Set(texts.map(({ title }) => title)).size).toBe(codes.length);
    for (const { title, advice } of texts) {
      expect(title).not.toBe(unknown.title);
      expect(`${title} ${advice}`).not.toContain('_');
      expect(advice.endsWith('.')).toBe(true);
    }
  });

  it.each(['content_refused', 'invalid_request', 'outcome_unknown'])('offers no retry after %s', (code) => {
    expect(failureText(of(code), context).retry).toBe(false);
  });
});

describe('a failure of a key', () => {
  it.each([
    ['credential_rejected', 'user', mira, 'Nova rejected your key'],
    ['credential_rejected', 'user', ada, 'Nova rejected Ada Lovelace’s key'],
    ['credential_rejected', 'organization', ada, 'Nova rejected this organization’s key'],
    ['credential_rejected', 'platform', ada, 'Nova rejected the installation’s key'],
    ['credential_rejected', null, ada, 'No working key for Nova'],
    ['out_of_credit', 'user', mira, 'Your key has no credit left at Nova'],
    ['out_of_credit', 'platform', mira, 'The installation’s key has no credit left at Nova'],
    [
      'model_not_available',
      'organization',
      mira,
      'Nova has not enabled this model for this organization’s key',
    ],
  ] as const)('%s of %s says whose key it is', (code, keyOwner, createdBy, title) => {
    expect(failureText(of(code, keyOwner), { ...context, createdBy }).title).toBe(title);
  });

  it.each([
    ['user', ada, aPerson({ role: 'owner' }), null],
    ['user', mira, aPerson({ role: 'member' }), '/settings/provider-keys'],
    ['organization', mira, aPerson({ role: 'member' }), null],
    ['organization', ada, aPerson({ role: 'admin' }), '/settings/provider-keys'],
    ['platform', mira, aPerson({ role: 'owner' }), null],
    ['platform', mira, aPerson({ role: 'owner', canOperate: true }), '/admin/providers'],
  ] as const)(
    'of %s leads those who can mend it to it, and nobody else',
    (keyOwner, createdBy, me, mendAt) => {
      const text = failureText(of('out_of_credit', keyOwner), { ...context, createdBy, me });

      expect(text.mendAt).toBe(mendAt);
      expect(text.advice.startsWith('Top up the account at Nova')).toBe(mendAt !== null);
    },
  );
});

describe('chargedText', () => {
  it.each([
    [aCost({ charge: 'none', actual: 0 }), 'You were not charged.'],
    [aCost({ charge: 'charged', actual: 0.04 }), 'You were charged $0.04.'],
    [aCost({ charge: 'charged', unknownAmounts: 1 }), 'You were charged. The amount is not known.'],
    [aCost({ charge: 'unknown', unknownAmounts: 1 }), 'Cost unknown: the provider may charge for it.'],
    [
      aCost({ charge: 'charged', actual: 0.04, unknownAmounts: 2 }),
      'You were charged $0.04. 2 unknown amounts: the provider may charge more.',
    ],
  ])('says what is known, and no more: %#', (cost, text) => {
    expect(chargedText(cost)).toBe(text);
  });
});
