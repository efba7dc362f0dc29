import type { Locator, Page } from "@playwright/test";

/** The page where images are made. */
export class GeneratePage {
  readonly form: Locator;
  readonly prompt: Locator;
  readonly submit: Locator;
  readonly seed: Locator;
  readonly results: Locator;
  readonly cards: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole("form", { name: "New generation" });
    this.prompt = this.form.getByRole("textbox", { name: "Prompt", exact: true });
    this.submit = this.form.getByRole("button", { name: /^Generate \d/ });
    this.seed = this.form.getByRole("textbox", { name: "Seed" });
    this.results = page.getByRole("region", { name: "Results" });
    this.cards = this.results.getByRole("article");
  }

  async open(): Promise<void> {
    await this.page.goto("/");
  }

  async generate(prompt: string): Promise<void> {
    await this.prompt.fill(prompt);
    await this.submit.click();
  }

  /** The card of the generation with this prompt. */
  card(prompt: string): GenerationCard {
    const root = this.results.getByRole("article", { name: `Generation: ${prompt}`, exact: true });
    return new GenerationCard(this.page, root, prompt);
  }

  aspectRatio(ratio: string): Locator {
    return this.form.getByRole("radio", { name: ratio, exact: true });
  }

  /** How many images one click makes. A click goes to the label: the radio button itself is not to be seen. */
  async chooseCount(count: number): Promise<void> {
    await this.form.getByRole("radiogroup", { name: "Images" }).getByText(String(count), { exact: true }).click();
  }

  async openAdvanced(): Promise<void> {
    await this.form.getByRole("button", { name: "Advanced" }).click();
  }
}

/** One generation among the results. */
export class GenerationCard {
  readonly root: Locator;
  readonly places: Locator;
  readonly images: Locator;
  readonly progress: Locator;
  readonly cancel: Locator;
  readonly retry: Locator;
  private readonly page: Page;

  constructor(page: Page, root: Locator, prompt: string) {
    this.page = page;
    this.root = root;
    this.places = root.getByRole("list", { name: "Images" }).getByRole("listitem");
    this.images = root.getByRole("img", { name: prompt });
    this.progress = root.getByRole("progressbar", { name: "Progress" });
    this.cancel = root.getByRole("button", { name: "Cancel" });
    this.retry = root.getByRole("button", { name: "Retry" });
  }

  /** Does something of the menu "More actions". */
  async choose(action: string | RegExp): Promise<void> {
    await this.root.getByRole("button", { name: "More actions" }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }
}
