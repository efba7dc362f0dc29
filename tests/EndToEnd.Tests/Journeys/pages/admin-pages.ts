import type { Locator, Page } from "@playwright/test";

/** The providers as the operators of the installation see them. */
export class ProvidersPage {
  readonly cards: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.cards = page.getByRole("list", { name: "Providers" }).getByRole("article");
  }

  async open(): Promise<void> {
    await this.page.goto("/admin/providers");
  }

  card(name: string): ProviderCard {
    return new ProviderCard(this.page.getByRole("article", { name, exact: true }), name);
  }

  /** The providers' names, in the order in which they are asked. */
  async names(): Promise<(string | null)[]> {
    const cards = await this.cards.all();
    return Promise.all(cards.map((card) => card.getAttribute("aria-label")));
  }
}

export class ProviderCard {
  readonly root: Locator;
  readonly up: Locator;
  readonly down: Locator;
  readonly kill: Locator;
  readonly concurrency: Locator;
  private readonly name: string;

  constructor(root: Locator, name: string) {
    this.root = root;
    this.name = name;
    this.up = root.getByRole("button", { name: `Move ${name} up` });
    this.down = root.getByRole("button", { name: `Move ${name} down` });
    this.kill = root.getByRole("switch", { name: `${name} is switched on` });
    this.concurrency = root.getByRole("textbox", { name: "At the same time" });
  }

  /** Switches the provider off or on. By the keyboard: the switch itself is not to be seen, its track lies over it. */
  async toggle(): Promise<void> {
    await this.kill.press("Space");
  }

  async openSettings(): Promise<void> {
    await this.root.getByRole("button", { name: `Settings of ${this.name}` }).click();
  }

  async saveSettings(): Promise<void> {
    await this.root.getByRole("button", { name: "Save", exact: true }).click();
  }
}

/** What every model costs, and from when on. */
export class PriceBookPage {
  readonly add: Locator;
  readonly form: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.add = page.getByRole("button", { name: "Add a price", exact: true });
    this.form = page.getByRole("form", { name: "New price" });
  }

  async open(): Promise<void> {
    await this.page.goto("/admin/prices");
  }

  model(name: string): Locator {
    return this.page.getByRole("list", { name: "Price book" }).getByRole("region", { name });
  }
}
