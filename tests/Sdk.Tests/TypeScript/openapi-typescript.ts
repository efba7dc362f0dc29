import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { paths } from './generated/openapi-typescript.js';
import { authorization, baseUrl, run, unknownModel } from './scenario.js';

const client = createClient<paths>({ baseUrl, headers: { authorization } });

await run({
  async generates() {
    const { data } = await client.POST('/api/v1/generations', {
      params: { header: { Prefer: 'wait=30' } },
      body: { prompt: 'a harbour' },
    });

    assert.equal(data?.status, 'completed');
  },

  async 'is refused'() {
    const { error, response } = await client.POST('/api/v1/generations', { body: unknownModel });

    assert.equal(response.status, 422);
    assert.equal(error?.code, 'model.unknown');
  },
});
