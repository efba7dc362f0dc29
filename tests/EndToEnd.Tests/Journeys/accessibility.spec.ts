import { AccountPages } from "./pages/account-pages.ts";
import { GalleryPage } from "./pages/gallery-page.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { SpendingLimitsPage } from "./pages/settings-pages.ts";
import { expectAccessible, stopsWithoutVisibleFocus, tabTo } from "./support/accessibility.ts";
import { everywhere, expect, nobodySignedIn } from "./support/journey.ts";
import { test } from "./support/operator.ts";

// Colours are measured when they have arrived.
test.use({ contextOptions: { reducedMotion: "reduce" } });

// A menu lies over the page, outside its landmarks; it has the focus, so nobody has to look for it.
const outsideLandmarks = { without: "region" };

test.describe("axe finds nothing", everywhere, () => {
  test("where people come in", async ({ page, consoleWatch }) => {
    consoleWatch.allow(nobodySignedIn, /401 .*\/auth\/login/);
    const accounts = new AccountPages(page);

    await page.goto("/login");
    await expect(accounts.password).toBeVisible();
    await expectAccessible(page, "login");
    await accounts.signIn("nobody@example.com", "not my password");
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible(page, "login, refused");

    await page.goto("/register");
    await expect(accounts.organization).toBeVisible();
    await expectAccessible(page, "register");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(accounts.name).toHaveAccessibleDescription("Enter your name.");
    await expectAccessible(page, "register, with errors");
  });

  test("where images are made", async ({ page, visitor: _ }) => {
    const generate = new GeneratePage(page);

    await generate.open();
    await expect(page.getByText("Your first image is one prompt away")).toBeVisible();
    await expectAccessible(page, "generate, empty");
    await generate.openAdvanced();
    await generate.prompt.fill("x".repeat(501));
    await expect(generate.submit).toBeDisabled();
    await expectAccessible(page, "generate, advanced and blocked");

    await generate.generate("A long one [[async=60000]]");
    await expect(generate.card("A long one [[async=60000]]").progress).toBeVisible();
    await expect(page.getByText(/^Generating, /)).toBeVisible();
    await expectAccessible(page, "generate, running");
    await generate.card("A long one [[async=60000]]").cancel.click();
    await expect(page.getByRole("listitem").filter({ hasText: "Cancelled" })).toBeVisible();

    await generate.generate("A refused one [[refuse]]");
    await expect(page.getByText("The provider refused this prompt")).toBeVisible();
    await generate.generate("A quick one");
    await expect(generate.card("A quick one").images).toBeVisible();
    await expectAccessible(page, "generate, done, failed and cancelled");
    await generate.card("A quick one").root.getByRole("button", { name: "More actions" }).click();
    await expect(page.getByRole("menuitem", { name: "Details" })).toBeVisible();
    await expectAccessible(page, "generate, with a menu", outsideLandmarks);
  });

  test("where images are found", async ({ page, visitor }) => {
    const gallery = new GalleryPage(page);

    await gallery.open();
    await expect(page.getByRole("heading", { name: "The gallery is empty" })).toBeVisible();
    await expectAccessible(page, "gallery, empty");
    await visitor.generate({ prompt: "A pair of boats", count: 2 });
    await visitor.generate({ prompt: "A tall tower", width: 256, height: 384 });

    await page.reload();
    await expect(gallery.images).toHaveCount(3);
    await expectAccessible(page, "gallery, grid");
    await gallery.open("?view=list&orientation=portrait");
    await expect(gallery.links).toHaveCount(1);
    await expectAccessible(page, "gallery, filtered list");
    await gallery.open("?q=zeppelin");
    await expect(page.getByRole("heading", { name: "No image matches" })).toBeVisible();
    await expectAccessible(page, "gallery, no match");

    await gallery.open();
    await gallery.link("A tall tower").click();
    await gallery.lightbox.openPanel();
    await expect(gallery.lightbox.panel.getByText("1. Completed")).toBeVisible();
    await expectAccessible(page, "lightbox, with its panel");
    await gallery.lightbox.information.click();
    await page.getByRole("button", { name: "Actual size (Z)" }).click();
    await expect(page.getByRole("region", { name: "Image at actual size" })).toBeVisible();
    await expectAccessible(page, "lightbox, actual size");
  });

  test("where requests are looked up", async ({ page, visitor }) => {
    const made = await visitor.generate({ prompt: "A pair of boats", count: 2 });
    const refused = await visitor.start({ prompt: "A refused one [[refuse]]" });
    await visitor.ended(refused.id);

    const attempts = page.getByRole("table", { name: "Attempts" });
    await page.goto(`/generations/${made.id}`);
    await expect(attempts.getByText("Completed")).toBeVisible();
    await expectAccessible(page, "generation, done");
    await page.goto(`/generations/${refused.id}`);
    await expect(attempts.getByText("Refused by the provider")).toBeVisible();
    await expectAccessible(page, "generation, failed");

    await page.goto("/history");
    await expect(page.getByRole("list", { name: "Generations" }).getByRole("link")).toHaveCount(2);
    await expectAccessible(page, "history");
    await page.getByRole("button", { name: "Any date" }).click();
    await expect(page.getByRole("button", { name: "Last 7 days" })).toBeVisible();
    await expectAccessible(page, "history, choosing days");
  });

  test("where keys are kept", async ({ page, visitor: _ }) => {
    await page.goto("/api-keys");
    await page.getByRole("button", { name: "Create the first key" }).click();
    await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
    await expectAccessible(page, "API keys, new");
    await page.getByRole("textbox", { name: "Name" }).fill("Pipeline");
    await page.getByRole("button", { name: "Create key" }).click();
    await expect(page.getByRole("dialog", { name: "Your new API key" })).toBeVisible();
    await expectAccessible(page, "API keys, shown once");

    await page.getByRole("button", { name: "I have copied it" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expectAccessible(page, "API keys");
    await page.getByRole("button", { name: "Revoke Pipeline" }).click();
    await expect(page.getByRole("dialog", { name: "Revoke “Pipeline”?" })).toBeVisible();
    await expectAccessible(page, "API keys, revoking");
  });

  test("where models are chosen", async ({ page, visitor: _ }) => {
    const generate = new GeneratePage(page);

    await generate.open();
    await generate.form.getByRole("button", { name: /^Model:/ }).click();
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectAccessible(page, "generate, choosing a model", outsideLandmarks);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Compare models" }).click();
    await expect(page.getByRole("rowheader").first()).toBeVisible();
    await expectAccessible(page, "models, compared");
  });

  test("where money and keys of providers are looked after", async ({ page, visitor: _ }) => {
    await page.goto("/settings/provider-keys");
    await expect(page.getByText("No key yet").first()).toBeVisible();
    await expectAccessible(page, "provider keys, empty");
    await page.getByRole("button", { name: "Add my key" }).click();
    await page.getByRole("button", { name: "Test and save" }).click();
    await expect(page.getByText("Choose a provider.")).toBeVisible();
    await expectAccessible(page, "provider keys, new, with errors");

    const limits = new SpendingLimitsPage(page);
    await limits.open();
    await expect(page.getByText("No limits yet")).toBeVisible();
    await expectAccessible(page, "spending limits, empty");
    await limits.add.click();
    await expect(limits.amount).toBeVisible();
    await expectAccessible(page, "spending limits, new");
    await limits.amount.fill("12");
    await page.getByRole("button", { name: "Add the limit" }).click();
    await expect(limits.mine).toBeVisible();
    await expectAccessible(page, "spending limits");
  });

  test("where the installation is looked after", async ({ page, operator: _ }) => {
    await page.goto("/admin/providers");
    await page.getByRole("button", { name: /^Settings of / }).first().click();
    await expect(page.getByRole("textbox", { name: "At the same time" }).first()).toBeVisible();
    await expectAccessible(page, "providers");
    await page.goto("/admin/prices");
    await expect(page.getByRole("list", { name: "Price book" })).toBeVisible();
    await expectAccessible(page, "price book");
    await page.getByRole("button", { name: "Add a price", exact: true }).click();
    await page.getByRole("button", { name: "Add the price" }).click();
    await expect(page.getByText("Choose a model.")).toBeVisible();
    await expectAccessible(page, "price book, new, with errors");
  });

  test("everywhere else", async ({ page, visitor: _ }) => {
    await page.goto("/profile");
    await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
    await expectAccessible(page, "profile");
    await page.getByRole("button", { name: /^Account:/ }).click();
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    await expectAccessible(page, "the account's menu", outsideLandmarks);
    await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectAccessible(page, "shortcuts");

    await page.goto("/nowhere");
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    await expectAccessible(page, "not found");
  });
});

test("an image is made and found without a mouse", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  const gallery = new GalleryPage(page);
  const prompt = "Typed and sent by keys";

  await generate.open();
  await expect(generate.prompt).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, generate.prompt);
  await page.keyboard.type(prompt);
  await tabTo(page, generate.form.getByRole("radio", { name: /^\d+:\d+$/ }));
  await page.keyboard.press("ArrowRight");
  await expect(generate.aspectRatio("4:3")).toBeChecked();
  await tabTo(page, generate.form.getByRole("button", { name: "Lock the seed" }));
  await page.keyboard.press("Space");
  await expect(generate.seed).not.toHaveValue("");
  await tabTo(page, generate.submit);
  await page.keyboard.press("Enter");
  await expect(generate.card(prompt).images).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: `1 image ready: ${prompt}` })).toBeAttached();

  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await expect(gallery.link(prompt)).toBeVisible();
  await tabTo(page, gallery.link(prompt));
  await page.keyboard.press("Enter");
  await expect(gallery.lightbox.close).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(gallery.link(prompt)).toBeFocused();

  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("textbox", { name: "Search shortcuts" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the focus is to be seen wherever it goes", async ({ page, visitor }) => {
  await visitor.generate({ prompt: "Something to focus on" });
  for (const address of ["/", "/gallery", "/history", "/api-keys", "/settings/provider-keys", "/settings/spending-limits", "/profile"]) {
    await page.goto(address);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    expect(await stopsWithoutVisibleFocus(page, 30), address).toEqual([]);
  }
});
