import { expect, type Page } from "@playwright/test";

type Destination = "Generate" | "Gallery" | "History" | "API keys" | "Profile";

/** Goes to a page by the navigation, wherever the window's size puts it. */
export async function goTo(page: Page, destination: Destination): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: destination, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: destination })).toBeAttached();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}
