// What every client's scenarios need: node <client>.mjs <scenario>, with the product's address and key in the environment.
import assert from 'node:assert/strict';

export const { BASE_URL: baseURL, API_KEY: apiKey } = process.env;
export const photograph = Buffer.from(process.env.PHOTOGRAPH, 'base64');
export const mask = Buffer.from(process.env.MASK, 'base64');
export const model = 'offline/preview';
export const size = '256x256';

export const isPng = (bytes) => assert.equal(Buffer.from(bytes).subarray(1, 4).toString(), 'PNG');
export const isPngText = (b64) => isPng(Buffer.from(b64, 'base64'));

/** An address opens without a key, and holds a picture. */
export async function opens(url) {
  const image = await fetch(url);
  assert.equal(image.status, 200);
  isPng(await image.arrayBuffer());
}

export const failureOf = (call) =>
  call.then(
    () => assert.fail('It did not fail.'),
    (reason) => reason,
  );

export const run = (scenarios) => scenarios[process.argv[2]]();
