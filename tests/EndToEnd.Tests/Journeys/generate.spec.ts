import { GeneratePage } from "./pages/generate-page.ts";
import { goTo } from "./pages/shell.ts";
import { decoded, shapeOf } from "./support/images.ts";
import { everywhere, expect, inTheDark, test } from "./support/journey.ts";

test.describe("the everyday way", everywhere, () => {
  test("a prompt becomes an image, with the price before the click", inTheDark, async ({ page, visitor }) => {
    const generate = new GeneratePage(page);
    const prompt = "Paper lanterns over a canal at dusk";

    await generate.open();
    await expect(page.getByText("Your first image is one prompt away")).toBeVisible();
    await generate.prompt.fill(prompt);
    await expect(generate.submit).toHaveAccessibleName("Generate 1 · Free preview");
    await generate.submit.click();

    const card = generate.card(prompt);
    await expect(card.images).toBeVisible();
    expect(await decoded(card.images)).toEqual({ width: 1024, height: 1024 });
    await expect(card.root.getByText("Preview renderer")).toBeVisible();
    expect(await visitor.generations()).toMatchObject([{ prompt, status: "completed" }]);
  });

  test("progress is told live, without a reload", async ({ page, visitor: _ }) => {
    const generate = new GeneratePage(page);
    const prompt = "A slow tide [[async=30000]]";

    await generate.open();
    await generate.generate(prompt);

    const card = generate.card(prompt);
    await expect(card.root.getByText(/^Generating, /)).toBeVisible();
    await expect(card.progress).toHaveAttribute("aria-valuenow", /^[1-9][0-9]$/);
    await card.cancel.click();
    await expect(card.progress).toHaveCount(0);
  });

  test("a running generation is cancelled from its tile", async ({ page, visitor }) => {
    const generate = new GeneratePage(page);
    const prompt = "Never to be seen [[async=60000]]";

    await generate.open();
    await generate.generate(prompt);
    const card = generate.card(prompt);
    await expect(card.root.getByText("Running")).toBeVisible();
    await card.cancel.click();

    await expect(card.places.filter({ hasText: "Cancelled" })).toHaveCount(1);
    await expect(card.progress).toHaveCount(0);
    expect(await visitor.generations()).toMatchObject([{ prompt, status: "cancelled" }]);
  });

  test("a refusal says why, that nothing was charged, and offers to edit the prompt", async ({ page, visitor: _ }) => {
    const generate = new GeneratePage(page);
    const prompt = "Something forbidden [[refuse]]";

    await generate.open();
    await generate.generate(prompt);

    const { root, retry } = generate.card(prompt);
    await expect(root.getByText("The provider refused this prompt")).toBeVisible();
    await expect(root.getByText("Reason: The preview renderer was told to refuse this prompt.")).toBeVisible();
    await expect(root.getByText("You were not charged.")).toBeVisible();
    await expect(retry).toHaveCount(0);

    await generate.prompt.fill("");
    await root.getByRole("button", { name: "Edit prompt" }).click();
    await expect(generate.prompt).toHaveValue(prompt);
    await expect(generate.prompt).toBeFocused();
  });
});

test("the counter counts, and the limit blocks the button with its reason", async ({ page, visitor }) => {
  const generate = new GeneratePage(page);
  await generate.open();

  await expect(generate.form.getByText("Enter a prompt.")).toBeVisible();
  await generate.prompt.fill("a fox");
  await expect(generate.form.getByText("5 / 500 characters")).toBeVisible();

  await generate.prompt.fill("x".repeat(501));
  await expect(generate.form.getByText("501 / 500 characters, 1 too many")).toBeVisible();
  await expect(generate.submit).toBeDisabled();
  await expect(generate.submit).toHaveAccessibleDescription(
    "The prompt is 1 character over the limit of Preview renderer (500).",
  );
  await generate.prompt.press("Control+Enter");

  await generate.prompt.fill("x".repeat(500));
  await generate.submit.click();
  await expect(generate.cards).toHaveCount(1);
  // The card is there before the answer is.
  await expect.poll(() => visitor.generations()).toHaveLength(1);
});

test("the aspect ratio shapes the placeholder and the image", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  const prompt = "A wide valley [[async=4000]]";

  await generate.open();
  await generate.aspectRatio("16:9").click();
  await expect(generate.form.getByText("1344 × 768 px")).toBeVisible();
  await generate.generate(prompt);

  const card = generate.card(prompt);
  await expect(card.progress).toBeVisible();
  expect(await shapeOf(card.places)).toBeCloseTo(1344 / 768, 1);
  await expect(card.images).toBeVisible();
  const { width, height } = await decoded(card.images);
  expect(width / height).toBeCloseTo(1344 / 768, 2);
  expect(await shapeOf(card.images)).toBeCloseTo(1344 / 768, 1);
});

test("one click makes four different images", async ({ page, visitor }) => {
  const generate = new GeneratePage(page);
  const prompt = "Four seasons of one tree";

  await generate.open();
  await generate.chooseCount(4);
  await generate.prompt.fill(prompt);
  await expect(generate.submit).toHaveAccessibleName("Generate 4 · Free preview");
  await generate.submit.click();

  const card = generate.card(prompt);
  await expect(card.places).toHaveCount(4);
  await expect(card.images).toHaveCount(4);
  for (const image of await card.images.all()) expect((await decoded(image)).width).toBe(1024);
  const [generation] = await visitor.generations();
  const files = await Promise.all(generation?.images.map(({ assetId }) => visitor.original(assetId)) ?? []);
  expect(new Set(files.map((file) => file.toString("base64"))).size).toBe(4);
});

test("a locked seed makes the same image again, to the byte", async ({ page, visitor }) => {
  const generate = new GeneratePage(page);
  const prompt = "A harbour in the fog";
  const bytesOf = async (count: number) => {
    await expect(generate.cards).toHaveCount(count);
    await expect(generate.cards.getByRole("img", { name: prompt })).toHaveCount(count);
    const [latest] = await visitor.generations();
    return visitor.original(latest?.images[0]?.assetId ?? "");
  };

  await generate.open();
  await generate.prompt.fill(prompt);
  await generate.form.getByRole("button", { name: "Lock the seed" }).click();
  await expect(generate.seed).not.toHaveValue("");
  await generate.submit.click();
  const first = await bytesOf(1);
  await generate.submit.click();
  const second = await bytesOf(2);
  await generate.form.getByRole("button", { name: "Lock the seed" }).click();
  await expect(generate.seed).toHaveValue("");
  await generate.submit.click();
  const third = await bytesOf(3);

  expect(second.equals(first)).toBe(true);
  expect(third.equals(first)).toBe(false);
});

test("Ctrl+Enter generates from the prompt", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  const prompt = "Sent by the keyboard";

  await generate.open();
  await generate.prompt.fill(prompt);
  await generate.prompt.press("Control+Enter");

  await expect(generate.card(prompt).images).toBeVisible();
});

test("a double click makes one generation", async ({ page, visitor }) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/api/v1/generations")) sent.push(request.url());
  });
  const generate = new GeneratePage(page);
  const prompt = "Clicked twice, wanted once";

  await generate.open();
  await generate.prompt.fill(prompt);
  await expect(generate.submit).toBeEnabled();
  await generate.submit.dblclick();

  await expect(generate.card(prompt).images).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(await visitor.generations()).toHaveLength(1);
});

test("advanced parameters reach the image", async ({ page, visitor }) => {
  const generate = new GeneratePage(page);
  const prompt = "Veins in stone";

  await generate.open();
  await generate.openAdvanced();
  await generate.form.getByRole("radiogroup", { name: "Look" }).getByText("Marble").click();
  await generate.form.getByText("WEBP", { exact: true }).click();
  await expect(generate.form.getByText("2 set")).toBeVisible();
  await generate.generate(prompt);

  await expect(generate.card(prompt).images).toBeVisible();
  expect(await visitor.generations()).toMatchObject([{ parameters: { look: "marble" }, outputFormat: "webp" }]);
  await generate.card(prompt).choose("Details");
  await expect(page.getByRole("definition").filter({ hasText: "marble" })).toBeVisible();
});

test("settings are used again: all of them, or all but the seed", async ({ page, visitor }) => {
  const prompt = "A copper kettle";
  const { seed } = await visitor.generate({ prompt, aspectRatio: "3:2", parameters: { look: "dunes" } });
  const generate = new GeneratePage(page);
  await generate.open();
  const card = generate.card(prompt);

  await card.choose("Use all settings");
  await expect(generate.prompt).toHaveValue(prompt);
  await expect(generate.seed).toHaveValue(String(seed));
  await expect(generate.aspectRatio("3:2")).toBeChecked();

  await card.root.getByRole("button", { name: "Remix" }).click();
  await expect(generate.seed).toHaveValue("");
  await expect(generate.aspectRatio("3:2")).toBeChecked();

  await card.choose(`Use seed ${seed}`);
  await expect(generate.seed).toHaveValue(String(seed));
});

test("a failure is tried three times, then said, and can be retried", async ({ page, visitor }) => {
  const generate = new GeneratePage(page);
  const prompt = "Bad weather [[fail]]";
  // Three attempts with their pauses, twice: on a busy machine that is more than one moment.
  test.slow();
  const failure = { timeout: 90_000 };

  await generate.open();
  await generate.generate(prompt);
  const card = generate.card(prompt);
  await expect(card.root.getByText("The provider could not be reached")).toBeVisible(failure);
  await expect(card.root.getByText("Reason: The preview renderer was told to fail.")).toBeVisible();
  const [failed] = await visitor.generations();
  expect((await visitor.generation(failed?.id ?? "")).attempts).toHaveLength(3);

  await card.retry.click();
  await expect(card.root.getByText("The provider could not be reached")).toHaveCount(0);
  await expect(card.root.getByText("The provider could not be reached")).toBeVisible(failure);
});

test("a passing fault is ridden out", async ({ page, visitor }) => {
  const generate = new GeneratePage(page);
  const prompt = "A short outage [[fail-once]]";

  await generate.open();
  await generate.generate(prompt);

  await expect(generate.card(prompt).images).toBeVisible();
  const [generation] = await visitor.generations();
  const { attempts } = await visitor.generation(generation?.id ?? "");
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["unavailable", "completed"]);
});

test("a reload re-attaches to what is running", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  const prompt = "It goes on without me [[async=12000]]";

  await generate.open();
  await generate.generate(prompt);
  const card = generate.card(prompt);
  await expect(card.progress).toBeVisible();
  await page.reload();

  await expect(card.progress).toBeVisible();
  await expect(card.images).toBeVisible();
});

test("the draft survives a reload", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);

  await generate.open();
  await generate.prompt.fill("Half a thought");
  await generate.aspectRatio("9:16").click();
  await page.reload();

  await expect(generate.prompt).toHaveValue("Half a thought");
  await expect(generate.aspectRatio("9:16")).toBeChecked();
});

test("a second tab sees what happens by itself", async ({ page, context, visitor: _ }) => {
  const [running, finished] = ["Seen from both sides [[async=60000]]", "Seen when it is done"] as const;
  const generate = new GeneratePage(page);
  await generate.open();
  const otherPage = await context.newPage();
  const other = new GeneratePage(otherPage);
  await other.open();
  await expect(otherPage.getByText("Live updates on")).toBeVisible();

  await generate.generate(running);
  await expect(other.card(running).progress).toBeVisible();
  await other.card(running).cancel.click();
  await expect(generate.card(running).places.filter({ hasText: "Cancelled" })).toHaveCount(1);

  await generate.generate(finished);
  await expect(other.card(finished).images).toBeVisible();
});

test("a click shows its card, however far down the results one was", async ({ page, visitor }) => {
  const generate = new GeneratePage(page);
  const prompt = "Here I am [[async=60000]]";
  for (const earlier of ["One", "Two", "Three", "Four"]) await visitor.generate({ prompt: earlier });

  await generate.open();
  await expect(generate.card("One").images).toBeVisible();
  await generate.prompt.fill(prompt);
  await generate.card("One").root.scrollIntoViewIfNeeded();
  await generate.submit.click();

  await expect(generate.card(prompt).progress).toBeInViewport();
  await generate.card(prompt).cancel.click();
});

test("somebody who is on another page is told when the image is ready", async ({ page, visitor: _ }) => {
  const generate = new GeneratePage(page);
  const prompt = "Ready when you are [[async=10000]]";

  await generate.open();
  await generate.generate(prompt);
  await expect(generate.card(prompt).progress).toBeVisible();
  await goTo(page, "Profile");

  const toast = page.getByRole("alert").filter({ hasText: "1 image ready" });
  await toast.getByRole("link", { name: "Show" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Generation" })).toBeVisible();
  expect((await decoded(page.getByRole("img", { name: prompt }))).width).toBe(1024);
});
