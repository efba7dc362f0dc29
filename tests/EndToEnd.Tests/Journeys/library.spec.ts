import { readFile } from "node:fs/promises";
import { GalleryPage } from "./pages/gallery-page.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { goTo } from "./pages/shell.ts";
import { decoded } from "./support/images.ts";
import { everywhere, expect, test as withVisitor } from "./support/journey.ts";
import { test as withLibrary } from "./support/library.ts";
import { restingPlaceOf } from "./support/scrolling.ts";

withLibrary.describe("a gallery of many images", () => {
  withLibrary("goes on while one scrolls, and draws only what is near", async ({ page, library }) => {
    const gallery = new GalleryPage(page);
    const oldest = library.prompts.at(-1) ?? "";

    await gallery.open();
    await expect(gallery.images.first()).toBeVisible();
    expect((await decoded(gallery.images.first())).width).toBeGreaterThan(0);
    await expect(gallery.link(oldest)).toHaveCount(0);

    await expect(async () => {
      await page.mouse.wheel(0, 4000);
      await expect(gallery.link(oldest)).toBeInViewport({ timeout: 500 });
    }).toPass();
    await expect(gallery.link(library.prompts[0] ?? "")).toHaveCount(0);
    await expect(gallery.link(oldest).locator("..")).toHaveAttribute("aria-setsize", String(library.prompts.length));
  });

  withLibrary("is searched and filtered by the address", async ({ page, library }) => {
    const gallery = new GalleryPage(page);
    const found = library.prompts.filter((prompt) => prompt.includes("teapot"));

    await gallery.open();
    await gallery.search.fill("teapot");
    await expect(page).toHaveURL(/[?&]q=teapot/);
    await expect(gallery.links).toHaveCount(found.length);

    await gallery.choose("Orientation", "Portrait");
    await expect(page).toHaveURL(/orientation=portrait/);
    const chips = page.getByRole("group", { name: "Active filters" });
    await expect(chips.getByText("Portrait")).toBeVisible();
    for (const image of await gallery.images.all()) await expect(image).toHaveAccessibleName(/teapot/);

    await page.getByRole("button", { name: "Clear all" }).click();
    await expect(page).toHaveURL("/gallery");
    await expect(gallery.search).toHaveValue("");
  });

  withLibrary("opens from a link with filters, sizes and view in it", async ({ page, library }) => {
    const gallery = new GalleryPage(page);

    await gallery.open("?q=violin&view=list");

    await expect(gallery.search).toHaveValue("violin");
    await expect(page.getByRole("radio", { name: "List" })).toBeChecked();
    await expect(gallery.links).toHaveCount(library.prompts.filter((prompt) => prompt.includes("violin")).length);
    await expect(gallery.links.first()).toContainText("Free preview");
    await page.getByRole("radio", { name: "List" }).press("ArrowLeft");
    await expect(page).not.toHaveURL(/view=list/);
    await expect(gallery.images.first()).toHaveAccessibleName(/violin/);
  });

  withLibrary("says when nothing matches, with the way back", async ({ page, library: _ }) => {
    const gallery = new GalleryPage(page);

    await gallery.open("?q=zeppelin");
    await expect(page.getByRole("heading", { name: "No image matches" })).toBeVisible();
    await page.getByRole("button", { name: "Clear the filters" }).click();

    await expect(gallery.images.first()).toBeVisible();
  });

  withLibrary("keeps its place when one comes back from an image", async ({ page, library }) => {
    const gallery = new GalleryPage(page);
    const wanted = library.prompts[45] ?? "";
    await gallery.open();
    await expect(gallery.images.first()).toBeVisible();
    await expect(async () => {
      await page.mouse.wheel(0, 500);
      await expect(gallery.link(wanted)).toBeInViewport({ timeout: 500 });
    }).toPass();
    await gallery.link(wanted).scrollIntoViewIfNeeded();
    const before = await restingPlaceOf(page);

    await gallery.link(wanted).click();
    await expect(gallery.lightbox.dialog).toBeVisible();
    await page.goBack();

    await expect(gallery.lightbox.dialog).toHaveCount(0);
    await expect(gallery.link(wanted)).toBeInViewport();
    await expect(gallery.link(wanted)).toBeFocused();
    expect(Math.abs((await restingPlaceOf(page)) - before)).toBeLessThan(200);

    await gallery.link(wanted).click();
    await gallery.lightbox.panel.getByRole("link", { name: "Generation" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Generation" })).toBeVisible();
    await page.goBack();
    await page.goBack();
    await expect(gallery.link(wanted)).toBeInViewport();
  });

  withLibrary("is looked through by keys", async ({ page, library }) => {
    const gallery = new GalleryPage(page);
    const { lightbox } = gallery;
    const [newest = "", second = "", third = ""] = library.prompts;
    await gallery.open();

    await gallery.link(newest).focus();
    await page.keyboard.press("ArrowRight");
    await expect(gallery.link(second)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(lightbox.dialog).toHaveAccessibleName(`Image: ${second}`);
    await expect(page).toHaveURL(/\/gallery\/[0-9a-f-]{36}$/);
    expect((await decoded(lightbox.image)).width).toBeGreaterThan(0);

    await page.keyboard.press("ArrowRight");
    await expect(lightbox.dialog).toHaveAccessibleName(`Image: ${third}`);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect(lightbox.dialog).toHaveAccessibleName(`Image: ${newest}`);
    await expect(lightbox.previous).toBeDisabled();

    await expect(lightbox.panel).toBeVisible();
    await page.keyboard.press("i");
    await expect(lightbox.panel).toHaveCount(0);
    await page.keyboard.press("z");
    await expect(lightbox.dialog.getByRole("region", { name: "Image at actual size" })).toBeVisible();
    await page.keyboard.press("z");
    await expect(lightbox.dialog.getByRole("region", { name: "Image at actual size" })).toHaveCount(0);

    await page.keyboard.press("Escape");
    await expect(lightbox.dialog).toHaveCount(0);
    await expect(page).toHaveURL("/gallery");
    await expect(gallery.link(newest)).toBeFocused();
  });

  withLibrary("opens an image from its own address", async ({ page, library }) => {
    const [asset] = await library.owner.assets();
    const gallery = new GalleryPage(page);

    await gallery.open(`/${asset?.id}`);
    await expect(gallery.lightbox.panel.getByText(asset?.prompt ?? "", { exact: true })).toBeVisible();
    await gallery.lightbox.close.click();

    await expect(page).toHaveURL("/gallery");
    await expect(gallery.images.first()).toBeVisible();
  });
});

withVisitor.describe("an image", everywhere, () => {
  withVisitor("is opened from the gallery, with everything that made it", async ({ page, visitor }) => {
    const prompt = "A weather station on the moon";
    const { seed } = await visitor.generate({ prompt, aspectRatio: "4:3" });
    const gallery = new GalleryPage(page);

    await gallery.open();
    await gallery.link(prompt).click();
    const { lightbox } = gallery;
    expect(await decoded(lightbox.image)).toEqual({ width: 1152, height: 864 });
    await lightbox.openPanel();

    for (const fact of ["1152 × 864 px", "4:3", String(seed), "Free preview", "Ada Lovelace", "1. Completed"])
      await expect(lightbox.panel.getByText(fact, { exact: true })).toBeVisible();
    await lightbox.panel.getByRole("button", { name: "Use settings" }).click();
    const generate = new GeneratePage(page);
    await expect(generate.prompt).toHaveValue(prompt);
    await expect(generate.seed).toHaveValue(String(seed));
  });
});

withVisitor("an image is downloaded as it was made", async ({ page, visitor }) => {
  const prompt = "A map of an island";
  const { images } = await visitor.generate({ prompt });
  const gallery = new GalleryPage(page);
  await gallery.open();
  await gallery.link(prompt).click();

  const downloading = page.waitForEvent("download");
  await gallery.lightbox.dialog.getByRole("link", { name: "Download", exact: true }).click();
  const download = await downloading;

  expect(download.suggestedFilename()).toMatch(/\.png$/);
  const original = await visitor.original(images[0]?.assetId ?? "");
  expect((await readFile(await download.path())).equals(original)).toBe(true);
});

withVisitor("a prompt is copied", async ({ page, context, visitor }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const prompt = "Ink, water, patience";
  await visitor.generate({ prompt });
  const gallery = new GalleryPage(page);
  await gallery.open();
  await gallery.link(prompt).click();

  await gallery.lightbox.panel.getByRole("button", { name: "Copy prompt" }).click();

  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(prompt);
});

withVisitor("empty pages lead to the first image", async ({ page, visitor: _ }) => {
  await page.goto("/gallery");
  await expect(page.getByRole("heading", { name: "The gallery is empty" })).toBeVisible();
  await page.getByRole("link", { name: "Generate your first image" }).click();
  await expect(new GeneratePage(page).prompt).toBeVisible();

  await goTo(page, "History");
  await expect(page.getByRole("heading", { name: "No history yet" })).toBeVisible();
});

withVisitor("the history tells how each request ended, and is filtered by that", async ({ page, visitor }) => {
  await visitor.generate({ prompt: "One that worked" });
  const refused = await visitor.start({ prompt: "One that was refused [[refuse]]" });
  await visitor.ended(refused.id);
  await page.goto("/history");
  const lines = page.getByRole("list", { name: "Generations" }).getByRole("link");

  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText("The provider refused this prompt");
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: "Done" }).click();
  await expect(page).toHaveURL(/status=completed/);
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText("One that worked");

  await page.goto("/history?status=failed");
  await expect(lines).toHaveCount(1);
  await lines.click();
  await expect(page.getByRole("row", { name: /^1 Offline .*Refused by the provider/ })).toBeVisible();

  await page.goto("/history?status=cancelled");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
});

withVisitor("a generation of several images shows each of them", async ({ page, visitor }) => {
  const prompt = "Two of a kind";
  const { id } = await visitor.generate({ prompt, count: 2 });

  await page.goto(`/generations/${id}`);

  const images = page.getByRole("list", { name: "Images" }).getByRole("img", { name: prompt });
  await expect(images).toHaveCount(2);
  for (const image of await images.all()) expect((await decoded(image)).width).toBe(256);
  await page.getByRole("link", { name: `${prompt} (image 2)` }).click();
  await expect(new GalleryPage(page).lightbox.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`/generations/${id}`);
});
