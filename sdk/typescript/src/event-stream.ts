/** Where a stream is to be opened again, and after how many milliseconds. */
export interface StreamPosition {
  lastEventId: string;
  retry: number;
}

interface RawEvent {
  name: string;
  id: string;
  data: unknown;
}

/**
 * Reads server-sent events whose data is JSON, and keeps the position. An id counts even where no data comes with it: the
 * stream begins with one, so that it can be opened again at the place where it was opened first.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  position: StreamPosition,
): AsyncGenerator<RawEvent, void, undefined> {
  let [name, data, id] = ['', [] as string[], position.lastEventId];
  for await (const line of linesOf(body)) {
    if (line === '') {
      // Only now: of an event that broke off in the middle nothing was seen.
      position.lastEventId = id;
      if (data.length > 0) yield { name, id, data: JSON.parse(data.join('\n')) };
      [name, data] = ['', []];
      continue;
    }
    const [field, value] = split(line);
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id') id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) position.retry = Number(value);
  }
}

function split(line: string): [field: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}

// Ends the connection when nobody reads on.
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = (rest + decoder.decode(read.value, { stream: true })).split(/\r?\n/);
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
