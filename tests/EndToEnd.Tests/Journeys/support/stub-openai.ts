import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { crc32, deflateSync } from "node:zlib";

// The product is started with OpenAI's usual address at this port (Providers__OpenAI__BaseUrl), so that every visitor can enter a
// key of their own for it.
export const stubPort = Number(process.env.OPENAI_STUB_PORT ?? 5999);
export const stubAddress = `http://127.0.0.1:${stubPort}`;

interface ImageCall {
  prompt: string;
  stream?: boolean;
}

/** Answers as OpenAI does, for as long as the journeys run: images at once, or a stream that waits at its unfinished image. */
export default async function startStub(): Promise<() => Promise<void>> {
  const revoked = new Set<string>();
  const held = new Map<string, () => void>();

  const server = createServer((request, response) => {
    void answer(request, response).catch((fault: unknown) => response.destroy(fault as Error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const key = request.headers.authorization?.replace("Bearer ", "") ?? "";
    switch (request.url) {
      case "/control/revoke":
        revoked.add(body);
        return send(response, 204);
      case "/control/release":
        held.get(body)?.();
        return send(response, held.delete(body) ? 204 : 404);
      case "/v1/models":
        return revoked.has(key) ? reject(response) : send(response, 200, { object: "list", data: [] });
      case "/v1/images/generations":
        return revoked.has(key) ? reject(response) : makeImage(response, JSON.parse(body) as ImageCall);
      default:
        return send(response, 404, { error: { message: "There is nothing here." } });
    }
  }

  async function makeImage(response: ServerResponse, { prompt, stream }: ImageCall): Promise<void> {
    const finished = png(256, 220).toString("base64");
    if (!stream) return send(response, 200, { created: 1, data: [{ b64_json: finished }], usage });

    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const partial = { type: "image_generation.partial_image", partial_image_index: 0, b64_json: png(256, 60).toString("base64") };
    response.write(`event: ${partial.type}\ndata: ${JSON.stringify(partial)}\n\n`);
    await new Promise<void>((release) => held.set(prompt, release));
    const completed = { type: "image_generation.completed", b64_json: finished, usage };
    response.end(`event: ${completed.type}\ndata: ${JSON.stringify(completed)}\n\n`);
  }

  await new Promise<void>((listening) => server.listen(stubPort, "127.0.0.1", listening));
  return async () => {
    server.closeAllConnections();
    await new Promise<void>((stopped) => server.close(() => stopped()));
  };
}

/** From now on the key is rejected, as when somebody revokes it at the provider. */
export async function revokeKey(key: string): Promise<void> {
  await fetch(`${stubAddress}/control/revoke`, { method: "POST", body: key });
}

/** Lets the stream of this prompt end with its finished image. */
export async function finishImage(prompt: string): Promise<void> {
  const response = await fetch(`${stubAddress}/control/release`, { method: "POST", body: prompt });
  if (response.status !== 204) throw new Error(`Nobody is waiting for "${prompt}".`);
}

const usage = { input_tokens: 10, output_tokens: 100, total_tokens: 110, input_tokens_details: { text_tokens: 10, image_tokens: 0 } };

function reject(response: ServerResponse): void {
  send(response, 401, {
    error: { message: "Incorrect API key provided.", type: "invalid_request_error", code: "invalid_api_key", param: null },
  });
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** A square of one shade. */
function png(side: number, shade: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0], 8);
  const rows = Buffer.concat(Array.from({ length: side }, () => Buffer.concat([Buffer.of(0), Buffer.alloc(side, shade)])));
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
