import assert from 'node:assert/strict';

export const baseUrl = process.env.BASE_URL ?? '';
export const authorization = `Bearer ${process.env.API_KEY ?? ''}`;
export const unknownModel = { prompt: 'a harbour', model: 'nobody/nothing' };

/** Runs one of the two scenarios that every generated client has. */
export async function run(scenarios: Record<'generates' | 'is refused', () => Promise<void>>): Promise<void> {
  const name = process.argv[2];
  assert.ok(name === 'generates' || name === 'is refused', `There is no scenario ${name}.`);
  await scenarios[name]();
}
