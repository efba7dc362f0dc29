import type { Locator, Page } from "@playwright/test";

/** The forms of people who are not signed in. */
export class AccountPages {
  readonly email: Locator;
  readonly password: Locator;
  readonly name: Locator;
  readonly organization: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.email = page.getByRole("textbox", { name: "E-mail" });
    this.password = page.getByLabel("Password", { exact: true });
    this.name = page.getByRole("textbox", { name: "Your name" });
    this.organization = page.getByRole("textbox", { name: "Organization or team" });
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  async register(account: { name: string; organization: string; email: string; password: string }): Promise<void> {
    await this.name.fill(account.name);
    await this.organization.fill(account.organization);
    await this.email.fill(account.email);
    await this.password.fill(account.password);
    await this.page.getByRole("button", { name: /^Create (the owner )?account$/ }).click();
  }
}
