import { describe, expect, it } from 'vitest';
import { justifyRows, neighbour, type Row } from './justified-rows';

const layout = { width: 1000, targetHeight: 200, gap: 10 };
const square = { width: 1, height: 1 };

describe('justifyRows', () => {
  it('fills the width in every row but the last', () => {
    const rows = justifyRows(Array(12).fill({ width: 4, height: 3 }), layout);

    for (const { cells } of rows.slice(0, -1)) {
      const filled = cells.reduce((sum, cell) => sum + cell.width, 0) + layout.gap * (cells.length - 1);
      expect(filled).toBeCloseTo(1000);
    }
    expect(rows.flatMap(({ cells }) => cells.map(({ index }) => index))).toEqual([...Array(12).keys()]);
  });

  it('gives each image its own aspect ratio', () => {
    const [row] = justifyRows([{ width: 2, height: 1 }, square, { width: 3, height: 2 }, square], layout);

    const ratios = row?.cells.map((cell) => Number((cell.width / row.height).toFixed(6)));
    expect(ratios).toEqual([2, 1, 1.5, 1]);
  });

  it('does not blow up the last row', () => {
    const rows = justifyRows([square], layout);

    expect(rows).toEqual([{ height: 200, cells: [{ index: 0, width: 200 }] }]);
  });

  it('has no rows without images', () => {
    expect(justifyRows([], layout)).toEqual([]);
  });
});

describe('neighbour', () => {
  const rows: Row[] = [
    { height: 1, cells: [cell(0, 50), cell(1, 50)] },
    { height: 1, cells: [cell(2, 30), cell(3, 30), cell(4, 40)] },
  ];

  it.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowRight', 2],
    [2, 'ArrowLeft', 1],
    [0, 'ArrowLeft', 0],
    [4, 'ArrowRight', 4],
    [1, 'ArrowDown', 4],
    [0, 'ArrowDown', 2],
    [4, 'ArrowUp', 1],
    [0, 'ArrowUp', 0],
    [4, 'ArrowDown', 4],
    [3, 'Home', 0],
    [0, 'End', 4],
  ])('from %i by %s is %i', (from, key, to) => {
    expect(neighbour(rows, from, key)).toBe(to);
  });
});

function cell(index: number, width: number) {
  return { index, width };
}
