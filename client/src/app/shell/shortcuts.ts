import { createStore } from '@/lib/store';
import type { Destination } from './destinations';

export const shortcutsOpen = createStore(false);

export interface Shortcut {
  keys: readonly string[];
  does: string;
  where: string;
}

export function shortcutsTo(destinations: readonly Destination[]): Shortcut[] {
  return [
    { keys: ['?'], does: 'Show this list', where: 'Everywhere' },
    { keys: ['Ctrl', 'K'], does: 'Open the command palette', where: 'Everywhere' },
    ...destinations.map(({ key, label }) => ({
      keys: ['G', 'then', key.toUpperCase()],
      does: `Go to ${label}`,
      where: 'Everywhere',
    })),
    { keys: ['/'], does: 'Go to the prompt or the search box', where: 'Everywhere' },
    { keys: ['Ctrl', 'Enter'], does: 'Generate', where: 'Generate' },
    { keys: ['Ctrl', 'V'], does: 'Paste a reference image', where: 'Generate' },
    { keys: ['Alt', '↑'], does: 'Previous prompt', where: 'Generate' },
    { keys: ['Alt', '↓'], does: 'Next prompt', where: 'Generate' },
    { keys: ['←', '→', '↑', '↓'], does: 'Move between images', where: 'Gallery' },
    { keys: ['Home', 'End'], does: 'First or last image', where: 'Gallery' },
    { keys: ['Enter'], does: 'Open the image', where: 'Gallery' },
    { keys: ['←', '→'], does: 'Previous or next image', where: 'Image' },
    { keys: ['Z'], does: 'Actual size or fit', where: 'Image' },
    { keys: ['I'], does: 'Show or hide the information', where: 'Image' },
    { keys: ['Esc'], does: 'Close', where: 'Image' },
  ];
}
