import { createStoredStore } from './store';

export interface Preferences {
  /** Enter sends the prompt and Shift+Enter starts a new line; off, only Ctrl+Enter sends. */
  enterToSend: boolean;
  /** The generate form shows its advanced part. */
  advancedOpen: boolean;
  /** The lightbox shows its information panel. */
  infoOpen: boolean;
}

const defaults: Preferences = { enterToSend: false, advancedOpen: false, infoOpen: window.innerWidth > 992 };

export const preferences = createStoredStore<Preferences>('imagegenerator.preferences', (stored) => {
  if (typeof stored !== 'object' || stored === null) return defaults;
  const known = Object.entries(stored).filter(
    ([name, value]) => name in defaults && typeof value === 'boolean',
  );
  return { ...defaults, ...(Object.fromEntries(known) as Partial<Preferences>) };
});

export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  preferences.set((current) => ({ ...current, [name]: value }));
}
