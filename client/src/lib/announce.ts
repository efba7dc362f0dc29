import { createSignal } from './signal';

/** Sentences for screen readers; the app shell's polite live region speaks them. */
export const announcements = createSignal<string>();

export function announce(sentence: string): void {
  announcements.emit(sentence);
}
