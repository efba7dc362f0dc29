import { randomUUID } from "node:crypto";
import { AccountPages } from "./pages/account-pages.ts";
import { GeneratePage } from "./pages/generate-page.ts";
import { goTo, signOut } from "./pages/shell.ts";
import { everywhere, expect, inTheDark, nobodySignedIn, test } from "./support/journey.ts";

test.describe("coming and going", everywhere, () => {
  test("somebody registers, signs out and signs in again", inTheDark, async ({ page, consoleWatch }) => {
    consoleWatch.allow(nobodySignedIn);
    const email = `${randomUUID()}@example.com`;
    const password = "a long enough password";
    const accounts = new AccountPages(page);
    const { prompt } = new GeneratePage(page);

    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
    await page.getByRole("link", { name: "Create an account" }).click();
    await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
    await accounts.register({ name: "Katherine Johnson", organization: "Orbit", email, password });
    await expect(prompt).toBeVisible();

    await signOut(page);
    await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
    await accounts.signIn(email, password);
    await expect(prompt).toBeVisible();
    await expect(page.getByRole("button", { name: /^Account: ?Katherine Johnson/ })).toBeVisible();
  });
});

test("the forms say what is missing, and which address is taken", async ({ page, visitor, consoleWatch, context }) => {
  consoleWatch.allow(nobodySignedIn, /409 .*\/auth\/register/);
  await context.clearCookies();
  const accounts = new AccountPages(page);

  await page.goto("/register");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(accounts.name).toHaveAccessibleDescription("Enter your name.");
  await expect(accounts.email).toHaveAccessibleDescription("Enter your e-mail address.");
  await expect(page.getByText("Use 10 to 128 characters.")).toBeVisible();

  await accounts.register({ name: "Somebody", organization: "Else", email: visitor.email, password: "a long password" });
  await expect(accounts.email).toHaveAccessibleDescription(/already|taken|exists/i);
});

test("a wrong password is answered in plain words, and does not say which of the two was wrong", async ({
  page,
  visitor,
  context,
  consoleWatch,
}) => {
  consoleWatch.allow(nobodySignedIn, /401 .*\/auth\/login/);
  await context.clearCookies();
  const accounts = new AccountPages(page);

  await page.goto("/login");
  await accounts.signIn(visitor.email, "not my password");
  await expect(page.getByRole("alert")).toHaveText("The e-mail address or the password is not right.");
  await accounts.signIn(`${randomUUID()}@example.com`, "not my password");
  await expect(page.getByRole("alert")).toHaveText("The e-mail address or the password is not right.");

  await accounts.signIn(visitor.email, visitor.password);
  await expect(new GeneratePage(page).prompt).toBeVisible();
});

test("a page for members leads strangers to the login, and back", async ({ page, visitor, context, consoleWatch }) => {
  consoleWatch.allow(nobodySignedIn);
  await context.clearCookies();

  await page.goto("/history?status=failed");
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await new AccountPages(page).signIn(visitor.email, visitor.password);

  await expect(page).toHaveURL("/history?status=failed");
  await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
});

test("a new name is shown everywhere", async ({ page, visitor: _ }) => {
  await page.goto("/profile");
  const form = page.getByRole("form", { name: "Your details" });

  await form.getByRole("textbox", { name: "Display name" }).fill("Augusta Ada King");
  await form.getByRole("button", { name: "Save name" }).click();

  await expect(page.getByText("Your name is saved.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Account: ?Augusta Ada King/ })).toBeVisible();
  await page.reload();
  await expect(form.getByRole("textbox", { name: "Display name" })).toHaveValue("Augusta Ada King");
});

test("a changed password counts from then on", async ({ page, visitor, context, consoleWatch }) => {
  consoleWatch.allow(nobodySignedIn, /422 .*\/me\/password/, /401 .*\/auth\/login/);
  const fresh = "an even better password";
  const form = page.getByRole("form", { name: "Change password" });
  const change = async (present: string) => {
    await form.getByLabel("Current password").fill(present);
    await form.getByLabel("New password", { exact: true }).fill(fresh);
    await form.getByLabel("New password again").fill(fresh);
    await form.getByRole("button", { name: "Change password" }).click();
  };
  await page.goto("/profile");

  await change("not my password");
  await expect(page.getByText("That is not your current password.")).toBeVisible();
  await change(visitor.password);
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await context.clearCookies();
  await page.goto("/login");
  const accounts = new AccountPages(page);
  await accounts.signIn(visitor.email, visitor.password);
  await expect(page.getByRole("alert")).toBeVisible();
  await accounts.signIn(visitor.email, fresh);

  await expect(new GeneratePage(page).prompt).toBeVisible();
});

test("the theme is chosen, and stays", async ({ page, visitor: _ }) => {
  await page.goto("/profile");
  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.reload();

  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("Enter sends the prompt once that is chosen", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  await page.goto("/profile");
  const choice = page.getByRole("switch", { name: "Enter generates" });
  await choice.click();
  await expect(choice).toBeChecked();
  await goTo(page, "Generate");

  await generate.prompt.fill("First line");
  await generate.prompt.press("Shift+Enter");
  await generate.prompt.pressSequentially("second line");
  await generate.prompt.press("Enter");

  await expect(generate.cards.getByRole("img", { name: "First line second line" })).toBeVisible();
});

test("an API key is shown once, works, and works no more when it is revoked", async ({ page, visitor: _, playwright, baseURL }) => {
  const program = await playwright.request.newContext({ baseURL });
  await page.goto("/api-keys");
  await page.getByRole("button", { name: "Create the first key" }).click();
  const form = page.getByRole("form", { name: "New API key" });
  await form.getByRole("textbox", { name: "Name" }).fill("Product pipeline");
  await form.getByRole("button", { name: "Create key" }).click();

  const dialog = page.getByRole("dialog", { name: "Your new API key" });
  const key = (await dialog.getByLabel("API key", { exact: true }).innerText()).trim();
  expect(key).toMatch(/^ig_/);
  const headers = { Authorization: `Bearer ${key}` };
  expect((await program.get("/api/v1/me", { headers })).status()).toBe(200);
  const made = await program.post("/api/v1/generations", {
    headers: { ...headers, Prefer: "wait=30" },
    data: { prompt: "Made by a program", width: 256, height: 256 },
  });
  expect(await made.json()).toMatchObject({ status: "completed" });

  await dialog.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.reload();
  const list = page.getByRole("list", { name: "API keys" });
  await expect(list).toContainText("Product pipeline");
  await expect(list).toContainText("Last used just now");
  await expect(list).not.toContainText(key);

  await list.getByRole("button", { name: "Revoke Product pipeline" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke Product pipeline" }).click();
  await expect(list.getByText("Revoked")).toBeVisible();
  const refused = await program.get("/api/v1/me", { headers });
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toMatchObject({ code: "auth.required" });
  await program.dispose();
});
