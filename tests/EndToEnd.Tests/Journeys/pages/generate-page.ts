import type { Locator, Page } from "@playwright/test";

/** The page where images are made. */
export class GeneratePage {
  readonly form: Locator;
  readonly prompt: Locator;
  readonly submit: Locator;
  readonly seed: Locator;
  readonly references: Locator;
  readonly results: Locator;
  readonly cards: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole("form", { name: "New generation" });
    this.prompt = this.form.getByRole("textbox", { name: "Prompt", exact: true });
    this.submit = this.form.getByRole("button", { name: /^Generate \d/ });
    this.seed = this.form.getByRole("textbox", { name: "Seed" });
    this.references = this.form.getByRole("group", { name: "Reference images" });
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

  /** Chooses a model by its name; the list of them is searched, for it is long. */
  async chooseModel(name: string): Promise<void> {
    await this.form.getByRole("button", { name: /^Model:/ }).click();
    await this.page.getByRole("combobox", { name: "Search models" }).fill(name);
    await this.page.getByRole("option", { name: new RegExp(`^${name}`) }).last().click();
  }

  /** Chooses files for the references, as the system's dialog would. */
  async upload(...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.form.getByLabel("Upload reference images").setInputFiles(files);
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
