import { useElementSize } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { LoadMore, type More, useLoadMore } from '@/components/load-more';
import type { AssetSummary } from '@/lib/api/types';
import { useRovingFocus } from '../hooks/use-roving-focus';
import { justifyRows, listRows } from '../justified-rows';
import type { GallerySearch } from '../gallery-search';
import { GalleryLine, GalleryTile } from './gallery-items';
import classes from './gallery-items.module.css';

interface GalleryProps {
  assets: readonly AssetSummary[];
  view: NonNullable<GallerySearch['view']>;
  size: NonNullable<GallerySearch['size']>;
  /** The asset that the lightbox shows over the gallery; the focus returns to it. */
  openId: string | undefined;
  more: More;
}

const gap = 10;
// Where the gallery lay last: with it the first drawing after Back is as tall as before, so the position fits.
let lastBox = { width: 0, top: 0 };
const heights = { small: 150, medium: 230, large: 340 };

/** A virtual list over the window: only the rows in view are drawn, whatever the size of the library. */
export function Gallery({ assets, view, size, openId, more }: GalleryProps) {
  const { ref: sizeRef, width: observed } = useElementSize();
  const list = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState(lastBox);
  const width = Math.floor(observed || start.width);
  const narrow = width < 560;

  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    if (!box) return;
    lastBox = { width: box.width, top: box.top + window.scrollY };
    setStart(lastBox);
  }, [observed]);

  const rows =
    view === 'grid'
      ? justifyRows(assets, { width, targetHeight: heights[size] * (narrow ? 0.72 : 1), gap })
      : listRows(assets.length, width, 82);
  const virtualizer = useWindowVirtualizer({
    count: width > 0 ? rows.length : 0,
    estimateSize: (index) => rows[index]?.height ?? 0,
    gap,
    overscan: 4,
    scrollMargin: start.top,
  });
  const focus = useRovingFocus(rows, (row) => {
    const box = virtualizer.measurementsCache[row];
    const top = virtualizer.scrollOffset ?? 0;
    // What is fully in view stays where it is, so that the page does not jump under the eye.
    if (box && box.start >= top && box.end <= top + window.innerHeight) return;
    virtualizer.scrollToIndex(row, { align: 'auto' });
  });

  const layoutKey = `${view} ${size} ${width} ${assets.length} ${assets[0]?.id}`;
  useEffect(() => virtualizer.measure(), [virtualizer, layoutKey]);

  const drawn = virtualizer.getVirtualItems();
  const nearEnd = (drawn.at(-1)?.index ?? 0) >= rows.length - 4;
  useLoadMore(more, nearEnd);

  useFocusAfterLightbox(openId, (id) => {
    const index = assets.findIndex((asset) => asset.id === id);
    if (index >= 0) focus.moveTo(index);
  });

  const Item = view === 'grid' ? GalleryTile : GalleryLine;
  return (
    <>
      <div ref={sizeRef}>
        <div
          ref={list}
          role="list"
          aria-label="Images"
          style={{ position: 'relative', height: virtualizer.getTotalSize() }}
        >
          {drawn.map(({ index, start: top }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={row.cells[0]?.index ?? index}
                className={classes.row}
                style={{ height: row.height, gap, transform: `translateY(${top - start.top}px)` }}
              >
                {row.cells.map((cell) => {
                  const asset = assets[cell.index];
                  if (!asset) return null;
                  return (
                    // The list box itself takes no focus: its one current item does, and the key comes up from it.
                    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
                    <div
                      key={asset.id}
                      role="listitem"
                      aria-posinset={cell.index + 1}
                      aria-setsize={more.hasNext ? -1 : assets.length}
                      style={{ width: cell.width, flex: 'none' }}
                      onKeyDown={focus.onKeyDown}
                    >
                      <Item
                        asset={asset}
                        large={size === 'large'}
                        tabIndex={cell.index === Math.min(focus.current, assets.length - 1) ? 0 : -1}
                        ref={focus.itemRef(cell.index)}
                        onFocus={() => focus.setCurrent(cell.index)}
                      />
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
      <LoadMore more={more} label="Loading more images" />
    </>
  );
}

/** When the lightbox closes, the image it showed last becomes the gallery's current one. */
function useFocusAfterLightbox(openId: string | undefined, focusAsset: (id: string) => void) {
  const before = useRef(openId);
  useEffect(() => {
    const closed = before.current;
    before.current = openId;
    if (closed !== undefined && openId === undefined) focusAsset(closed);
  });
}
