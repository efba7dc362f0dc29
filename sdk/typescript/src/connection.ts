import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.gen.js';

export interface ConnectionOptions {
  /** Where the installation is, with its path if it has one: `https://example.com/images`. */
  baseUrl: string;
  /** An API key (`ig_…`) or an access token. */
  apiKey: string;
  /** In place of the global one. */
  fetch?: typeof globalThis.fetch;
}

/** Who asks, and where. */
export interface Connection {
  /** Every call of the API, typed by the document. */
  readonly api: Client<paths>;
  /** A request to a path of the API, with the key. */
  request(path: string, init?: RequestInit): Promise<Response>;
}

export function connect(options: ConnectionOptions): Connection {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const authorization = `Bearer ${options.apiKey}`;
  const fetch = options.fetch ?? globalThis.fetch;
  return {
    api: createClient<paths>({ baseUrl, headers: { authorization }, fetch: (request) => fetch(request) }),
    request(path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set('authorization', authorization);
      return fetch(baseUrl + path, { ...init, headers });
    },
  };
}
