import type { Connection } from './connection.js';
import { ImageGeneratorError } from './error.js';
import { pause } from './pause.js';
import { isTransient } from './retry.js';
import type { components, operations } from './schema.gen.js';
import { readEventStream, type StreamPosition } from './event-stream.js';

type Events = components['schemas']['ServerEvents'];

/** What to be told of; everything when nothing is said. */
export type EventFilter = NonNullable<operations['StreamEvents']['parameters']['query']>;

/** An event of the API, or `stream.reset`: some were missed that are no longer kept, so read everything again. */
export type ServerEvent =
  | { [Name in keyof Events]-?: { name: Name; id: string; data: NonNullable<Events[Name]> } }[keyof Events]
  | { name: 'stream.reset'; id: string; data: unknown };

interface WatchOptions extends EventFilter {
  /** The `id` of the last event that was seen: what came after it is told first. */
  lastEventId?: string;
  /** Ends the watching, without an error. */
  signal?: AbortSignal;
}

/**
 * Tells what happens, as it happens, for as long as it is iterated. A stream that breaks is opened again where it was; a
 * refusal is thrown. Events of names that this version does not know come as well: skip them.
 */
export async function* watchEvents(
  connection: Connection,
  { lastEventId, signal, ...filter }: WatchOptions = {},
): AsyncGenerator<ServerEvent, void, undefined> {
  const position: StreamPosition = { lastEventId: lastEventId ?? '', retry: 2000 };
  while (!signal?.aborted) {
    try {
      const body = await open(connection, filter, position, signal);
      for await (const event of readEventStream(body, position)) yield event as ServerEvent;
    } catch (error) {
      if (signal?.aborted) return;
      if (!isTransient(error)) throw error;
    }
    await pause(position.retry, signal).catch(() => undefined);
  }
}

async function open(
  connection: Connection,
  filter: EventFilter,
  position: StreamPosition,
  signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const given = Object.entries(filter).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const headers = new Headers();
  if (position.lastEventId !== '') headers.set('Last-Event-ID', position.lastEventId);
  const response = await connection.request(`/api/v1/events?${new URLSearchParams(given).toString()}`, {
    headers,
    signal,
  });
  if (!response.ok || response.body === null) throw await ImageGeneratorError.from(response);
  return response.body;
}
