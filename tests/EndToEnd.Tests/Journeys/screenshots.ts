import { type Browser, type BrowserContext, expect, type Page, request as requests, test } from "@playwright/test";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { AccountPages } from "./pages/account-pages.ts";
import { GalleryPage } from "./pages/gallery-page.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { type GenerationRequest, Visitor } from "./support/visitor.ts";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

const folder = join(import.meta.dirname, "../../../docs/screenshots");
const shapes = [
  { name: "desktop", viewport: { width: 1440, height: 900 } },
  { name: "phone", viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
];

const wide = "16:9";
const tall = "3:4";
const pictures: [look: string, aspectRatio: string, prompt: string, count?: number][] = [
  ["dunes", wide, "Endless dunes at first light, long blue shadows, a single line of footprints"],
  ["agate", "1:1", "Polished slice of agate, teal and amber bands, backlit, macro photograph"],
  ["silk", tall, "Flowing silk, studio light, editorial fashion backdrop"],
  ["aurora", "3:2", "Northern lights over a frozen lake, mirror-still ice, long exposure"],
  ["nebula", "1:1", "A nebula like spilled ink, rose and gold, thousands of small stars"],
  ["marble", "2:3", "White marble with veins of honey and slate, seamless surface for packaging"],
  ["silk", "21:9", "Banner of folded satin, deep navy to copper, room for a headline on the left"],
  ["dunes", "4:3", "Layered hills in morning fog, dusty rose and sage, screen print"],
  ["nebula", wide, "Deep-sea glow, turquoise currents around a dark trench, long exposure"],
  ["agate", "3:4", "Growth rings of an ancient tree, ochre and forest green, pressed print"],
  ["aurora", "9:16", "Curtains of light above a pine forest, magenta and ice blue, tall poster"],
  ["marble", "1:1", "Liquid ink on wet paper, indigo and vermilion, slow swirl"],
  ["dunes", "3:2", "Terracotta canyon under a pale sky, minimal landscape, wide margins"],
  ["silk", "1:1", "Ribbons of peach and lavender light, soft gradient for an app icon"],
  ["aurora", wide, "Dawn over the polar sea, lime and cobalt, quiet and cold"],
  ["nebula", tall, "Stardust portrait backdrop, smoky violet with embers of orange", 2],
  ["agate", "4:3", "Geode opened like a book, lilac crystals and smoke-grey rind"],
  ["marble", "3:2", "Green malachite table top, concentric waves, satin polish"],
];

let cookies: Cookies = [];
let shown = "";

test.beforeAll(async ({ baseURL }) => {
  const request = await requests.newContext({ baseURL });
  const visitor = await Visitor.register(request, "Ada Lovelace", "ada@example.com");
  await fill(visitor);
  for (const name of ["Product pipeline", "Weekly campaign"]) {
    const response = await request.post("/api/v1/api-keys", { data: { name } });
    const { key } = (await response.json()) as { key: string };
    if (name === "Product pipeline") await request.get("/api/v1/me", { headers: { Authorization: `Bearer ${key}` } });
  }
  shown = (await visitor.generate({ prompt: closing, aspectRatio: "4:3", count: 4, seed: 20, parameters: { look: "silk" } })).id;
  ({ cookies } = await request.storageState());
  await request.dispose();
});

test.afterAll(() => rm(process.env.SCREENSHOTS_DATA ?? "", { recursive: true, force: true }));

const closing = "Campaign key visual: folded paper waves on a quiet stage, soft rim light, calm centre";
const running = "A greenhouse full of clouds, morning light, large format photograph";

for (const { name: shape, ...device } of shapes) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${shape} ${colorScheme}`, async ({ browser, baseURL }) => {
      const show = async (page: Page, name: string) => {
        await settled(page);
        const path = join(folder, `${name}-${shape}-${colorScheme}.jpg`);
        await page.screenshot({ path, type: "jpeg", quality: shape === "phone" ? 78 : 85 });
      };
      const options = { baseURL, colorScheme, reducedMotion: "reduce" as const, ...device };
      await strangers(browser, options, show);
      await members(browser, options, show);
    });
  }
}

type Show = (page: Page, name: string) => Promise<void>;
type Options = Parameters<Browser["newContext"]>[0];

async function strangers(browser: Browser, options: Options, show: Show): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const accounts = new AccountPages(page);

  await page.goto("/login");
  await expect(accounts.email).toBeVisible();
  await show(page, "login");
  await page.goto("/register");
  await expect(accounts.organization).toBeVisible();
  await show(page, "register");
  await context.close();
}

async function members(browser: Browser, options: Options, show: Show): Promise<void> {
  const context = await browser.newContext(options);
  await context.addCookies(cookies);
  const page = await context.newPage();

  await page.goto("/gallery");
  const gallery = new GalleryPage(page);
  await expect(gallery.images.first()).toBeVisible();
  await show(page, "gallery");
  await gallery.link(pictures[3]?.[2] ?? "").click();
  await expect(gallery.lightbox.image).toBeVisible();
  await expect(gallery.lightbox.information).toBeVisible();
  await show(page, "lightbox");

  await page.goto(`/generations/${shown}`);
  await expect(page.getByText("1. Completed")).toBeVisible();
  await show(page, "generation");
  await page.goto("/history");
  await expect(page.getByRole("list", { name: "Generations" }).getByRole("link").first()).toBeVisible();
  await show(page, "history");
  await page.goto("/api-keys");
  await expect(page.getByRole("list", { name: "API keys" })).toContainText("Product pipeline");
  await show(page, "api-keys");
  await page.goto("/profile");
  await expect(page.getByRole("textbox", { name: "Display name" })).toBeVisible();
  await show(page, "profile");

  const generate = new GeneratePage(page);
  await generate.open();
  await generate.prompt.fill(running);
  await generate.aspectRatio("16:9").click();
  await generate.chooseCount(2);
  await page.mouse.move(0, 0);
  await show(page, "generate");
  await generate.submit.click();
  const card = generate.card(running);
  await expect(card.progress).toHaveAttribute("aria-valuenow", /^[4-9][0-9]$/);
  await show(page, "generate-running");
  await card.cancel.click();
  await expect(card.progress).toHaveCount(0);
  await context.close();
}

async function fill(visitor: Visitor): Promise<void> {
  // The last of them is shown first.
  const requested = pictures.toReversed().map(([look, aspectRatio, prompt, count], index): GenerationRequest => {
    return { prompt, aspectRatio, count: count ?? 1, seed: 7 + index * 11, parameters: { look } };
  });
  for (const request of requested) {
    const { id } = await visitor.start(request);
    if (requested.indexOf(request) % 6 === 5) await visitor.ended(id);
  }
}

/** Nothing moves any more, and every picture in view has arrived. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const inView = [...document.images].filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight;
    });
    await Promise.all(inView.map((image) => image.decode()));
  });
}
