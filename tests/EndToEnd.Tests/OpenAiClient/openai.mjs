// What people do with OpenAI's own library, against our address and with our key; OPENAI_PACKAGE names the release.
import assert from 'node:assert/strict';
import { apiKey, baseURL, failureOf, isPngText as isPng, mask, model, opens, photograph, run, size } from './support.mjs';

const { default: OpenAI, toFile } = await import(process.env.OPENAI_PACKAGE ?? 'openai');
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });

const png = (bytes) => toFile(bytes, 'image.png', { type: 'image/png' });

async function fails(call, Kind, status, code, param = null) {
  const error = await failureOf(call);
  assert.ok(error instanceof Kind, `${error.constructor.name}: ${error.message}`);
  assert.deepEqual(
    { status: error.status, code: error.code, param: error.param },
    { status, code, param },
    error.message,
  );
  assert.match(error.requestID ?? error.request_id, /^[0-9a-f]{32}$/);
  return error;
}

const scenarios = {
  async 'generates base64'() {
    const answer = await client.images.generate({ prompt: 'a boat', model, n: 2, size });

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

  async 'takes every parameter and says what was left out'() {
    const { data: answer, response } = await client.images
      .generate({
        prompt: 'a boat',
        model,
        n: 1,
        size,
        quality: 'hd',
        style: 'vivid',
        background: 'opaque',
        moderation: 'low',
        output_format: 'png',
        output_compression: 90,
        response_format: 'b64_json',
        user: 'u1',
      })
      .withResponse();

    isPng(answer.data[0].b64_json);
    assert.deepEqual(response.headers.get('x-dropped-parameters').split(', ').sort(), [
      'background',
      'moderation',
      'output_compression',
      'quality',
      'style',
    ]);
  },

  async 'varies an image'() {
    const answer = await client.images.createVariation({ image: await png(photograph), n: 2, size });

    assert.equal(answer.data.length, 2);
    for (const image of answer.data) await opens(image.url);
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
    await fails(ask({ style: 'loud' }), OpenAI.BadRequestError, 400, 'invalid_value', 'style');
    await fails(ask({ seed: 1 }), OpenAI.BadRequestError, 400, 'unknown_parameter', 'seed');
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

await run(scenarios);
