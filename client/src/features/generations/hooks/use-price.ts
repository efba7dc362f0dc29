import { useDebouncedValue } from '@mantine/hooks';
import { ApiError } from '@/lib/api/problem';
import { useEstimate } from '../api/estimate-generation';
import { priceText } from '../price-text';
import type { ResolvedSettings } from '../resolve-settings';

/** The server's estimate for what is set, a moment after typing stops; the list price until it is there. */
export function usePrice({ request, model, count, problems }: ResolvedSettings) {
  const key = JSON.stringify(request);
  const [settledKey] = useDebouncedValue(key, 400);
  const settled = problems.length === 0 && settledKey === key;
  const { data, error, isPlaceholderData } = useEstimate(request, { enabled: settled });
  // The last answer stands in while the next one is on its way, but only for as many images.
  const estimate = data && problems.length === 0 && data.count === count ? data : undefined;
  const ofThis = estimate && (!isPlaceholderData || estimate.model === model.id) ? estimate : undefined;
  const refused = error instanceof ApiError && [400, 402, 422].includes(error.status);
  return {
    price: priceText(model, count, ofThis),
    estimate: ofThis,
    refusal: refused && settled ? error : null,
  };
}
