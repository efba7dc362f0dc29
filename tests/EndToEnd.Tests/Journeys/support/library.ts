import { request as requests } from "@playwright/test";
import { test as base } from "./journey.ts";
import { Visitor } from "./visitor.ts";

/** Somebody whose gallery has more than a page of images. */
export interface Library {
  owner: Visitor;
  /** Newest first, as the gallery shows them: one image each. */
  prompts: string[];
  cookies: { name: string; value: string; url: string }[];
}

const subjects = ["lantern", "harbour", "meadow", "glacier", "teapot", "orchard", "comet", "violin"];

/** The library is filled once for each worker; journeys look at it and do not change it. */
export const test = base.extend<{ library: Library }, { filledLibrary: Library }>({
  filledLibrary: [
    async ({}, use, worker) => {
      const baseURL = worker.project.use.baseURL ?? "";
      const request = await requests.newContext({ baseURL });
      const owner = await Visitor.register(request);
      const prompts = await fill(owner);
      const { cookies } = await request.storageState();
      await use({
        owner,
        prompts,
        cookies: cookies.map(({ name, value }) => ({ name, value, url: baseURL })),
      });
      await request.dispose();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  library: async ({ context, filledLibrary }, use) => {
    await context.addCookies(filledLibrary.cookies);
    await use(filledLibrary);
  },
});

async function fill(owner: Visitor): Promise<string[]> {
  const images = 72;
  const made: string[] = [];
  for (let start = 0; start < images; start += 8) {
    const batch = subjects.map((subject, place) => ({
      prompt: `A ${subject} in the mist, number ${start + place + 1}`,
      width: place % 3 === 0 ? 384 : 256,
      height: place % 3 === 1 ? 384 : 256,
    }));
    await Promise.all(batch.map((request) => owner.generate(request)));
  }
  for (const { prompt } of await owner.assets()) made.push(prompt);
  return made;
}
