/** The items by what `key` says of them, in the order in which each key is met first. */
export function groupBy<T, Key>(items: readonly T[], key: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/** The first item of each key. */
export function distinctBy<T>(items: readonly T[], key: (item: T) => unknown): T[] {
  return [...groupBy(items, key).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}
