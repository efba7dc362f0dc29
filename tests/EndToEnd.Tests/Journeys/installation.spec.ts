import { ProvidersPage } from "./pages/admin-pages.ts";
import { ProviderKeysPage } from "./pages/settings-pages.ts";
import { expect } from "./support/journey.ts";
import { test } from "./support/operator.ts";
import { startStubProvider } from "./support/stub-provider.ts";

// A key of the installation is everybody's: with it, everybody's default model is another one. So these come after all others.
const ownServer = "OpenAI-compatible server";

test("a key is tested before it is kept, and shown no more", async ({ page, operator: _, consoleWatch }) => {
  consoleWatch.allow(/422 .*\/provider-keys\//);
  const server = await startStubProvider("sk-the-right-one");
  const providers = new ProvidersPage(page);
  const card = providers.card(ownServer);
  const keys = new ProviderKeysPage(page);
  try {
    await providers.open();
    await card.openSettings();
    await card.root.getByRole("button", { name: `Set the address of ${ownServer}` }).click();
    await keys.fill({ key: "sk-a-wrong-one", address: server.address });
    await keys.save.click();
    await expect(keys.key).toHaveAccessibleDescription(/rejected this key\. Nothing was saved\./);
    await expect(keys.key).toHaveValue("");

    await keys.key.fill("sk-the-right-one");
    await keys.save.click();
    await expect(keys.dialog).toHaveCount(0);
    await expect(card.root.getByText("Working", { exact: true })).toBeVisible();
    await page.reload();
    await card.openSettings();
    await expect(card.root.getByText("Working", { exact: true })).toBeVisible();
    expect(await page.content()).not.toContain("sk-the-right-one");
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("sk-the-right-one");

    await card.root.getByRole("button", { name: `Test the key for ${ownServer}` }).click();
    await expect(page.getByText(`${ownServer} accepts the key.`)).toBeVisible();
    await card.root.getByRole("button", { name: `Delete the key for ${ownServer}` }).click();
    await keys.dialog.getByRole("button", { name: "Delete the key" }).click();
    await expect(card.root.getByRole("button", { name: `Set the address of ${ownServer}` })).toBeVisible();
  } finally {
    await server.stop();
  }
});
