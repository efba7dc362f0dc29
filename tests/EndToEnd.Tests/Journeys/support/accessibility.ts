import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

/** No violation of WCAG 2.1 AA, nor of axe's best practices, in what the page shows now: in light colours and in dark ones. */
export async function expectAccessible(page: Page, state: string, { without }: { without?: string } = {}): Promise<void> {
  for (const colors of ["dark", "light"] as const) {
    // The page follows the system's choice at once, so that nothing has to be walked again for other colours.
    await page.emulateMedia({ colorScheme: colors });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colors);
    expect(await violations(page, without ?? []), `${state}, ${colors}`).toEqual([]);
  }
}

async function violations(page: Page, without: string | string[]): Promise<string[]> {
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter((animation) => animation.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map((animation) => animation.finished));
  });

  // Our pages hold no frames; for those axe would open another page at each look.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(rules).disableRules(without);
  const { violations: found } = await axe.analyze();

  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}

/** Presses Tab until an element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, atMost = 60): Promise<void> {
  for (let presses = 0; presses < atMost; presses++) {
    await page.keyboard.press("Tab");
    const reached = await target.evaluateAll((elements) => elements.includes(document.activeElement as never));
    if (reached) return;
  }
  throw new Error(`${String(target)} is not reached by ${atMost} presses of Tab.`);
}

/**
 * Walks through the page by Tab and names the stops that look the same with the focus as without.
 * A radio button that is hidden behind its label may show the focus there.
 */
export async function stopsWithoutVisibleFocus(page: Page, stops: number): Promise<string[]> {
  const invisible = new Set<string>();
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(nameUnlessFocusShows);
    if (name) invisible.add(name);
  }
  return [...invisible];
}

async function nameUnlessFocusShows(): Promise<string | null> {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;

  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const around = [element, element.parentElement, element.nextElementSibling].filter((part) => part !== null);
  const look = () =>
    around
      .map((part) => {
        const { outline, border, boxShadow, backgroundColor } = getComputedStyle(part);
        return [outline, border, boxShadow, backgroundColor].join(" ");
      })
      .join();

  await frame();
  const focused = look();
  element.blur();
  await frame();
  return look() === focused ? element.outerHTML.slice(0, 160) : null;
}
