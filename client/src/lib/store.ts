import { useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { createSignal } from './signal';

/** A value outside React that components can read: the event stream's state, the draft, preferences. */
export interface Store<T> {
  get: () => T;
  set: (next: T | ((current: T) => T)) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  const changed = createSignal<void>();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      const following = typeof next === 'function' ? (next as (current: T) => T)(value) : next;
      if (Object.is(following, value)) return;
      value = following;
      changed.emit();
    },
    subscribe: (listener) => changed.subscribe(listener),
  };
}

/** What may be stored, with the value that counts where something else is. */
type StoredSchema<T> = v.SchemaWithFallback<v.GenericSchema<unknown, T>, T>;

/** A store that survives a reload. */
export function createStoredStore<T>(key: string, schema: StoredSchema<T>): Store<T> & { clear(): void } {
  const store = createStore<T>(v.parse(schema, read(key)));
  return {
    ...store,
    set(next) {
      store.set(next);
      write(key, store.get());
    },
    clear() {
      store.set(v.parse(schema, undefined));
      remove(key);
    },
  };
}

/**
 * A stored value that all tabs share. Every change begins with what is stored at that moment, and is heard of in the
 * other tabs. Where nothing can be stored, the tab keeps it to itself.
 */
export function createSharedStore<T>(key: string, schema: StoredSchema<T>): Store<T> {
  const store = createStore<T>(v.parse(schema, read(key)));
  let alone = false;
  window.addEventListener('storage', (event) => {
    if (event.storageArea === localStorage && (event.key === key || event.key === null))
      store.set(v.parse(schema, read(key)));
  });
  return {
    ...store,
    set(next) {
      const stored = alone ? store.get() : v.parse(schema, read(key));
      store.set(typeof next === 'function' ? (next as (current: T) => T)(stored) : next);
      alone ||= !write(key, store.get());
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

// Storage may be blocked or full; the page then works without memory.
function read(key: string): unknown {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? undefined : (JSON.parse(stored) as unknown);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}
