// LangChain's tool for OpenAI's images. It sends a style and a quality with every call.
import assert from 'node:assert/strict';
import { DallEAPIWrapper } from '@langchain/openai';
import { apiKey, baseURL, failureOf, isPngText, model, opens, run } from './support.mjs';

const tool = (fields) => new DallEAPIWrapper({ apiKey, baseUrl: baseURL, model, ...fields });

const scenarios = {
  async 'answers with an address'() {
    await opens(await tool().invoke('a boat'));
  },

  async 'answers with base64'() {
    isPngText(await tool({ dallEResponseFormat: 'b64_json', style: 'natural', quality: 'hd', user: 'u1' }).invoke('a boat'));
  },

  async 'makes several'() {
    const images = await tool({ n: 2 }).invoke('a boat');

    assert.equal(images.length, 2);
    for (const image of images) await opens(image.image_url);
  },

  async 'knows our errors'() {
    const error = await failureOf(tool().invoke('a boat [[refuse]]'));

    assert.equal(error.status, 400);
    assert.equal(error.code, 'moderation_blocked');
  },
};

await run(scenarios);
