import type { Locator, Page } from "@playwright/test";

/** Keys at the providers: one's own, and the organization's. */
export class ProviderKeysPage {
  readonly mine: Locator;
  readonly organization: Locator;
  readonly dialog: Locator;
  readonly key: Locator;
  readonly address: Locator;
  readonly save: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.mine = page.getByRole("region", { name: "My keys" });
    this.organization = page.getByRole("region", { name: "The organization’s keys" });
    this.dialog = page.getByRole("dialog");
    this.key = this.dialog.getByLabel(/^Key/);
    this.address = this.dialog.getByRole("textbox", { name: "Server address" });
    this.save = this.dialog.getByRole("button", { name: "Test and save" });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/provider-keys");
  }

  /** Chooses, in the dialog, whose key it is to be. */
  async choose(provider: string): Promise<void> {
    await this.dialog.getByRole("combobox", { name: "Provider" }).click();
    await this.page.getByRole("option", { name: provider, exact: true }).click();
  }

  /** Fills the dialog for a key at a server of one's own. */
  async fill({ key, address }: { key: string; address: string }): Promise<void> {
    const other = this.dialog.getByRole("button", { name: "Use another server address" });
    if (await other.isVisible()) await other.click();
    await this.address.fill(address);
    await this.key.fill(key);
  }
}

/** What may be spent, by whom. */
export class SpendingLimitsPage {
  readonly all: Locator;
  readonly mine: Locator;
  readonly add: Locator;
  readonly dialog: Locator;
  readonly amount: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.all = page.getByRole("list", { name: "All limits" });
    this.mine = page.getByRole("list", { name: "My limits" });
    this.add = page.getByRole("button", { name: "Add a limit" });
    this.dialog = page.getByRole("dialog");
    this.amount = this.dialog.getByRole("textbox", { name: "At most" });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/spending-limits");
  }

  /** Limits the organization. */
  async limit(dollars: string): Promise<void> {
    await this.add.click();
    await this.amount.fill(dollars);
    await this.dialog.getByRole("button", { name: "Add the limit" }).click();
  }
}
