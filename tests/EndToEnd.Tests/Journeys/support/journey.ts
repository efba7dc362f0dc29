import { test as base } from "@playwright/test";
import { ConsoleWatch } from "./console-watch.ts";
import { Visitor } from "./visitor.ts";

export { expect } from "@playwright/test";

/**
 * Journeys with this tag are walked at desktop and at phone size; the others at desktop size. Where axe looks
 * (`expectAccessible`), it looks at light and at dark colours.
 */
export const everywhere = { tag: "@everywhere" };

/** Journeys with this tag are walked with dark colours as well, from the first byte on. */
export const inTheDark = { tag: "@dark" };

/** The browser says so whenever nobody is signed in: the page asks who is. */
export const nobodySignedIn = /401 .*\/api\/v1\/me\)$/;

interface JourneyFixtures {
  /** Every journey fails when the browser's console has something to complain about. */
  consoleWatch: ConsoleWatch;
  /** Somebody with an account of their own; the browser is signed in as them. */
  visitor: Visitor;
}

export const test = base.extend<JourneyFixtures>({
  consoleWatch: [
    async ({ context }, use) => {
      const watch = new ConsoleWatch(context);
      await use(watch);
      watch.expectQuiet();
    },
    { auto: true },
  ],
  visitor: async ({ context }, use) => {
    await use(await Visitor.register(context.request));
  },
});
