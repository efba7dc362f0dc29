import { ImageGeneratorError } from './error.js';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Awaits a call of `connection.api`: its body, or an ImageGeneratorError. */
export async function send<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ImageGeneratorError(response, error);
  return data as T;
}
