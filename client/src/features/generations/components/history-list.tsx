import { Button, Group, Loader, Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { errorText } from '@/lib/api/problem';
import type { GenerationSummary } from '@/lib/api/types';
import { formatDay } from '@/lib/format';
import { HistoryLine } from './history-line';
import classes from './history-list.module.css';

interface HistoryListProps {
  generations: readonly GenerationSummary[];
  more: { hasNext: boolean; loading: boolean; error: unknown; load: () => void };
}

type Entry = { day: string } | { generation: GenerationSummary };

const dayHeight = 40;
const lineHeight = 90;

/** The whole history under day headings; only what is in view is drawn. */
export function HistoryList({ generations, more }: HistoryListProps) {
  const entries = withDays(generations);
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);

  const virtualizer = useWindowVirtualizer({
    count: entries.length,
    estimateSize: (index) => (entries[index] && 'day' in entries[index] ? dayHeight : lineHeight),
    getItemKey: (index) => keyOf(entries[index], index),
    gap: 8,
    overscan: 8,
    scrollMargin: top,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, entries.length]);

  const drawn = virtualizer.getVirtualItems();
  const nearEnd = (drawn.at(-1)?.index ?? 0) >= entries.length - 6;
  const { hasNext, loading, error, load } = more;
  useEffect(() => {
    if (nearEnd && hasNext && !loading && !error) load();
  }, [nearEnd, hasNext, loading, error, load]);

  return (
    <>
      <div
        ref={list}
        role="list"
        aria-label="Generations"
        style={{ position: 'relative', height: virtualizer.getTotalSize() }}
      >
        {drawn.map(({ index, key, start, size }) => {
          const entry = entries[index];
          if (!entry) return null;
          return (
            <div
              key={key}
              role="listitem"
              className={classes.row}
              style={{ height: size, transform: `translateY(${start - top}px)` }}
            >
              {'day' in entry ? (
                <div className={classes.day}>{entry.day}</div>
              ) : (
                <HistoryLine generation={entry.generation} />
              )}
            </div>
          );
        })}
      </div>
      <Group justify="center" mih={64} pt="md">
        {loading && <Loader size="sm" aria-label="Loading more generations" />}
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
    </>
  );
}

function withDays(generations: readonly GenerationSummary[]): Entry[] {
  let current = '';
  return generations.flatMap((generation): Entry[] => {
    const day = formatDay(generation.createdAt);
    if (day === current) return [{ generation }];
    current = day;
    return [{ day }, { generation }];
  });
}

function keyOf(entry: Entry | undefined, index: number): string | number {
  if (!entry) return index;
  return 'day' in entry ? entry.day : entry.generation.id;
}
