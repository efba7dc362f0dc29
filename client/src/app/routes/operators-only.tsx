import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/empty-state';
import { useSession } from '@/features/auth/api/session';
import { canOperate } from '@/lib/permissions';

/** A page of the administration: others are told so, and nothing is asked of the server for them. */
export function OperatorsOnly({ children }: { children: ReactNode }) {
  const { data: me } = useSession();
  if (canOperate(me)) return children;
  return (
    <div style={{ maxWidth: 640, margin: '8vh auto' }}>
      <EmptyState
        order={1}
        icon={IconLock}
        title="Operators only"
        action={<Button renderRoot={(props) => <Link to="/" {...props} />}>Go to Generate</Button>}
      >
        Owners and admins of the first organization manage providers and prices.
      </EmptyState>
    </div>
  );
}
