/** Collects what arrives within a moment and hands it on together, so that a burst causes few renders. */
export function createBatch<T>(handle: (items: T[]) => void, collectMs: number) {
  let items: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (items.length === 0) return;
    const taken = items;
    items = [];
    handle(taken);
  };

  return {
    add(item: T): void {
      items.push(item);
      timer ??= setTimeout(flush, collectMs);
    },
    flush,
    clear(): void {
      clearTimeout(timer);
      timer = undefined;
      items = [];
    },
  };
}
