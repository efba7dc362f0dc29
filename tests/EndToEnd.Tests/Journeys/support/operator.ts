import { expect } from "@playwright/test";
import { test as base } from "./journey.ts";

/** The account that the first visit makes: its organization operates the installation. */
export const owner = { email: "grace@example.com", password: "correct horse battery" };

/** The browser is signed in as somebody who looks after the installation. What such a journey changes, it puts back. */
export const test = base.extend<{ operator: typeof owner }>({
  operator: async ({ context }, use) => {
    const response = await context.request.post("/api/v1/auth/login", { data: owner });
    expect(response.ok(), await response.text()).toBe(true);
    await use(owner);
  },
});
