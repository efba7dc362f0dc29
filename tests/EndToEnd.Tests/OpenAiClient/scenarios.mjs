// What people do with OpenAI's own library, against our address and with our key. One scenario a run: node scenarios.mjs <name>.
import assert from 'node:assert/strict';
import OpenAI, { toFile } from 'openai';

const { BASE_URL: baseURL, API_KEY: apiKey, PHOTOGRAPH: photograph, MASK: mask } = process.env;
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const size = '256x256';

const isPng = (b64) => assert.equal(Buffer.from(b64, 'base64').subarray(1, 4).toString(), 'PNG');
const png = (b64) => toFile(Buffer.from(b64, 'base64'), 'image.png', { type: 'image/png' });

async function fails(call, Kind, status, code, param = null) {
  const error = await call.then(
    () => assert.fail('It did not fail.'),
    (reason) => reason,
  );
  assert.ok(error instanceof Kind, `${error.constructor.name}: ${error.message}`);
  assert.deepEqual(
    { status: error.status, code: error.code, param: error.param },
    { status, code, param },
    error.message,
  );
  assert.match(error.requestID, /^[0-9a-f]{32}$/);
  return error;
}

const scenarios = {
  async 'generates base64'() {
    const answer = await client.images.generate({ prompt: 'a boat', model: 'offline/preview', n: 2, size });

    assert.equal(answer.data.length, 2);
    for (const image of answer.data) isPng(image.b64_json);
    assert.equal(answer.size, size);
    assert.equal(answer.output_format, 'png');
    assert.ok(Math.abs(answer.created - Date.now() / 1000) < 600);
    assert.match(answer._request_id, /^[0-9a-f]{32}$/);
  },

  async 'generates an address that opens without a key'() {
    const answer = await client.images.generate({ prompt: 'a boat', size, response_format: 'url', output_format: 'webp' });

    const image = await fetch(answer.data[0].url);
    assert.equal(image.status, 200);
    assert.equal(image.headers.get('content-type'), 'image/webp');
    assert.equal(Buffer.from(await image.arrayBuffer()).subarray(8, 12).toString(), 'WEBP');
  },

  async 'edits with a mask'() {
    const answer = await client.images.edit({ image: await png(photograph), mask: await png(mask), prompt: 'a boat', size });

    isPng(answer.data[0].b64_json);
  },

  async 'edits a list of images'() {
    const answer = await client.images.edit({ image: [await png(photograph)], prompt: 'a boat', size, n: 1 });

    isPng(answer.data[0].b64_json);
  },

  async 'streams partial images'() {
    const stream = await client.images.generate({ prompt: 'a boat [[slow=6000]]', size, stream: true, partial_images: 2 });

    const events = [];
    for await (const event of stream) events.push(event);
    assert.deepEqual(
      events.map((event) => event.type),
      ['image_generation.partial_image', 'image_generation.partial_image', 'image_generation.completed'],
    );
    assert.deepEqual(
      events.map((event) => event.partial_image_index),
      [0, 1, undefined],
    );
    for (const event of events) isPng(event.b64_json);
  },

  async 'streams an edit'() {
    const stream = await client.images.edit({ image: await png(photograph), prompt: 'a boat', size, stream: true });

    const types = [];
    for await (const event of stream) types.push(event.type);
    assert.equal(types.at(-1), 'image_edit.completed');
  },

  async 'knows a stream that fails'() {
    await fails(
      client.images.generate({ prompt: 'a boat [[refuse]]', size, stream: true }),
      OpenAI.BadRequestError, 400, 'moderation_blocked',
    );
  },

  async 'knows our errors by its own classes'() {
    const ask = (body) => client.images.generate({ prompt: 'a boat', size, ...body });
    const other = new OpenAI({ baseURL, apiKey: 'sk-something-else', maxRetries: 0 });

    await fails(other.images.generate({ prompt: 'a boat' }), OpenAI.AuthenticationError, 401, 'invalid_api_key');
    await fails(ask({ prompt: 'a boat [[refuse]]' }), OpenAI.BadRequestError, 400, 'moderation_blocked');
    await fails(ask({ style: 'vivid' }), OpenAI.BadRequestError, 400, 'unknown_parameter', 'style');
    await fails(ask({ size: '1x1' }), OpenAI.BadRequestError, 400, 'invalid_value', 'size');
    await fails(ask({ n: 9 }), OpenAI.BadRequestError, 400, 'invalid_value', 'n');
    await fails(ask({ model: 'dall-e-3' }), OpenAI.NotFoundError, 404, 'model_not_found', 'model');
    await fails(ask({ prompt: 'a boat [[rate-limit]]' }), OpenAI.RateLimitError, 429, 'rate_limit_exceeded');
    await fails(ask({ prompt: 'a boat [[fail]]' }), OpenAI.InternalServerError, 503, 'provider_unavailable');
    await fails(
      client.images.edit({ image: await toFile(Buffer.from('words'), 'image.png', { type: 'image/png' }), prompt: 'a boat' }),
      OpenAI.BadRequestError, 400, 'invalid_image_file', 'image',
    );
    await fails(client.chat.completions.create({ model: 'gpt', messages: [] }), OpenAI.NotFoundError, 404, 'unknown_url');
  },

  async 'does not repeat by itself what may have been paid for'() {
    let calls = 0;
    const counting = (...request) => {
      calls++;
      return fetch(...request);
    };
    const eager = new OpenAI({ baseURL, apiKey, maxRetries: 2, fetch: counting });

    await fails(eager.images.generate({ prompt: 'a boat [[reject-key]]', size }), OpenAI.InternalServerError, 502, 'provider_credential_rejected');
    assert.equal(calls, 1);
  },

  async 'sends one click once'() {
    const options = { headers: { 'Idempotency-Key': 'click-1' } };
    const body = { prompt: 'a boat', size };

    const first = await client.images.generate(body, options);
    const second = await client.images.generate(body, options);

    assert.equal(second.data[0].b64_json, first.data[0].b64_json);
    await fails(client.images.generate({ ...body, n: 2 }, options), OpenAI.BadRequestError, 400, 'idempotency_key_reused');
  },

  async 'lists models'() {
    const ids = [];
    for await (const model of client.models.list()) ids.push(model.id);
    assert.ok(ids.includes('offline/preview'));

    const model = await client.models.retrieve('offline/preview');
    assert.equal(model.object, 'model');
    await fails(client.models.retrieve('dall-e-3'), OpenAI.NotFoundError, 404, 'model_not_found', 'model');
  },
};

await scenarios[process.argv[2]]();
