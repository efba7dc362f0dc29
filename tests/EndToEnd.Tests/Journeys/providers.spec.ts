import { PriceBookPage, ProvidersPage } from "./pages/admin-pages.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { ProviderKeysPage, SpendingLimitsPage } from "./pages/settings-pages.ts";
import { goTo } from "./pages/shell.ts";
import { everywhere, expect } from "./support/journey.ts";
import { test } from "./support/operator.ts";

const ownServer = "OpenAI-compatible server";

test.describe("what a model costs and needs", everywhere, () => {
  test("a model without a key says so, and leads to the page where one is added", async ({ page, visitor: _ }) => {
    const generate = new GeneratePage(page);
    await generate.open();

    await generate.chooseModel("Stable Image Core");
    await expect(generate.submit).toHaveAccessibleDescription(/Stability AI needs a key before Stable Image Core can be used\./);
    await page.getByRole("link", { name: "Add a key for Stability AI" }).click();

    const dialog = page.getByRole("dialog", { name: "Add a provider key" });
    await expect(dialog.getByRole("combobox", { name: "Provider" })).toHaveValue("Stability AI");
  });

  test("models are compared side by side and chosen from there", async ({ page, visitor: _ }) => {
    const generate = new GeneratePage(page);
    await generate.open();
    await page.getByRole("button", { name: "Compare models" }).click();
    const dialog = page.getByRole("dialog", { name: "Compare models" });
    const rows = dialog.getByRole("rowheader");

    await expect(rows.first()).toBeVisible();
    await dialog.getByRole("searchbox", { name: "Search the comparison" }).fill("Preview renderer");
    await expect(rows).toHaveCount(1);
    await expect(dialog.getByRole("cell", { name: "Free preview" })).toBeVisible();
    await dialog.getByRole("searchbox").fill("");
    await dialog.getByRole("button", { name: "Price", exact: true }).click();
    await expect(dialog.getByRole("columnheader", { name: "Price" })).toHaveAttribute("aria-sort", "descending");
  });
});

test("a key of the organization does not lead into the network of the installation", async ({ page, visitor: _ }) => {
  const keys = new ProviderKeysPage(page);
  await page.goto("/profile");
  await goTo(page, "Provider keys");

  await keys.organization.getByRole("button", { name: "Add the organization’s key" }).click();
  await keys.choose(ownServer);
  await keys.fill({ key: "sk-a-key-for-inside", address: "http://127.0.0.1:9/v1" });
  await keys.save.click();
  await expect(keys.dialog).toHaveCount(0);
  await expect(keys.organization.getByText("Not reachable")).toBeVisible();
  await expect(keys.organization.getByText(/The address leads into a private network/)).toBeVisible();

  await keys.organization.getByRole("button", { name: `Delete the key for ${ownServer}` }).click();
  await keys.dialog.getByRole("button", { name: "Delete the key" }).click();
  await expect(keys.organization.getByText("No key yet")).toBeVisible();
});

test("a spending limit is set, shown beside the price, changed and removed", async ({ page, visitor }) => {
  const limits = new SpendingLimitsPage(page);
  const generate = new GeneratePage(page);
  await limits.open();
  await expect(page.getByText("No limits yet")).toBeVisible();

  await limits.limit("5");
  await expect(limits.all).toContainText("$5.00 a month");
  await expect(limits.mine).toContainText(visitor.organization);

  await goTo(page, "Generate");
  await generate.prompt.fill("Within the budget");
  await expect(generate.form.getByText("of $5.00 left this month")).toContainText("$5.00");
  await generate.submit.click();
  await expect(generate.card("Within the budget").images).toBeVisible();

  await limits.open();
  await limits.all.getByRole("button", { name: /^Edit the limit/ }).click();
  await limits.amount.fill("7.5");
  await limits.dialog.getByRole("button", { name: "Save the limit" }).click();
  await expect(limits.all).toContainText("$7.50 a month");
  await limits.all.getByRole("button", { name: /^Remove the limit/ }).click();
  await limits.dialog.getByRole("button", { name: "Remove the limit" }).click();
  await expect(page.getByText("No limits yet")).toBeVisible();
});

test("somebody who does not operate the installation is told so", async ({ page, visitor: _ }) => {
  for (const address of ["/admin/providers", "/admin/prices"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "Operators only" })).toBeVisible();
  }
  await expect(page.getByRole("link", { name: "Price book" })).toHaveCount(0);
});

// One after another: they look at the same installation.
test.describe("the administration", () => {
  test.describe.configure({ mode: "serial" });

  test("a provider is switched off and on, and models say so", async ({ page, operator: _ }) => {
    const providers = new ProvidersPage(page);
    const card = providers.card("Stability AI");
    await page.goto("/profile");
    await goTo(page, "Providers");

    await card.toggle();
    await expect(page.getByText("Stability AI is switched off: nothing is sent there any more.")).toBeVisible();
    await page.reload();
    await expect(card.kill).not.toBeChecked();
    await expect(card.root.getByText("Switched off")).toBeVisible();

    await card.toggle();
    await expect(page.getByText("Stability AI is switched on.")).toBeVisible();
    await page.reload();
    await expect(card.kill).toBeChecked();
  });

  test("the order is changed by buttons, and stays", async ({ page, operator: _ }) => {
    const providers = new ProvidersPage(page);
    await providers.open();
    await expect(providers.cards.first()).toBeVisible();
    const [first, second] = await providers.names();
    if (!first || !second) throw new Error("There are not two providers.");

    await providers.card(second).up.click();
    await expect.poll(() => providers.names()).toEqual(expect.arrayContaining([second, first]));
    await expect(providers.cards.first()).toHaveAccessibleName(second);
    await page.reload();
    await expect(providers.cards.first()).toHaveAccessibleName(second);

    await providers.card(second).down.click();
    await expect(providers.cards.first()).toHaveAccessibleName(first);
    await page.reload();
    await expect(providers.cards.first()).toHaveAccessibleName(first);
  });

  test("limits of a provider are checked and kept", async ({ page, operator: _ }) => {
    const providers = new ProvidersPage(page);
    const card = providers.card("Stability AI");
    await providers.open();
    await card.openSettings();
    const before = await card.concurrency.inputValue();

    await card.concurrency.fill("0");
    await card.saveSettings();
    await expect(card.concurrency).toHaveAccessibleDescription(/Enter 1 to 1,000\./);
    await card.concurrency.fill("3");
    await card.saveSettings();
    await expect(page.getByText("The settings of Stability AI are saved.")).toBeVisible();
    await page.reload();
    await card.openSettings();
    await expect(card.concurrency).toHaveValue("3");

    await card.concurrency.fill(before);
    await card.saveSettings();
    await expect(page.getByText("The settings of Stability AI are saved.")).toBeVisible();
  });

  test("a dated price is added, and the current one stays until its day", async ({ page, operator: _ }) => {
    const prices = new PriceBookPage(page);
    await page.goto("/profile");
    await goTo(page, "Price book");
    const model = prices.model("Preview renderer at Offline");
    await expect(model.getByText("Current")).toBeVisible();

    await model.getByRole("button", { name: /^Add price/ }).click();
    await prices.form.getByRole("button", { name: "Add the price" }).click();
    await expect(prices.form.getByText("Enter the amount in dollars; 0 for free.")).toBeVisible();
    await prices.form.getByRole("textbox", { name: "Amount, line 1" }).fill("0");
    await prices.form.getByRole("textbox", { name: "Source" }).fill("Still drawn here, for nothing.");
    await prices.form.getByRole("button", { name: "Add the price" }).click();

    await expect(page.getByText(/^The price applies from /)).toBeVisible();
    await expect(model.getByText("Still drawn here, for nothing.")).toBeVisible();
    await expect(model.getByText(/Entered by Grace Hopper/)).toBeVisible();
    await expect(model.getByText("Current")).toHaveCount(1);
  });
});
