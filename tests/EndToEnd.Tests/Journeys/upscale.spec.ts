import { GalleryPage } from "./pages/gallery-page.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { decoded } from "./support/images.ts";
import { everywhere, expect, test } from "./support/journey.ts";

test.describe("a larger form of an image", () => {
  test("is made from the card, with its price before the click, and shown beside its source", everywhere, async ({
    page,
    visitor: _,
  }) => {
    const generate = new GeneratePage(page);
    await generate.open();
    await generate.generate("A lighthouse at dusk");
    const card = generate.card("A lighthouse at dusk");
    await expect(card.images).toBeVisible();
    const before = await decoded(card.images);

    await card.root.getByRole("button", { name: "Upscale" }).click();
    await page.getByRole("menuitem", { name: "Upscale 4x" }).click();
    const dialog = page.getByRole("dialog", { name: "Upscale the image" });
    await expect(dialog.getByText(/^Plain resampling enlarges it\./)).toBeVisible();
    await expectAccessible(page, "the dialog with the price");
    await dialog.getByRole("button", { name: "Upscale · Free" }).click();

    await expect(page.getByRole("heading", { level: 1, name: "Upscale 4x" })).toBeVisible();
    const after = page.getByRole("img", { name: /^After/ });
    await expect(after).toBeVisible();
    expect((await decoded(after)).width).toBe(before.width * 4);
    await expectAccessible(page, "before and after");

    const border = page.getByRole("slider", { name: "Border between before and after" });
    await border.focus();
    await border.press("End");
    await expect(border).toHaveAttribute("aria-valuenow", "100");

    await page.getByRole("link", { name: "Open in the gallery" }).click();
    const { lightbox } = new GalleryPage(page);
    await lightbox.openPanel();
    await expect(lightbox.panel.getByText("Plain resampling", { exact: true })).toBeVisible();
    await lightbox.panel.getByRole("link", { name: "Made from: image 1" }).click();
    await expect(lightbox.panel.getByRole("link", { name: "Made from this image: image 1" })).toBeVisible();
  });
});
