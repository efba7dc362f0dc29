import type { GenerationSummary, KeyOwner, Me } from '@/lib/api/types';
import { canManage, canOperate } from '@/lib/permissions';

/** Whose generation it is and who looks at it: "your key" is somebody's. */
export interface KeyContext {
  createdBy: GenerationSummary['createdBy'];
  me: Me | null;
}

/** Whose key it is, within a sentence. */
export function keyPhrase(owner: KeyOwner, { createdBy, me }: KeyContext): string {
  if (owner === 'organization') return 'this organization’s key';
  if (owner === 'platform') return 'the installation’s key';
  return me?.id === createdBy.id ? 'your key' : `${createdBy.displayName}’s key`;
}

/** Whose key it is, by itself; null where none was needed. */
export function keyOwnerText(owner: KeyOwner | null, context: KeyContext): string | null {
  if (owner === null) return null;
  return capitalized(keyPhrase(owner, context).replace(/^(this|the) /, ''));
}

/** Whether the person who looks can do something about the key. */
export function mayMendKey(owner: KeyOwner, { createdBy, me }: KeyContext): boolean {
  if (owner === 'platform') return canOperate(me);
  return owner === 'organization' ? canManage(me) : me?.id === createdBy.id;
}

/** Who has to do something about the key, when it is somebody else. */
export function keyMender(owner: KeyOwner, { createdBy }: KeyContext): string {
  if (owner === 'platform') return 'An operator of this installation';
  return owner === 'organization' ? 'An administrator of this organization' : createdBy.displayName;
}

export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
