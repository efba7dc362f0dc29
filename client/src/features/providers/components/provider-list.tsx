import { Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { announce } from '@/lib/announce';
import { errorText } from '@/lib/api/problem';
import type { AdminProvider } from '../types';
import { useUpdateProviders } from '../api/update-provider';
import { canMove, inOrder, moveBy } from '../order';
import { ProviderCard } from './provider-card';
import classes from './provider-list.module.css';

interface ProviderListProps {
  providers: readonly AdminProvider[];
  /** What is shown of a provider's platform key. */
  renderKey: (provider: AdminProvider) => ReactNode;
}

/** The providers in the order in which they are asked. */
export function ProviderList({ providers, renderKey }: ProviderListProps) {
  const update = useUpdateProviders();
  const ordered = inOrder(providers);

  const move = (place: number, by: 1 | -1) =>
    update.mutate(moveBy(ordered, place, by), {
      onSuccess: () => announce(`${ordered[place]?.name} is number ${place + by + 1} now.`),
      onError: (error) => notifications.show({ color: 'red', title: 'Not moved', message: errorText(error) }),
    });

  return (
    <ol className={classes.list} aria-label="Providers">
      {ordered.map((provider, place) => (
        <li key={provider.id}>
          <ProviderCard
            provider={provider}
            place={place}
            onMoveUp={canMove(ordered, place, -1) ? () => move(place, -1) : null}
            onMoveDown={canMove(ordered, place, 1) ? () => move(place, 1) : null}
          >
            {renderKey(provider)}
          </ProviderCard>
        </li>
      ))}
    </ol>
  );
}

export function ProviderListSkeleton() {
  return (
    <div className={classes.list} role="status" aria-label="Loading the providers">
      {[1, 2, 3, 4].map((card) => (
        <Skeleton key={card} height={92} radius="xl" />
      ))}
    </div>
  );
}
