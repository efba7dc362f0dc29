import * as v from 'valibot';
import { createStoredStore } from './store';

const fields = v.object({
  /** Enter sends the prompt and Shift+Enter starts a new line; off, only Ctrl+Enter sends. */
  enterToSend: v.fallback(v.boolean(), false),
  /** The generate form shows its advanced part. */
  advancedOpen: v.fallback(v.boolean(), false),
  /** The lightbox shows its information panel. */
  infoOpen: v.fallback(v.boolean(), window.innerWidth > 992),
});

export type Preferences = v.InferOutput<typeof fields>;

export const preferences = createStoredStore(
  'imagegenerator.preferences',
  v.fallback(fields, v.getFallbacks(fields)),
);

export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  preferences.set((current) => ({ ...current, [name]: value }));
}
