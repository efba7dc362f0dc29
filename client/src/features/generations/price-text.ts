import { formatMoney } from '@/lib/format';
import type { Estimate, Model } from '@/lib/api/types';

/** What a click would cost, in the few words a button has room for. An unknown price is never shown as $0. */
export function priceText(model: Model, count: number, estimate: Estimate | undefined): string {
  if (model.isPreview) return 'Free preview';

  const amount = estimate ? estimate.cost.estimated : model.price && model.price.perImage * count;
  const currency = estimate?.cost.currency ?? model.price?.currency ?? 'USD';
  if (amount === null || amount === undefined) return 'price unknown';
  return amount === 0 ? 'Free' : `≈ ${formatMoney(amount, currency)}`;
}

/** The price of one image as the model picker shows it. */
export function modelPriceText({ isPreview, price }: Pick<Model, 'isPreview' | 'price'>): string {
  if (isPreview) return 'Free preview';
  if (!price) return 'Price unknown';
  return price.perImage === 0 ? 'Free' : `${formatMoney(price.perImage, price.currency)} per image`;
}

export function costText(
  cost: { estimated?: number | null; actual?: number | null; currency: string },
  isPreview: boolean,
): string {
  const { actual, estimated, currency } = cost;
  if (isPreview && !actual) return 'Free preview';
  if (actual !== null && actual !== undefined) return formatMoney(actual, currency);
  if (estimated !== null && estimated !== undefined) return `≈ ${formatMoney(estimated, currency)}`;
  return 'Unknown';
}
