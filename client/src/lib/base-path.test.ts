import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

function below(href: string): void {
  const base = document.createElement('base');
  base.href = href;
  document.head.append(base);
}

describe('basePath', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => document.querySelector('base')?.remove());

  it.each([
    ['/', ''],
    ['/images/', '/images'],
    ['/team/images/', '/team/images'],
  ])('is what the page says: %s', async (href, path) => {
    below(href);

    const { absoluteUrl, basePath } = await import('./base-path');

    expect(basePath).toBe(path);
    expect(absoluteUrl('/gallery')).toBe(`${window.location.origin}${path}/gallery`);
  });
});
