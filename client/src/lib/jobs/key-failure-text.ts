import type { GenerationFailure } from '@/lib/api/types';
import { capitalized, type KeyContext, keyMender, keyPhrase, mayMendKey } from './key-text';

/** Where somebody can do something about a key. */
type MendAt = '/settings/provider-keys' | '/admin/providers';

export interface FailureText {
  title: string;
  /** What the person can do now. */
  advice: string;
  /** Whether the prompt is what needs changing. */
  editPrompt: boolean;
  /** Whether sending the same again can help, and cannot be paid twice. */
  retry: boolean;
  /** Where the person can mend it; null or absent when that is not theirs to do. */
  mendAt?: MendAt | null;
}

type Failure = Pick<GenerationFailure, 'code' | 'keyOwner'>;

export interface FailureContext extends KeyContext {
  providerName: string;
}

/** Failures of a key in the words of whoever looks: whose key, and how to mend it for those alone who can. Null for others. */
export function keyFailureText({ code, keyOwner }: Failure, context: FailureContext): FailureText | null {
  const { providerName } = context;
  if (code === 'credential_rejected' && keyOwner === null)
    return {
      ...base,
      title: `No working key for ${providerName}`,
      advice: 'Choose another model, or add a key under Provider keys.',
    };
  const trouble = keyOwner && troubles[code];
  if (!trouble) return null;

  const { title, mend } = trouble(providerName, keyPhrase(keyOwner, context));
  const mayMend = mayMendKey(keyOwner, context);
  return {
    ...base,
    title,
    advice: mayMend
      ? `${capitalized(mend)}, or choose another model.`
      : `${keyMender(keyOwner, context)} can ${mend}. Meanwhile choose another model, or use a key of your own.`,
    mendAt: !mayMend ? null : keyOwner === 'platform' ? '/admin/providers' : '/settings/provider-keys',
  };
}

const base = { editPrompt: false, retry: true, mendAt: null };

const troubles: Record<string, (provider: string, key: string) => { title: string; mend: string }> = {
  credential_rejected: (provider, key) => ({
    title: `${provider} rejected ${key}`,
    mend: 'replace the key',
  }),
  out_of_credit: (provider, key) => ({
    title: `${capitalized(key)} has no credit left at ${provider}`,
    mend: `top up the account at ${provider}`,
  }),
  model_not_available: (provider, key) => ({
    title: `${provider} has not enabled this model for ${key}`,
    mend: `have the model enabled for the account at ${provider}`,
  }),
};
