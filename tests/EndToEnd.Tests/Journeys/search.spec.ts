import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { GalleryPage } from "./pages/gallery-page.ts";
import { expect, test } from "./support/journey.ts";
import type { Visitor } from "./support/visitor.ts";

interface SearchCase {
  prompt: string;
  mustBeFoundBy: string[];
  mustNotBeFoundBy: string[];
}

const all = JSON.parse(
  await readFile(new URL("../../TestKit/search-cases.json", import.meta.url), "utf8"),
) as SearchCase[];

// The first cases are typed from the first word to the whole prompt, and then a word that is not there; of the others one word is typed.
const inFull = 11;
const cases = all.map(({ prompt, mustBeFoundBy, mustNotBeFoundBy }, place) => {
  const whole = mustBeFoundBy.indexOf(prompt);
  const found =
    place < inFull ? mustBeFoundBy.slice(0, whole + 1) : mustBeFoundBy.slice(whole + 1, whole + 2);
  return { prompt, found, missing: place < inFull ? mustNotBeFoundBy.slice(0, 1) : [] };
});

test.setTimeout(300_000);

test("the gallery finds what the prompts say, however it is typed", async ({ page, visitor }) => {
  const made = await make(visitor);
  const gallery = new GalleryPage(page);
  await gallery.open();

  for (const { prompt, found, missing } of cases) {
    const { assetId } = made.get(prompt) ?? { assetId: "" };
    const image = gallery.links.and(page.locator(`[href*="${assetId}"]`));
    await typeEach(gallery.search, image, found, missing);
  }
});

test("the history finds what the prompts say, however it is typed", async ({ page, visitor }) => {
  const made = await make(visitor, cases.slice(0, inFull));
  await page.goto("/history");
  const search = page.getByRole("searchbox", { name: "Search prompts" });
  const lines = page.getByRole("list", { name: "Generations" }).getByRole("link");

  for (const { prompt, found, missing } of cases.slice(0, inFull)) {
    const { id } = made.get(prompt) ?? { id: "" };
    await typeEach(search, lines.and(page.locator(`[href*="${id}"]`)), found, missing);
  }
});

test("a search stays in the address, sign for sign", async ({ page, visitor }) => {
  const prompt = '100% real_photo \\path\\to%20x "1.5" & #1';
  await visitor.generate({ prompt });
  const gallery = new GalleryPage(page);
  await gallery.open();

  for (const words of [prompt, "1.5", "100%", "\\path\\to%20x", "&", "#1"]) {
    await gallery.search.fill(words);
    // What could be taken for a number stands in quotes there.
    await expect(page).toHaveURL((url) =>
      [words, JSON.stringify(words)].includes(url.searchParams.get("q") ?? ""),
    );
    await expect(gallery.links).toHaveCount(1);
    await page.reload();
    await expect(gallery.search).toHaveValue(words);
    await expect(gallery.links).toHaveCount(1);
  }
});

test("a search takes a long prompt as a whole, and no more than it can send", async ({ page, visitor }) => {
  const most = 500;
  const prompt = Array.from({ length: 100 }, (_, place) => `lamp${place}`)
    .join(" ")
    .slice(0, most);
  await visitor.generate({ prompt });
  await visitor.generate({ prompt: "lamp0" });
  const gallery = new GalleryPage(page);
  await gallery.open();
  await expect(gallery.links).toHaveCount(2);

  await gallery.search.focus();
  await page.keyboard.insertText(`${prompt} and more than fits`);

  await expect(gallery.search).toHaveValue(prompt);
  await expect(gallery.links).toHaveCount(1);
});

async function typeEach(
  search: Locator,
  result: Locator,
  found: readonly string[],
  missing: readonly string[],
): Promise<void> {
  for (const words of found) {
    await search.fill(words);
    await expect(result, words).toHaveCount(1);
  }
  for (const words of missing) {
    await search.fill(words);
    await expect(result, words).toHaveCount(0);
  }
}

async function make(visitor: Visitor, wanted = cases): Promise<Map<string, { id: string; assetId: string }>> {
  const made = new Map<string, { id: string; assetId: string }>();
  for (let start = 0; start < wanted.length; start += 8) {
    const batch = wanted.slice(start, start + 8).map(({ prompt }) => visitor.generate({ prompt }));
    for (const { id, prompt, images } of await Promise.all(batch))
      made.set(prompt, { id, assetId: images[0]?.assetId ?? "" });
  }
  return made;
}
