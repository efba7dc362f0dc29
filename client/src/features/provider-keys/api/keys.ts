import type { QueryClient } from '@tanstack/react-query';
import { adminProvidersKey, modelsKey } from '@/lib/api/shared-keys';

export const providerKeyKeys = { list: ['provider-keys'] as const };

/** A key decides which models can be used, and is shown with its provider. */
export async function invalidateProviderKeys(queryClient: QueryClient): Promise<void> {
  await Promise.all(
    [providerKeyKeys.list, modelsKey, adminProvidersKey].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
