import { type KeyboardEvent, useReducer, useRef, useState } from 'react';
import { neighbour, type Row } from '../justified-rows';

const keys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/**
 * One tab stop for a whole gallery: arrow keys move the current item, and the item takes the focus when the
 * virtual list has drawn it.
 */
export function useRovingFocus(rows: readonly Row[], scrollToRow: (row: number) => void) {
  const [current, setCurrent] = useState(0);
  const awaitingFocus = useRef<number | null>(null);
  // An item that is current already must still be drawn again to take the focus back.
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  const moveTo = (index: number) => {
    setCurrent(index);
    awaitingFocus.current = index;
    redraw();
    scrollToRow(rows.findIndex(({ cells }) => cells.some((cell) => cell.index === index)));
  };

  return {
    current,
    setCurrent,
    moveTo,
    onKeyDown: (event: KeyboardEvent) => {
      if (!keys.has(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const next = neighbour(rows, current, event.key);
      if (next !== current) moveTo(next);
    },
    /** For each item's element: focuses the one that the keyboard moved to. */
    itemRef: (index: number) => (element: HTMLElement | null) => {
      if (!element || awaitingFocus.current !== index) return;
      awaitingFocus.current = null;
      element.focus({ preventScroll: true });
    },
  };
}
