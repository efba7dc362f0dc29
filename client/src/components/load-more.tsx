import { Button, Group, Loader, Text } from '@mantine/core';
import { useEffect } from 'react';
import { errorText } from '@/lib/api/problem';

/** The pages of a list that have not been fetched. */
export interface More {
  hasNext: boolean;
  loading: boolean;
  error: unknown;
  load: () => void;
}

/** Fetches the next page when the end of what is there comes near. After an error it waits to be asked. */
export function useLoadMore({ hasNext, loading, error, load }: More, nearEnd: boolean): void {
  useEffect(() => {
    if (nearEnd && hasNext && !loading && !error) load();
  }, [nearEnd, hasNext, loading, error, load]);
}

/** The end of a list that grows: more is coming, or why it did not. */
export function LoadMore({ more, label }: { more: More; label: string }) {
  const { loading, error, load } = more;
  return (
    <Group justify="center" mih={64} pt="md" aria-live="polite">
      {loading && <Loader size="sm" aria-label={label} />}
      {Boolean(error) && !loading && (
        <>
          <Text size="sm" c="dimmed">
            {errorText(error)}
          </Text>
          <Button size="xs" variant="default" onClick={load}>
            Load more
          </Button>
        </>
      )}
    </Group>
  );
}

/** Where a list is not scrolled to its end: a button for its next page. Nothing when that is all. */
export function MoreButton({ more: { hasNext, loading, load } }: { more: More }) {
  if (!hasNext) return null;
  return (
    <Group justify="center" mt="md">
      <Button variant="default" loading={loading} onClick={load}>
        Load more
      </Button>
    </Group>
  );
}
