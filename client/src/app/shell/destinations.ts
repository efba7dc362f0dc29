import { type AnyRoute, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSession } from '@/features/auth/api/session';
import { canOperate } from '@/lib/permissions';
import type { RouteDestination } from '../route-destination';

/** A page as the navigation shows it. Each page says it of itself, in the static data of its route. */
export interface Destination extends RouteDestination {
  to: string;
  label: string;
}

export interface DestinationGroup {
  /** Null: needs no heading. */
  label: string | null;
  items: readonly Destination[];
}

const groups = [
  { id: 'work', label: null },
  { id: 'settings', label: 'Settings' },
  { id: 'administration', label: 'Administration' },
] as const;

/** The pages that the person may open, as the navigation groups them. */
export function useDestinationGroups(): DestinationGroup[] {
  const { data: me } = useSession();
  const { routesById } = useRouter();
  const operates = canOperate(me);
  return useMemo(() => {
    const all = Object.values<AnyRoute>(routesById).flatMap(destinationOf);
    return groups
      .filter(({ id }) => id !== 'administration' || operates)
      .map(({ id, label }) => ({
        label,
        items: all.filter(({ group }) => group === id).sort((one, other) => one.place - other.place),
      }));
  }, [routesById, operates]);
}

export function useDestinations(): Destination[] {
  const destinations = useDestinationGroups();
  return useMemo(() => destinations.flatMap(({ items }) => items), [destinations]);
}

function destinationOf({ fullPath, options }: AnyRoute): Destination[] {
  const { title = '', destination } = options.staticData ?? {};
  return destination ? [{ ...destination, to: fullPath as string, label: title }] : [];
}
