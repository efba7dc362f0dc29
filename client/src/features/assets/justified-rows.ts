interface Cell {
  /** Position in the whole list. */
  index: number;
  width: number;
}

export interface Row {
  height: number;
  cells: Cell[];
}

interface Layout {
  width: number;
  /** The height rows aim at; each is a little taller or lower so that it fills the width. */
  targetHeight: number;
  gap: number;
}

/** Lays images out in rows of equal height that fill the width, each at its own aspect ratio. */
export function justifyRows(
  items: readonly { width: number; height: number }[],
  { width, targetHeight, gap }: Layout,
): Row[] {
  const rows: Row[] = [];
  let start = 0;
  let ratios = 0;

  items.forEach((item, index) => {
    ratios += clampRatio(item);
    const inner = width - gap * (index - start);
    if (ratios * targetHeight < inner) return;
    rows.push(makeRow(items, start, index + 1, inner / ratios));
    start = index + 1;
    ratios = 0;
  });
  if (start < items.length) rows.push(makeRow(items, start, items.length, targetHeight));
  return rows;
}

/** One item per row, for the list view. */
export function listRows(count: number, width: number, height: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ height, cells: [{ index, width }] }));
}

/**
 * Where an arrow key leads from an item: sideways in reading order, up and down to the item whose middle is
 * nearest. The same item when there is nothing in that direction.
 */
export function neighbour(rows: readonly Row[], index: number, key: string): number {
  const rowIndex = rows.findIndex(({ cells }) => cells.some((cell) => cell.index === index));
  const row = rows[rowIndex];
  const last = rows.at(-1)?.cells.at(-1)?.index ?? 0;
  if (!row) return 0;
  if (key === 'ArrowLeft') return Math.max(0, index - 1);
  if (key === 'ArrowRight') return Math.min(last, index + 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;

  const target = rows[rowIndex + (key === 'ArrowUp' ? -1 : 1)];
  if (!target || (key !== 'ArrowUp' && key !== 'ArrowDown')) return index;
  const middle = middleOf(row, index);
  const [nearest] = [...target.cells].sort(
    (a, b) => Math.abs(middleOf(target, a.index) - middle) - Math.abs(middleOf(target, b.index) - middle),
  );
  return nearest?.index ?? index;
}

function makeRow(
  items: readonly { width: number; height: number }[],
  start: number,
  end: number,
  height: number,
): Row {
  const cells = items.slice(start, end).map((item, offset) => ({
    index: start + offset,
    width: clampRatio(item) * height,
  }));
  return { height, cells };
}

// A banner of 8:1 would make a row too low to see; it is shown cropped instead.
function clampRatio({ width, height }: { width: number; height: number }): number {
  return Math.min(3, Math.max(0.4, width / height));
}

function middleOf(row: Row, index: number): number {
  let left = 0;
  for (const cell of row.cells) {
    if (cell.index === index) return left + cell.width / 2;
    left += cell.width;
  }
  return left;
}
