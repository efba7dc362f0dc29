// Vercel's AI SDK, with its provider for OpenAI and with the one for whatever is like it.
import assert from 'node:assert/strict';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateImage } from 'ai';
import { apiKey, baseURL, failureOf, isPng, mask, model, photograph, run, size } from './support.mjs';

globalThis.AI_SDK_LOG_WARNINGS = false;

const openai = createOpenAI({ baseURL, apiKey }).image(model);
const compatible = createOpenAICompatible({ name: 'ours', baseURL, apiKey }).imageModel(model);

const ask = (kind, body) => generateImage({ model: kind, prompt: 'a boat', size, maxRetries: 0, ...body });

const droppedOf = (result) => result.responses[0].headers['x-dropped-parameters']?.split(', ').sort();

const scenarios = {
  async 'openai: makes images'() {
    const { images } = await ask(openai, { n: 2 });

    assert.equal(images.length, 2);
    for (const image of images) isPng(image.uint8Array);
  },

  async 'openai: takes a style and what else its options know'() {
    const result = await ask(openai, {
      providerOptions: {
        openai: {
          style: 'vivid',
          quality: 'hd',
          background: 'opaque',
          moderation: 'low',
          outputFormat: 'png',
          outputCompression: 90,
          user: 'u1',
        },
      },
    });

    isPng(result.image.uint8Array);
    assert.deepEqual(droppedOf(result), ['background', 'moderation', 'output_compression', 'quality', 'style']);
  },

  async 'openai: edits with a mask'() {
    const { image } = await ask(openai, {
      prompt: { text: 'a boat', images: [photograph], mask },
      providerOptions: { openai: { inputFidelity: 'high' } },
    });

    isPng(image.uint8Array);
  },

  async 'openai: knows our errors'() {
    const error = await failureOf(ask(openai, { prompt: 'a boat [[refuse]]' }));

    assert.equal(error.statusCode, 400);
    assert.equal(error.data.error.code, 'moderation_blocked');
    assert.equal(error.isRetryable, false);
  },

  async 'openai-compatible: makes images'() {
    const { images } = await ask(compatible, { n: 2 });

    assert.equal(images.length, 2);
    for (const image of images) isPng(image.uint8Array);
  },

  async 'openai-compatible: takes a style'() {
    const result = await ask(compatible, { providerOptions: { ours: { style: 'natural', quality: 'standard' } } });

    isPng(result.image.uint8Array);
    assert.deepEqual(droppedOf(result), ['quality', 'style']);
  },

  async 'openai-compatible: edits with a mask'() {
    const { image } = await ask(compatible, { prompt: { text: 'a boat', images: [photograph], mask } });

    isPng(image.uint8Array);
  },

  async 'openai-compatible: knows our errors'() {
    const error = await failureOf(ask(compatible, { providerOptions: { ours: { seed: 1 } } }));

    assert.equal(error.statusCode, 400);
    assert.equal(error.data.error.param, 'seed');
  },
};

await run(scenarios);
