import { AccountPages } from "./pages/account-pages.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { goTo, signOut } from "./pages/shell.ts";
import { decoded } from "./support/images.ts";
import { expect, nobodySignedIn, test } from "./support/journey.ts";

const home = process.env.PRODUCT_BELOW_A_PATH_URL ?? "";

test.skip(home === "", "PRODUCT_BELOW_A_PATH_URL names no product that is served below a path");

test("below a path, behind a proxy, everything stays below the path", async ({ page, consoleWatch }) => {
  consoleWatch.allow(nobodySignedIn);
  const account = { email: "grace@example.com", password: "correct horse battery" };
  const prompt = "A ferry below a bridge";
  const generate = new GeneratePage(page);
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(home) && !/^(blob|data):/.test(request.url())) outside.push(request.url());
  });

  await page.goto(home);
  await new AccountPages(page).register({ name: "Grace Hopper", organization: "Harbour Studio", ...account });
  await generate.generate(prompt);
  const card = generate.card(prompt);
  await expect(card.images).toBeVisible();
  expect((await decoded(card.images)).width).toBe(1024);

  await goTo(page, "Gallery");
  await expect(page).toHaveURL(`${home}gallery`);
  await page.reload();
  await page.getByRole("link", { name: prompt }).first().click();
  await expect(page).toHaveURL(new RegExp(`^${home}gallery/[0-9a-f-]+$`));
  await page.reload();
  await expect(page.getByRole("dialog").getByRole("img", { name: prompt })).toBeVisible();
  await page.keyboard.press("Escape");

  await signOut(page);
  await expect(page).toHaveURL(`${home}login`);
  await page.goto(`${home}history?status=completed`);
  await expect(page).toHaveURL(new RegExp(`^${home}login\\?returnTo=`));
  await new AccountPages(page).signIn(account.email, account.password);
  await expect(page).toHaveURL(`${home}history?status=completed`);
  await page.goto(`${home}login?returnTo=%2Fprofile`);
  await expect(page).toHaveURL(`${home}profile`);

  await page.goto(`${home}swagger`);
  await expect(page.getByText("/api/v1/generations".replaceAll("/", "​/"), { exact: true }).first()).toBeVisible();
  expect(outside).toEqual([]);
});
