import { AccountPages } from "./pages/account-pages.ts";
import { GalleryPage } from "./pages/gallery-page.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { goTo } from "./pages/shell.ts";
import { decoded } from "./support/images.ts";
import { expect, nobodySignedIn, test } from "./support/journey.ts";

test("the first visit makes the owner's account and the first image, without any key", async ({ page, consoleWatch }) => {
  consoleWatch.allow(nobodySignedIn);
  const prompt = "A lighthouse on a basalt cliff at dawn [[async=1500]]";
  const generate = new GeneratePage(page);
  const gallery = new GalleryPage(page);

  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Create the owner account" })).toBeVisible();
  await new AccountPages(page).register({
    name: "Grace Hopper",
    organization: "Harbour Studio",
    email: "grace@example.com",
    password: "correct horse battery",
  });

  await expect(generate.prompt).toBeVisible();
  await expect(page).toHaveURL("/");
  await generate.prompt.pressSequentially(prompt);
  await expect(generate.submit).toHaveAccessibleName("Generate 1 · Free preview");
  await generate.submit.click();

  const card = generate.card(prompt);
  await expect(card.progress).toBeVisible();
  await expect(card.images).toHaveAccessibleName(prompt);
  expect(await decoded(card.images)).toEqual({ width: 1024, height: 1024 });
  await expect(card.root.getByText("Preview renderer")).toBeVisible();

  await goTo(page, "Gallery");
  await page.reload();
  await expect(gallery.images).toHaveAccessibleName(prompt);
  expect((await decoded(gallery.images)).width).toBeGreaterThan(0);
});
