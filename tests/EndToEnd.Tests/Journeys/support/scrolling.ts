import { expect, type Page } from "@playwright/test";

/** Where the page is scrolled to when it has come to rest: browsers glide there. */
export async function restingPlaceOf(page: Page): Promise<number> {
  let last = Number.NaN;
  await expect(async () => {
    const now = await page.evaluate(() => window.scrollY);
    const moved = now !== last;
    last = now;
    expect(moved).toBe(false);
  }).toPass({ intervals: [100] });
  return last;
}
