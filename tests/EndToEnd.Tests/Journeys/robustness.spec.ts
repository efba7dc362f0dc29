import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { AccountPages } from "./pages/account-pages.ts";
import { GalleryPage } from "./pages/gallery-page.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { goTo, signOut } from "./pages/shell.ts";
import { expect, nobodySignedIn, test } from "./support/journey.ts";

const noConnection = /net::ERR_(FAILED|INTERNET_DISCONNECTED|CONNECTION_RESET|ABORTED)/;

test("a gallery without a connection says so, and recovers", async ({ page, visitor, consoleWatch }) => {
  consoleWatch.allow(noConnection);
  const prompt = "Behind the tunnel";
  await visitor.generate({ prompt });
  await page.goto("/profile");
  await page.route("**/api/v1/assets?*", (route) => route.abort());

  await goTo(page, "Gallery");
  const alert = page.getByRole("alert").filter({ hasText: "The gallery could not be loaded" });
  await expect(alert).toContainText("Check your connection and try again.");
  await page.unroute("**/api/v1/assets?*");
  await alert.getByRole("button", { name: "Try again" }).click();

  await expect(new GalleryPage(page).link(prompt)).toBeVisible();
});

test("a click whose answer is lost is asked for again, and made once", async ({ page, visitor, consoleWatch }) => {
  consoleWatch.allow(noConnection);
  const generate = new GeneratePage(page);
  const prompt = "The answer went astray";
  const keys: string[] = [];
  await page.route("**/api/v1/generations", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    keys.push(route.request().headers()["idempotency-key"] ?? "");
    if (keys.length > 1) return route.fallback();
    await route.fetch();
    return route.abort();
  });

  await generate.open();
  await generate.generate(prompt);

  await expect(generate.card(prompt).images).toBeVisible();
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(await visitor.generations()).toHaveLength(1);
});

test("a click that does not arrive is kept, and sent when one says so", async ({ page, visitor, consoleWatch }) => {
  consoleWatch.allow(noConnection);
  const generate = new GeneratePage(page);
  const prompt = "Nobody was listening";
  await generate.open();
  await expect(generate.prompt).toBeVisible();
  await page.route("**/api/v1/generations", (route) => route.abort());

  await generate.generate(prompt);
  const card = generate.card(prompt);
  await expect(card.root.getByRole("alert")).toContainText("No answer from the server");
  await page.unroute("**/api/v1/generations");
  await card.root.getByRole("button", { name: "Send again" }).click();

  await expect(card.images).toBeVisible();
  expect(await visitor.generations()).toHaveLength(1);
});

test("a submission whose answer is lost survives a reload and a closed tab, and is paid once", async ({
  page: first,
  context,
  visitor,
  consoleWatch,
}) => {
  consoleWatch.allow(noConnection);
  const prompt = "Lost on the way back";
  const keys: string[] = [];
  const loseAnswers = async (page: Page) => {
    await page.route("**/api/v1/generations", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      keys.push(route.request().headers()["idempotency-key"] ?? "");
      await route.fetch();
      return route.abort();
    });
  };
  const lost = (page: Page) => page.getByRole("alert").filter({ hasText: "No answer from the server" });
  let generate = new GeneratePage(first);
  await generate.open();
  await expect(generate.prompt).toBeVisible();
  await loseAnswers(first);
  await generate.generate(prompt);
  await expect(lost(first)).toBeVisible();

  await goTo(first, "Gallery");
  await goTo(first, "Generate");
  await expect(lost(first)).toBeVisible();
  await first.reload();
  await expect(lost(first)).toBeVisible();
  await first.close();
  const page = await context.newPage();
  generate = new GeneratePage(page);
  await generate.open();
  await expect(lost(page)).toBeVisible();
  page.on("request", (request) => {
    const key = request.headers()["idempotency-key"];
    if (key) keys.push(key);
  });
  await lost(page).getByRole("button", { name: "Send again" }).click();

  await expect(lost(page)).toHaveCount(0);
  await expect(generate.card(prompt).images).toBeVisible();
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size, "one key").toBe(1);
  expect(await visitor.generations(), "made once").toHaveLength(1);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(keys[0]);
});

test("a lost submission is nobody else's in the same browser", async ({ page, visitor: _, consoleWatch }) => {
  consoleWatch.allow(noConnection, nobodySignedIn);
  const generate = new GeneratePage(page);
  const prompt = "Mine alone";
  await generate.open();
  await expect(generate.prompt).toBeVisible();
  await page.route("**/api/v1/generations", (route) => (route.request().method() === "POST" ? route.abort() : route.fallback()));
  await generate.generate(prompt);
  await expect(page.getByRole("alert").filter({ hasText: "No answer from the server" })).toBeVisible();

  await signOut(page);
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();

  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(prompt);
});

test("a fault of the server is told where it happened", async ({ page, visitor: _, consoleWatch }) => {
  consoleWatch.allow(/status of 500/);
  const problem = {
    type: "urn:imagegenerator:problem:internal",
    title: "Internal Server Error",
    status: 500,
    detail: "Something went wrong.",
    code: "internal",
    traceId: "0af7651916cd43dd8448eb211c80319c",
  };
  const fail = { status: 500, contentType: "application/problem+json", body: JSON.stringify(problem) };

  await page.goto("/profile");
  await page.route("**/api/v1/me", (route) => route.fulfill(fail));
  await page.getByRole("textbox", { name: "Display name" }).fill("Somebody else");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByRole("alert")).toHaveText(
    "The server had a problem. Try again in a moment (reference 0af7651916cd43dd8448eb211c80319c).",
  );
  await page.unroute("**/api/v1/me");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is saved.")).toBeVisible();

  await page.route("**/api/v1/models", (route) => route.fulfill(fail));
  await page.goto("/");
  const alert = page.getByRole("alert").filter({ hasText: "The models could not be loaded" });
  await expect(alert).toBeVisible();
  await page.unroute("**/api/v1/models");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(new GeneratePage(page).prompt).toBeVisible();
});

test("a session that ends leads to the login, and back to where one was", async ({ page, visitor, context, consoleWatch }) => {
  consoleWatch.allow(/status of 401/);
  await visitor.generate({ prompt: "Still here" });
  await page.goto("/gallery?q=still");
  await expect(new GalleryPage(page).link("Still here")).toBeVisible();
  await context.clearCookies();

  await page.getByRole("searchbox", { name: "Search prompts" }).fill("here");
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await new AccountPages(page).signIn(visitor.email, visitor.password);

  await expect(page).toHaveURL(/\/gallery\?q=/);
  await expect(new GalleryPage(page).link("Still here")).toBeVisible();
});

test("without live updates the result still arrives", async ({ page, visitor: _, consoleWatch }) => {
  consoleWatch.allow(noConnection);
  const generate = new GeneratePage(page);
  const prompt = "By the slow road [[slow=500]]";
  await page.route("**/api/v1/events", (route) => route.abort());

  await generate.open();
  await expect(page.getByText("Live updates paused")).toBeVisible();
  await generate.generate(prompt);

  await expect(generate.card(prompt).images).toBeVisible();
});

test("what does not exist has a page that says so", async ({ page, visitor: _, consoleWatch }) => {
  consoleWatch.allow(/status of 404/);

  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await page.goto(`/generations/${randomUUID()}`);
  await expect(page.getByRole("alert")).toContainText("This generation could not be loaded");
  await page.goto(`/gallery/${randomUUID()}`);
  await expect(page.getByRole("alert").filter({ hasText: "This image could not be loaded" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "The gallery is empty" })).toBeVisible();
});

test("a script that somebody slips into the page does not run", async ({ page, context, consoleWatch }) => {
  consoleWatch.allow(nobodySignedIn, /Content Security Policy/);
  const refused = context.waitForEvent("console", (message) => message.text().includes("Content Security Policy"));
  const response = await page.goto("/login");

  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'Taken over'";
    document.body.append(script);
  });

  await refused;
  await expect(page).not.toHaveTitle("Taken over");
  expect(response?.headers()["content-security-policy"]).toContain("script-src 'self';");
});

test("every page opens without a complaint of the browser", async ({ page, visitor }) => {
  const { id, images } = await visitor.generate({ prompt: "A quiet console" });
  const pages = ["/", "/gallery", `/gallery/${images[0]?.assetId}`, "/history", `/generations/${id}`, "/api-keys", "/profile"];

  for (const address of pages) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  }
});
