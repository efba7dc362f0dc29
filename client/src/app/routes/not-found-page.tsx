import { Button } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@/components/empty-state';

export function NotFoundPage() {
  return (
    <main id="main" tabIndex={-1} style={{ maxWidth: 640, margin: '12vh auto', padding: 16 }}>
      <EmptyState
        order={1}
        icon={IconMap2}
        title="There is no such page"
        action={<Button renderRoot={(props) => <Link to="/" {...props} />}>Go to Generate</Button>}
      >
        The address may be mistyped, or the page has moved.
      </EmptyState>
    </main>
  );
}
