import assert from 'node:assert/strict';
import { Api } from './generated/swagger-typescript-api.js';
import { authorization, baseUrl, run, unknownModel } from './scenario.js';

const client = new Api({ baseUrl, baseApiParams: { headers: { authorization } } });

await run({
  async generates() {
    const { data } = await client.api.createGeneration(
      { prompt: 'a harbour' },
      { headers: { authorization, Prefer: 'wait=30' } },
    );

    assert.equal(data.status, 'completed');
  },

  async 'is refused'() {
    const refusal = await client.api.createGeneration(unknownModel).then(
      () => assert.fail('It was not refused.'),
      (reason: { status: number; error: { code: string } }) => reason,
    );

    assert.equal(refusal.status, 422);
    assert.equal(refusal.error.code, 'model.unknown');
  },
});
