import { createContext, use } from 'react';
import type { Me } from '@/lib/api/types';

/** Who is signed in. The app fills it; it is null until that is known. */
export const CurrentPerson = createContext<Me | null>(null);

export function useCurrentPerson(): Me | null {
  return use(CurrentPerson);
}
