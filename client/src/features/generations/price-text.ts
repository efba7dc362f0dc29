import { formatMoney } from '@/lib/format';
import type { Estimate, GenerationSummary, Model } from '@/lib/api/types';

/** What a click would cost, in the few words a button has room for. An unknown price is never shown as $0. */
export function priceText(model: Model, count: number, estimate: Estimate | undefined): string {
  if (model.isPreview) return 'Free preview';

  const amount = estimate ? estimate.cost.estimated : model.price && model.price.perImage * count;
  const currency = estimate?.cost.currency ?? model.price?.currency ?? 'USD';
  if (amount === null) return 'price unknown';
  return amount === 0 ? 'Free' : `≈ ${formatMoney(amount, currency)}`;
}

/** The price of one image as the model picker shows it. */
export function modelPriceText({ isPreview, price }: Pick<Model, 'isPreview' | 'price'>): string {
  if (isPreview) return 'Free preview';
  if (!price) return 'Price unknown';
  return price.perImage === 0 ? 'Free' : `${formatMoney(price.perImage, price.currency)} per image`;
}

/** What a generation costs: what was paid, else what was estimated. */
export function costText({ actual, estimated, currency }: Cost, isPreview: boolean): string {
  if (isPreview && !actual) return 'Free preview';
  if (actual !== null) return formatMoney(actual, currency);
  return estimated === null ? 'Unknown' : `≈ ${formatMoney(estimated, currency)}`;
}

/** What a generation that has ended did cost: an estimate is no longer an answer. */
export function paidText({ cost, status, failure }: Ended, isPreview: boolean): string {
  if (cost.actual) return formatMoney(cost.actual, cost.currency);
  if (status === 'completed') return costText(cost, isPreview);
  return failure?.charged ? 'Charged' : 'Not charged';
}

type Cost = GenerationSummary['cost'];
type Ended = Pick<GenerationSummary, 'cost' | 'status' | 'failure'>;
