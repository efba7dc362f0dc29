import { expect, type Page } from "@playwright/test";

type Destination =
  | "Generate"
  | "Gallery"
  | "History"
  | "API keys"
  | "Provider keys"
  | "Spending limits"
  | "Profile"
  | "Providers"
  | "Price book";

/** Goes to a page by the navigation, wherever the window's size puts it: on a phone some are behind "More". */
export async function goTo(page: Page, destination: Destination): Promise<void> {
  const navigation = page.getByRole("navigation", { name: "Main" });
  const link = navigation.getByRole("link", { name: destination, exact: true });
  const more = navigation.getByRole("button", { name: "More" });
  await expect(link.or(more).first()).toBeVisible();
  if (await link.isVisible()) await link.click();
  else {
    await more.click();
    await page.getByRole("dialog", { name: "All pages" }).getByRole("link", { name: destination, exact: true }).click();
  }
  await expect(page.getByRole("heading", { level: 1, name: destination, exact: true })).toBeAttached();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}
