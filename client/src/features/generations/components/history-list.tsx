import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { LoadMore, type More, useLoadMore } from '@/components/load-more';
import type { GenerationSummary } from '@/lib/api/types';
import { formatDay } from '@/lib/format';
import { HistoryLine } from './history-line';
import classes from './history-list.module.css';

interface HistoryListProps {
  generations: readonly GenerationSummary[];
  more: More;
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
  useLoadMore(more, nearEnd);

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
      <LoadMore more={more} label="Loading more generations" />
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
