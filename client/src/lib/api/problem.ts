/** What the server says when it refuses, or what happened on the way there (`code` is `network`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** Messages by JSON field name, nested names with dots: `parameters.look`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly traceId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(init: {
    message: string;
    status: number;
    code: string;
    fields?: Record<string, readonly string[]>;
    traceId?: string | null;
    retryAfterSeconds?: number | null;
    cause?: unknown;
  }) {
    super(init.message, { cause: init.cause });
    this.name = 'ApiError';
    this.status = init.status;
    this.code = init.code;
    this.fields = init.fields ?? {};
    this.traceId = init.traceId ?? null;
    this.retryAfterSeconds = init.retryAfterSeconds ?? null;
  }

  /** The request may or may not have arrived: only a resend under the same idempotency key is safe. */
  get outcomeUnknown(): boolean {
    return this.code === 'network' || [502, 503, 504].includes(this.status);
  }
}

export function networkError(cause: unknown): ApiError {
  return new ApiError({
    status: 0,
    code: 'network',
    message: 'The server could not be reached. Check your connection and try again.',
    cause,
  });
}

export function problemFrom(response: Response, body: unknown): ApiError {
  const problem = isRecord(body) ? body : {};
  return new ApiError({
    status: response.status,
    code: text(problem.code) ?? `http.${response.status}`,
    message: text(problem.detail) ?? text(problem.title) ?? fallbackMessage(response.status),
    fields: fieldErrors(problem.errors),
    traceId: text(problem.traceId),
    retryAfterSeconds: retryAfter(response.headers.get('Retry-After')),
  });
}

/** One plain sentence for people: what happened and what to do next. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something went wrong in the page. Reload it and try again.';
  if (error.code === 'network') return error.message;
  if (error.code === 'auth.invalid_credentials') return 'The e-mail address or the password is not right.';
  if (error.code === 'auth.too_many_attempts')
    return `Too many attempts. Wait ${waitText(error.retryAfterSeconds)} and try again.`;
  if (error.code === 'rate_limited')
    return `That was a lot at once. Wait ${waitText(error.retryAfterSeconds)} and try again.`;
  if (error.status >= 500)
    return `The server had a problem. Try again in a moment${error.traceId ? ` (reference ${error.traceId})` : ''}.`;
  return error.message;
}

/** The field messages a form can show, and whatever no field of the form stands for. */
export function splitFieldErrors(
  error: unknown,
  known: readonly string[],
): { fields: Record<string, string>; rest: string | null } {
  if (!(error instanceof ApiError)) return { fields: {}, rest: errorText(error) };

  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const [name, messages] of Object.entries(error.fields)) {
    if (known.includes(name)) fields[name] = messages.join(' ');
    else rest.push(...messages);
  }
  const nothingShown = Object.keys(fields).length === 0 && rest.length === 0;
  return { fields, rest: nothingShown ? errorText(error) : rest.join(' ') || null };
}

function fieldErrors(value: unknown): Record<string, readonly string[]> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, messages]) => [
      name,
      Array.isArray(messages) ? messages.map(String) : [String(messages)],
    ]),
  );
}

function retryAfter(header: string | null): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

function waitText(seconds: number | null): string {
  if (seconds === null) return 'a moment';
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}

function fallbackMessage(status: number): string {
  if (status === 404) return 'That does not exist, or it is not yours to see.';
  if (status === 403) return 'Your role does not allow that.';
  return `The server refused the request (${status}).`;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
