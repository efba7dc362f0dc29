/** A refusal or a fault: the problem (RFC 9457) that the server answered with. */
export class ImageGeneratorError extends Error {
  override readonly name = 'ImageGeneratorError';
  readonly status: number;
  /** Stable, for programs: `generation.not_found`. */
  readonly code: string;
  /** The fields at fault, by JSON name. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Names the request in the server's logs. */
  readonly traceId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(response: Response, body: unknown) {
    const problem: Partial<Record<string, unknown>> =
      typeof body === 'object' && body !== null ? { ...body } : {};
    super(text(problem.detail) ?? text(problem.title) ?? `The server answered ${response.status}.`);
    this.status = response.status;
    this.code = text(problem.code) ?? `http.${response.status}`;
    this.errors = (problem.errors ?? {}) as Record<string, string[]>;
    this.traceId = text(problem.traceId);
    this.retryAfterSeconds = secondsOf(response.headers.get('retry-after'));
  }

  /** The problem of an answer whose body has not been read. */
  static async from(response: Response): Promise<ImageGeneratorError> {
    const body: unknown = await response.json().catch(() => null);
    return new ImageGeneratorError(response, body);
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
