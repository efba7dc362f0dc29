import type { KeyOwner, Me, ServerEvent } from '@/lib/api/types';
import { canManage, canOperate } from '@/lib/permissions';

/** A provider key that stopped working: the key is wrong, or its account has no money left. */
export interface KeyTrouble {
  kind: 'rejected' | 'outOfCredit';
  key: ServerEvent['provider_key.rejected'];
}

/** Whether somebody can do something about the key; nobody else is told. */
export function mayMend(me: Me | null | undefined, { scope, userId }: KeyTrouble['key']): boolean {
  if (scope === 'user') return Boolean(me) && me?.id === userId;
  return scope === 'platform' ? canOperate(me) : canManage(me);
}

const keys: Record<KeyOwner, string> = {
  user: 'your key',
  organization: 'this organization’s key',
  platform: 'the installation’s key',
};

/** What happened, with the names that people know. */
export function troubleTitle({ kind, key }: KeyTrouble, providerName: string): string {
  const which = keys[key.scope];
  if (kind === 'rejected') return `${providerName} rejected ${which}`;
  return `${which.charAt(0).toUpperCase()}${which.slice(1)} has no credit left at ${providerName}`;
}

/** What the person can do. */
export function troubleAdvice({ kind }: KeyTrouble, providerName: string): string {
  const meanwhile = 'Other keys and providers are used if available.';
  return kind === 'rejected'
    ? `${meanwhile} Replace the key.`
    : `${meanwhile} Top up the account at ${providerName}, or replace the key.`;
}
