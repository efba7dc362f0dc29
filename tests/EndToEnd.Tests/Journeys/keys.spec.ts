import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { GeneratePage } from "./pages/generate-page.ts";
import { ProviderKeysPage } from "./pages/settings-pages.ts";
import { goTo } from "./pages/shell.ts";
import { decoded } from "./support/images.ts";
import { expect, test } from "./support/journey.ts";
import { finishImage, revokeKey } from "./support/stub-openai.ts";

/** Enters a key for OpenAI on the page, as its owner does. */
async function enterKey(page: Page, whose: "mine" | "organization"): Promise<string> {
  const keys = new ProviderKeysPage(page);
  const key = `sk-${randomUUID()}`;
  await keys.open();
  const add = whose === "mine" ? "Add my key" : "Add the organization’s key";
  await keys[whose].getByRole("button", { name: add }).click();
  await keys.choose("OpenAI");
  await keys.key.fill(key);
  await keys.save.click();
  await expect(keys[whose].getByText("Working", { exact: true })).toBeVisible();
  return key;
}

const model = (page: Page) => new GeneratePage(page).form.getByRole("button", { name: /^Model:/ });

test("with a provider's key the same page makes real images, and so does the API", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  const prompt = "A lighthouse in real life";
  await generate.open();
  await expect(model(page)).toHaveAccessibleName(/Preview renderer/);
  await expect(generate.submit).toHaveAccessibleName("Generate 1 · Free preview");

  await enterKey(page, "organization");
  await goTo(page, "Generate");
  await expect(model(page)).toHaveAccessibleName(/OpenAI/);
  await expect(generate.submit).toHaveAccessibleName(/\$0\.\d/);
  await generate.generate(prompt);

  const card = generate.card(prompt);
  expect((await decoded(card.images)).width).toBeGreaterThan(0);
  await expect(card.root.getByText("Preview renderer")).toHaveCount(0);
  const estimate = await page.request.post("/api/v1/generations/estimate", { data: { prompt, count: 2 } });
  const created = await page.request.post("/api/v1/generations", { data: { prompt, count: 2 } });
  const named = (await created.json()) as { model: string; provider: string };
  expect(named).toMatchObject({ provider: "openai", model: ((await estimate.json()) as { model: string }).model });

  // The preview renderer stays one choice, and a choice is remembered for as long as it can be used.
  await generate.chooseModel("Preview renderer");
  await page.reload();
  await expect(model(page)).toHaveAccessibleName(/Preview renderer/);
  await generate.chooseModel("GPT Image 2.5 Sunburst");
  await page.reload();
  await expect(model(page)).toHaveAccessibleName(/GPT Image 2.5 Sunburst/);
  await page.request.delete("/api/v1/provider-keys/organization/openai");
  await page.reload();
  await expect(model(page)).toHaveAccessibleName(/Preview renderer/);
});

test("an unfinished image is seen before the finished one, through the event and after a reload", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  const prompt = `A harbour that takes shape ${randomUUID()}`;
  await enterKey(page, "organization");
  await generate.open();
  await expect(model(page)).toHaveAccessibleName(/OpenAI/);
  await generate.openAdvanced();
  await generate.form.getByRole("textbox", { name: "Unfinished images" }).fill("2");

  await generate.generate(prompt);
  const card = generate.card(prompt);
  const unfinished = card.root.locator("img[src*='/partials/']");
  expect((await decoded(unfinished)).width).toBeGreaterThan(0);
  await expect(card.root.getByText(/^Unfinished/)).toBeVisible();
  await expect(card.images).toHaveCount(0);

  await page.reload();
  expect((await decoded(unfinished)).width).toBeGreaterThan(0);
  await expect(card.images).toHaveCount(0);

  await finishImage(prompt);
  expect((await decoded(card.images)).width).toBeGreaterThan(0);
  await expect(unfinished).toHaveCount(0);
});

test("a rejected key is told with whose it is, to those who can mend it", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  const key = await enterKey(page, "organization");
  await generate.open();
  await expect(model(page)).toHaveAccessibleName(/OpenAI/);
  await revokeKey(key);

  const prompt = "Nobody pays for this";
  await generate.generate(prompt);
  const card = generate.card(prompt);
  await expect(card.root.getByText("OpenAI rejected this organization’s key")).toBeVisible();
  await expect(page.getByRole("alert").getByText("OpenAI rejected this organization’s key")).toBeVisible();
  await expect(model(page), "the default follows the keys that work").toHaveAccessibleName(/Preview renderer/);

  await card.root.getByRole("link", { name: prompt }).click();
  const attempt = page.getByRole("table", { name: "Attempts" }).getByRole("row").nth(1);
  await expect(attempt).toContainText("Organization’s key");
  await expect(attempt).toContainText("Key rejected");
  await goTo(page, "History");
  await expect(page.getByText("OpenAI rejected this organization’s key").first()).toBeVisible();

  await new ProviderKeysPage(page).open();
  await expect(new ProviderKeysPage(page).organization.getByText("Rejected", { exact: true })).toBeVisible();
});

test("a key of one's own is called one's own", async ({ page, visitor }) => {
  const generate = new GeneratePage(page);
  await enterKey(page, "mine");
  await generate.open();
  const prompt = "Paid from my own pocket";
  await generate.generate(prompt);
  await expect(generate.card(prompt).images).toBeVisible();

  const [made] = await visitor.generations();
  await page.goto(`/generations/${made?.id}`);

  await expect(page.getByRole("table", { name: "Attempts" }).getByRole("row").nth(1)).toContainText("Your key");
});
