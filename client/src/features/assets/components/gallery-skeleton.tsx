import { Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { justifyRows } from '../justified-rows';

const shapes = [3, 2, 3, 4, 3, 2, 4, 3, 3, 2, 4, 3, 2, 3].map((width, index) => ({
  width,
  height: [2, 3, 3, 3][index % 4] ?? 3,
}));

/** Rows like the gallery's own, while the first page is on its way. */
export function GallerySkeleton({ list = false }: { list?: boolean }) {
  const { ref, width } = useElementSize();
  const rows = list
    ? Array.from({ length: 8 }, () => ({ height: 82, cells: [{ index: 0, width }] }))
    : justifyRows(shapes, { width: width || 1, targetHeight: 230, gap: 10 });
  return (
    <div ref={ref} role="status" aria-label="Loading images">
      {width > 0 &&
        rows.map((row, index) => (
          <div key={index} style={{ display: 'flex', gap: 10, marginBottom: 10 }}>
            {row.cells.map((cell, position) => (
              <Skeleton key={position} height={row.height} width={cell.width} radius="md" />
            ))}
          </div>
        ))}
    </div>
  );
}
