import type { Locator, Page } from "@playwright/test";
import { GeneratePage } from "./pages/generate-page.ts";
import { decoded } from "./support/images.ts";
import { expect, test } from "./support/journey.ts";
import type { Visitor } from "./support/visitor.ts";

const model = { id: "offline/preview", name: "Preview renderer" };

/** The bytes of an image that the product made: as real as any that people bring along. */
async function photograph(visitor: Visitor): Promise<Buffer> {
  const { images } = await visitor.generate({ prompt: "Something to start from" });
  return visitor.original(images[0]?.assetId ?? "");
}

/** The field that takes references; skips the journey where no model of this installation takes any without a key. */
async function openField(page: Page, visitor: Visitor): Promise<{ generate: GeneratePage; field: Locator }> {
  const generate = new GeneratePage(page);
  const known = await visitor.model(model.id);
  test.skip(known.capabilities.maxReferences === 0, `${model.name} takes no reference images.`);
  await generate.open();
  return { generate, field: generate.references };
}

test("an uploaded image goes along, and is shown with what was made of it", async ({ page, visitor }) => {
  const bytes = await photograph(visitor);
  const { generate, field } = await openField(page, visitor);

  await generate.upload({ name: "start.png", mimeType: "image/png", buffer: bytes });
  const thumbnail = field.getByRole("img", { name: "Reference 1: start.png" });
  await expect(thumbnail).toBeVisible();
  expect((await decoded(thumbnail)).width).toBeGreaterThan(0);
  await generate.generate("The same in winter");

  const card = generate.card("The same in winter");
  await expect(card.images).toBeVisible();
  await card.choose("Details");
  const list = page.getByRole("list", { name: "Reference images" });
  expect((await decoded(list.getByRole("img", { name: "Reference 1" }))).width).toBeGreaterThan(0);
});

test("a file that is no image is refused where it was chosen, and nothing else is lost", async ({
  page,
  visitor,
  consoleWatch,
}) => {
  consoleWatch.allow(/422 .*\/uploads/);
  const { generate, field } = await openField(page, visitor);
  await generate.prompt.fill("Half a thought");

  await generate.upload({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("not an image") });
  await expect(field.getByText("Use a PNG, JPEG or WebP image.")).toBeVisible();
  await generate.upload({ name: "liar.png", mimeType: "image/png", buffer: Buffer.from("not an image either") });
  await expect(field.getByText(/This file is not an image that can be read/)).toBeVisible();

  await field.getByRole("button", { name: "Dismiss liar.png" }).click();
  await expect(field.getByText(/This file is not an image that can be read/)).toHaveCount(0);
  await expect(generate.prompt).toHaveValue("Half a thought");
});

test("an image is dropped anywhere on the page", async ({ page, visitor }) => {
  const bytes = await photograph(visitor);
  const { generate, field } = await openField(page, visitor);
  await expect(generate.prompt).toBeVisible();

  const transfer = await page.evaluateHandle((data) => {
    const held = new DataTransfer();
    const content = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    held.items.add(new File([content], "dropped.png", { type: "image/png" }));
    return held;
  }, bytes.toString("base64"));
  await page.dispatchEvent("body", "dragenter", { dataTransfer: transfer });
  const over = page.getByText("Drop to use as a reference");
  await expect(over).toBeVisible();
  await over.dispatchEvent("drop", { dataTransfer: transfer });

  await expect(field.getByRole("img", { name: "Reference 1: dropped.png" })).toBeVisible();
});

test("a result and an image of the gallery become references", async ({ page, visitor }) => {
  const { images } = await visitor.generate({ prompt: "A pair of boats" });
  await visitor.generate({ prompt: "A tall tower" });
  const { generate, field } = await openField(page, visitor);

  const card = generate.card("A tall tower").root;
  await card.hover();
  await card.getByRole("button", { name: "Use as reference" }).click();
  await expect(field.getByRole("img", { name: "Reference 1: A tall tower" })).toBeVisible();

  await page.goto(`/gallery/${images[0]?.assetId ?? ""}`);
  await page.getByRole("button", { name: "Use as reference" }).click();
  await expect(generate.prompt).toBeVisible();
  const takesTwo = (await visitor.model(model.id)).capabilities.maxReferences > 1;
  if (takesTwo) await expect(field.getByRole("img", { name: "Reference 2: A pair of boats" })).toBeVisible();
  else await expect(generate.form.getByText("2 reference images")).toBeVisible();
});
