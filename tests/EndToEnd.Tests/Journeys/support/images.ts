import type { Locator } from "@playwright/test";

export interface Pixels {
  width: number;
  height: number;
}

/** The size of an image as the browser decoded it; fails when it could not. */
export function decoded(image: Locator): Promise<Pixels> {
  return image.evaluate(async (element: HTMLImageElement) => {
    await element.decode();
    return { width: element.naturalWidth, height: element.naturalHeight };
  });
}

/** Width by height of the place that an element takes on the page. */
export async function shapeOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  if (!box) throw new Error("The element is not on the page.");
  return box.width / box.height;
}
