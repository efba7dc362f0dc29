import { expect, type Locator, type Page } from "@playwright/test";

/** The library of images, and the lightbox over it. */
export class GalleryPage {
  readonly heading: Locator;
  readonly search: Locator;
  readonly images: Locator;
  readonly links: Locator;
  readonly lightbox: Lightbox;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1, name: "Gallery" });
    this.search = page.getByRole("searchbox", { name: "Search prompts" });
    const list = page.getByRole("list", { name: "Images" });
    this.images = list.getByRole("img");
    this.links = list.getByRole("listitem").getByRole("link");
    this.lightbox = new Lightbox(page);
  }

  async open(search = ""): Promise<void> {
    await this.page.goto(`/gallery${search}`);
  }

  /** The link to the image with this prompt. */
  link(prompt: string): Locator {
    return this.links.filter({ has: this.page.getByRole("img", { name: prompt, exact: true }) });
  }

  async choose(facet: "Model" | "Orientation", option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: facet }).click();
    await this.page.getByRole("option", { name: option }).click();
  }
}

/** One image over the whole window. */
export class Lightbox {
  readonly dialog: Locator;
  readonly image: Locator;
  readonly panel: Locator;
  readonly next: Locator;
  readonly previous: Locator;
  readonly close: Locator;
  readonly information: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^Image/ });
    // The icons are images without a name.
    this.image = this.dialog.getByRole("img", { name: /./ });
    this.panel = this.dialog.getByRole("complementary", { name: "Information" });
    this.next = this.dialog.getByRole("button", { name: "Next image" });
    this.previous = this.dialog.getByRole("button", { name: "Previous image" });
    this.close = this.dialog.getByRole("button", { name: "Close (Esc)" });
    this.information = this.dialog.getByRole("button", { name: "Information (I)" });
  }

  /** On a phone the panel is closed until somebody asks for it. */
  async openPanel(): Promise<void> {
    await expect(this.information).toBeVisible();
    if ((await this.information.getAttribute("aria-pressed")) !== "true") await this.information.click();
    await expect(this.panel).toBeVisible();
  }
}
