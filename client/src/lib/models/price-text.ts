import type { Estimate, Model } from '@/lib/api/types';
import { formatMoney } from '@/lib/format';

/** What a click would cost, in the few words a button has room for. An unknown price is never shown as $0. */
export function priceText(model: Model, count: number, estimate: Estimate | undefined): string {
  if (model.isPreview) return 'Free preview';

  const each = listPrice(model);
  const amount = estimate ? estimate.cost.estimated : each === null ? null : each * count;
  const currency = estimate?.cost.currency ?? model.price?.currency;
  if (amount === null) return 'price unknown';
  return amount === 0 ? 'Free' : `≈ ${formatMoney(amount, currency)}`;
}

/** Dollars for one image with the default settings; null when the price book cannot tell. */
export function listPrice({ price }: Pick<Model, 'price'>): number | null {
  return price?.perImage ?? price?.from ?? null;
}

/** The price of one image as the model picker shows it. */
export function modelPriceText(model: Pick<Model, 'isPreview' | 'price'>): string {
  if (model.isPreview) return 'Free preview';
  const each = listPrice(model);
  if (each === null) return 'Price unknown';
  if (each === 0) return 'Free';
  const varies = model.price?.perImage === null;
  return `${varies ? 'from' : '≈'} ${formatMoney(each, model.price?.currency)} per image`;
}
