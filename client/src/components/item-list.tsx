import type { ReactNode } from 'react';
import classes from './item-list.module.css';

interface ItemListProps<Item> {
  label: string;
  items: readonly Item[];
  /** Tells the items apart while the list changes. */
  idOf: (item: Item) => string | null;
  children: (item: Item) => ReactNode;
}

/** A framed list of things that are looked after: keys, limits, prices. */
export function ItemList<Item>({ label, items, idOf, children }: ItemListProps<Item>) {
  return (
    <ul className={classes.list} aria-label={label}>
      {items.map((item) => (
        <li key={idOf(item)} className={classes.item}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}

interface ItemListSkeletonProps {
  /** "Loading API keys". */
  label: string;
  count: number;
  /** The outline of one item. */
  children: ReactNode;
}

export function ItemListSkeleton({ label, count, children }: ItemListSkeletonProps) {
  return (
    <div className={classes.list} role="status" aria-label={label}>
      {Array.from({ length: count }, (_, place) => (
        <div key={place} className={classes.item}>
          {children}
        </div>
      ))}
    </div>
  );
}
