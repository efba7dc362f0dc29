// What programs do with the SDK, against a running product. One scenario a run: node scenarios.js <name>.
import assert from 'node:assert/strict';
import {
  connect,
  downloadAsset,
  ImageGeneratorError,
  send,
  startEdit,
  startGeneration,
  uploadImage,
  waitForEdit,
  waitForGeneration,
  watchEvents,
} from '../src/index.js';
import { breakingStreams, losingAnswers } from './network.js';

const baseUrl = process.env.BASE_URL ?? '';
const apiKey = process.env.API_KEY ?? '';
const connection = connect({ baseUrl, apiKey });
const small = (prompt: string) => ({ prompt, width: 256, height: 256 });

async function refusalOf(call: Promise<unknown>): Promise<ImageGeneratorError> {
  const error = await call.then(
    () => assert.fail('It was not refused.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ImageGeneratorError, String(error));
  return error;
}

async function draw(): Promise<string> {
  const { id } = await startGeneration(connection, small('a harbour'));
  const { images } = await waitForGeneration(connection, id);
  return images[0]?.assetId ?? assert.fail('There is no image.');
}

const scenarios: Record<string, () => Promise<void>> = {
  async 'generates from a prompt alone and downloads'() {
    const started = await startGeneration(connection, { prompt: 'a harbour' });
    const finished = await waitForGeneration(connection, started.id);

    assert.equal(finished.status, 'completed');
    const image = await downloadAsset(connection, finished.images[0]?.assetId ?? '');
    assert.equal(
      Buffer.from(await image.arrayBuffer())
        .subarray(1, 4)
        .toString(),
      'PNG',
    );
  },

  async 'makes one generation when answers are lost'() {
    const network = losingAnswers(2);
    const prompt = `once ${crypto.randomUUID()}`;

    const started = await startGeneration(connect({ baseUrl, apiKey, fetch: network.fetch }), small(prompt));

    const query = { search: prompt };
    const all = await send(connection.api.GET('/api/v1/generations', { params: { query } }));
    assert.equal(network.requests(), 3);
    assert.deepEqual(
      all.items.map((item) => item.id),
      [started.id],
    );
  },

  async 'goes on where a stream of events broke'() {
    const network = breakingStreams(2);
    const watching = connect({ baseUrl, apiKey, fetch: network.fetch });
    const signal = AbortSignal.timeout(60_000);
    const ids: string[] = [];
    let [started, isDone] = ['', false];

    // An id that is none is answered with a reset, so the stream is known to be open.
    for await (const event of watchEvents(watching, { lastEventId: 'none', signal })) {
      ids.push(event.id);
      if (event.name === 'stream.reset') started = (await startGeneration(connection, small('a tide'))).id;
      isDone =
        event.name === 'generation.updated' && event.data.id === started && event.data.status === 'completed';
      if (isDone) break;
    }

    assert.ok(isDone, ids.join(' '));
    for await (const event of watchEvents(connection, { lastEventId: ids[0], signal })) {
      assert.ok(ids.includes(event.id), `${event.name} ${event.id} was missed.`);
      if (event.id === ids.at(-1)) break;
    }
    assert.ok(network.requests() > 1);
    assert.ok(ids.length > 2);
    assert.equal(new Set(ids).size, ids.length);
  },

  async 'is told of a stream that is refused'() {
    const wrong = connect({ baseUrl, apiKey: 'ig_wrong' });

    const refusal = await refusalOf(watchEvents(wrong).next());

    assert.equal(refusal.status, 401);
  },

  async 'is told why a generation failed'() {
    const started = await startGeneration(connection, small('a storm [[refuse]]'));
    const finished = await waitForGeneration(connection, started.id);

    assert.equal(finished.status, 'failed');
    assert.ok(finished.failure?.message);
  },

  async cancels() {
    const { id } = await startGeneration(connection, small('a long night [[slow=60000]]'));

    await send(connection.api.POST('/api/v1/generations/{id}/cancel', { params: { path: { id } } }));
    const finished = await waitForGeneration(connection, id);

    assert.equal(finished.status, 'cancelled');
  },

  async 'throws what is refused as a problem'() {
    const refusal = await refusalOf(
      startGeneration(connection, { prompt: 'a harbour', model: 'nobody/nothing' }),
    );

    assert.deepEqual([refusal.status, refusal.code], [422, 'model.unknown']);
    assert.deepEqual(Object.keys(refusal.errors), ['model']);
    assert.match(refusal.message, /no such model/);
    assert.match(refusal.traceId ?? '', /^[0-9a-f]{32}$/);
  },

  async uploads() {
    const image = await (await downloadAsset(connection, await draw())).blob();

    const upload = await uploadImage(connection, image);

    assert.deepEqual([upload.width, upload.mediaType], [256, 'image/png']);
  },

  async edits() {
    const started = await startEdit(connection, { kind: 'upscale', source: { assetId: await draw() } });
    const finished = await waitForEdit(connection, started.id);

    assert.equal(finished.status, 'completed');
  },
};

const name = process.argv[2] ?? '';
await (scenarios[name] ?? assert.fail(`There is no scenario ${name}.`))();
