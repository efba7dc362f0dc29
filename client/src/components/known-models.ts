import { createContext, use } from 'react';
import type { Model } from '@/lib/api/types';

/** The catalogue by model id. The app fills it; it is empty until the catalogue is there. */
export const KnownModels = createContext<ReadonlyMap<string, Model>>(new Map());

export function useKnownModel(modelId: string | null): Model | undefined {
  const models = use(KnownModels);
  return modelId === null ? undefined : models.get(modelId);
}
