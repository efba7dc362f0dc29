import type { AdminProvider } from './types';
import type { ProviderChange } from './api/update-provider';

/** In the order in which they are asked: the last resort after all others. */
export function inOrder(providers: readonly AdminProvider[]): AdminProvider[] {
  return [...providers].sort(
    (one, other) =>
      Number(one.lastResort) - Number(other.lastResort) ||
      one.order - other.order ||
      one.name.localeCompare(other.name),
  );
}

/** Whether the provider at `place` can change places with its neighbour: nobody passes the last resort. */
export function canMove(providers: readonly AdminProvider[], place: number, by: 1 | -1): boolean {
  const [moved, neighbour] = [providers[place], providers[place + by]];
  return moved && neighbour ? moved.lastResort === neighbour.lastResort : false;
}

/** The fewest changes that put the provider at `place` where its neighbour was. */
export function moveBy(providers: readonly AdminProvider[], place: number, by: 1 | -1): ProviderChange[] {
  const [moved, neighbour] = [providers[place], providers[place + by]];
  if (!moved || !neighbour || !canMove(providers, place, by)) return [];
  if (moved.order !== neighbour.order)
    return [
      { id: moved.id, body: { order: neighbour.order } },
      { id: neighbour.id, body: { order: moved.order } },
    ];

  // Equal numbers say nothing about who comes first: all get numbers of their own.
  const order = [...providers];
  order.splice(place + by, 0, ...order.splice(place, 1));
  return order
    .map((provider, position) => ({ provider, order: (position + 1) * 10 }))
    .filter((numbered) => numbered.provider.order !== numbered.order)
    .map((numbered) => ({ id: numbered.provider.id, body: { order: numbered.order } }));
}
