import {
  IconBuildingBank,
  IconHistory,
  type Icon,
  IconKey,
  IconPhoto,
  IconPlugConnected,
  IconReceipt,
  IconServer2,
  IconSparkles,
  IconUserCircle,
} from '@tabler/icons-react';
import type { Me } from '@/lib/api/types';
import { canOperate } from '@/lib/permissions';

export interface Destination {
  to:
    | '/'
    | '/gallery'
    | '/history'
    | '/api-keys'
    | '/settings/provider-keys'
    | '/settings/spending-limits'
    | '/profile'
    | '/admin/providers'
    | '/admin/prices';
  label: string;
  icon: Icon;
  /** Second key of the shortcut "G, then …". */
  key: string;
}

export interface DestinationGroup {
  /** Null: needs no heading. */
  label: string | null;
  items: readonly Destination[];
}

const work: Destination[] = [
  { to: '/', label: 'Generate', icon: IconSparkles, key: 'c' },
  { to: '/gallery', label: 'Gallery', icon: IconPhoto, key: 'g' },
  { to: '/history', label: 'History', icon: IconHistory, key: 'h' },
];

const profile: Destination = { to: '/profile', label: 'Profile', icon: IconUserCircle, key: 'p' };

const settings: Destination[] = [
  { to: '/api-keys', label: 'API keys', icon: IconKey, key: 'k' },
  { to: '/settings/provider-keys', label: 'Provider keys', icon: IconPlugConnected, key: 'r' },
  { to: '/settings/spending-limits', label: 'Spending limits', icon: IconBuildingBank, key: 'l' },
  profile,
];

const administration: Destination[] = [
  { to: '/admin/providers', label: 'Providers', icon: IconServer2, key: 'o' },
  { to: '/admin/prices', label: 'Price book', icon: IconReceipt, key: 'b' },
];

/** The pages that somebody may open, as the navigation groups them. */
export function destinationGroups(me: Me | null | undefined): DestinationGroup[] {
  return [
    { label: null, items: work },
    { label: 'Settings', items: settings },
    ...(canOperate(me) ? [{ label: 'Administration', items: administration }] : []),
  ];
}

export function destinationsOf(me: Me | null | undefined): Destination[] {
  return destinationGroups(me).flatMap(({ items }) => items);
}

/** What a phone has room for beside "More". */
export const tabs: readonly Destination[] = [...work, profile];
