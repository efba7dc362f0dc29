import assert from 'node:assert/strict';
import { ApiKeyAuthenticationProvider, ApiKeyLocation } from '@microsoft/kiota-abstractions';
import { DefaultRequestAdapter } from '@microsoft/kiota-bundle';
import { createKiotaClient } from './generated/kiota/kiotaClient.js';
import type { ProblemDetails } from './generated/kiota/models/index.js';
import { authorization, baseUrl, run, unknownModel } from './scenario.js';

const adapter = new DefaultRequestAdapter(
  new ApiKeyAuthenticationProvider(authorization, 'Authorization', ApiKeyLocation.Header, new Set()),
);
adapter.baseUrl = baseUrl;
const { generations } = createKiotaClient(adapter).api.v1;

await run({
  async generates() {
    const made = await generations.post({ prompt: 'a harbour' }, { headers: { Prefer: 'wait=30' } });

    assert.equal(made?.status, 'completed');
  },

  async 'is refused'() {
    const refusal = await generations.post(unknownModel).then(
      () => assert.fail('It was not refused.'),
      (reason: ProblemDetails) => reason,
    );

    assert.equal(refusal.responseStatusCode, 422);
    assert.equal(refusal.code, 'model.unknown');
  },
});
