import type { Me } from './api/types';

// What the server decides with; the page only leaves out what would be refused.

/** Makes images, and keeps provider keys of their own. */
export function canCreate(me: Pick<Me, 'role'> | null | undefined): boolean {
  return Boolean(me && me.role !== 'viewer');
}

/** Looks after the organization: its provider keys and spending limits. */
export function canManage(me: Pick<Me, 'role'> | null | undefined): boolean {
  return me?.role === 'owner' || me?.role === 'admin';
}

/** Looks after the installation: providers, platform keys and the price book. */
export function canOperate(me: Pick<Me, 'canOperate'> | null | undefined): boolean {
  return me?.canOperate === true;
}
