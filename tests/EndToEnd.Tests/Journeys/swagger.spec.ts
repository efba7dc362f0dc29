import { expect, test } from "./support/journey.ts";

test("Swagger UI lists the operations and executes one", async ({ page, visitor }) => {
  await page.goto("/swagger");
  await expect(page.getByRole("heading", { name: /ImageGenerator/ })).toBeVisible();
  for (const path of ["/api/v1/generations", "/api/v1/assets/{id}/content", "/api/v1/auth/register"])
    await expect(page.getByText(path.replaceAll("/", "​/"), { exact: true }).first()).toBeVisible();

  const operation = page.locator("#operations-Me-GetMe");
  await operation.getByRole("button", { name: /\/me/ }).first().click();
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/v1/me"));
  await operation.getByRole("button", { name: "Execute" }).click();

  expect((await answered).status()).toBe(200);
  await expect(operation.getByText(visitor.email).first()).toBeVisible();
});

test("Swagger UI is there for everybody", async ({ page }) => {
  await page.goto("/swagger");

  await expect(page.getByRole("heading", { name: /ImageGenerator/ })).toBeVisible();
});
