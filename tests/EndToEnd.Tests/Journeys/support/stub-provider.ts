import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that speaks as far as a key is tested: it takes one key and rejects every other. */
export async function startStubProvider(acceptedKey: string) {
  const server = createServer((request, response) => {
    const accepted = request.headers.authorization === `Bearer ${acceptedKey}`;
    response.writeHead(accepted ? 200 : 401, { "Content-Type": "application/json" });
    response.end(
      JSON.stringify(
        accepted
          ? { object: "list", data: [] }
          : { error: { message: "Incorrect API key provided.", type: "invalid_request_error", code: "invalid_api_key" } },
      ),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/v1`,
    stop: () => new Promise<void>((stopped) => server.close(() => stopped())),
  };
}
