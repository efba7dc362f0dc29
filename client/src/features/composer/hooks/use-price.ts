import { useDebouncedValue } from '@mantine/hooks';
import { ApiError } from '@/lib/api/problem';
import { useEstimate } from '../api/estimate-generation';
import type { EstimateRequest } from '@/lib/api/types';
import { priceText } from '@/lib/models/price-text';
import type { ResolvedSettings } from '../resolve-settings';

/** The server's estimate for what is set, a moment after typing stops; the list price until it is there. */
export function usePrice({ request, model, count, problems }: ResolvedSettings) {
  // What it costs is worth knowing before anything is written.
  const { prompt, ...others } = request;
  const asked: EstimateRequest = prompt === '' ? others : request;
  const isPriced = problems.every(({ field }) => field === 'prompt' && prompt === '');
  const key = JSON.stringify(asked);
  const [settledKey] = useDebouncedValue(key, 400);
  const settled = isPriced && settledKey === key;
  const { data, error, isPlaceholderData } = useEstimate(asked, { enabled: settled });
  // The last answer stays while the next one is on its way, but only for as many images.
  const estimate = data && isPriced && data.count === count ? data : undefined;
  const ofThis = estimate && (!isPlaceholderData || estimate.model === model.id) ? estimate : undefined;
  const refused = error instanceof ApiError && [400, 402, 422].includes(error.status);
  return {
    price: priceText(model, count, ofThis),
    estimate: ofThis,
    refusal: refused && settled ? error : null,
  };
}
