import { describe, expect, it } from 'vitest';
import { ApiError, errorText, networkError, problemFrom, splitFieldErrors } from './problem';

const answer = (status: number, headers: HeadersInit = {}) => new Response(null, { status, headers });

describe('problemFrom', () => {
  it('reads the problem document', () => {
    const error = problemFrom(answer(422, { 'Retry-After': '7' }), {
      code: 'model.unknown',
      title: 'Unknown model',
      detail: 'There is no such model.',
      traceId: 'abc',
      errors: { model: ['Unknown.'], 'parameters.look': ['No such look.'] },
    });

    expect(error).toMatchObject({
      status: 422,
      code: 'model.unknown',
      message: 'There is no such model.',
      traceId: 'abc',
      retryAfterSeconds: 7,
      fields: { model: ['Unknown.'], 'parameters.look': ['No such look.'] },
    });
  });

  it.each([undefined, 'Bad gateway', ['x'], { errors: 'x' }])(
    'survives an answer that is none: %o',
    (body) => {
      const error = problemFrom(answer(502), body);

      expect(error.code).toBe('http.502');
      expect(error.fields).toEqual({});
      expect(error.outcomeUnknown).toBe(true);
    },
  );
});

describe('errorText', () => {
  it('gives the reference of a fault of the server, not its words', () => {
    const error = new ApiError({
      status: 500,
      code: 'fault',
      message: 'NullReferenceException',
      traceId: 'abc',
    });

    expect(errorText(error)).toBe('The server had a problem. Try again in a moment (reference abc).');
  });

  it('passes the plain sentence of a refusal on', () => {
    expect(errorText(new ApiError({ status: 409, code: 'x', message: 'It is finished.' }))).toBe(
      'It is finished.',
    );
  });

  it('tells what to do without a connection', () => {
    expect(errorText(networkError(new TypeError()))).toContain('Check your connection');
  });
});

describe('splitFieldErrors', () => {
  const error = new ApiError({
    status: 400,
    code: 'validation.failed',
    message: 'Not valid.',
    fields: { name: ['Too long.', 'Too odd.'], other: ['Unheard of.'] },
  });

  it('gives fields their messages and the rest to the form', () => {
    expect(splitFieldErrors(error, ['name'])).toEqual({
      fields: { name: 'Too long. Too odd.' },
      rest: 'Unheard of.',
    });
  });

  it('has nothing left to say when every message found its field', () => {
    expect(splitFieldErrors(error, ['name', 'other']).rest).toBeNull();
  });

  it('says the problem itself when no field is named', () => {
    const whole = new ApiError({ status: 409, code: 'x', message: 'Already there.' });

    expect(splitFieldErrors(whole, ['name'])).toEqual({ fields: {}, rest: 'Already there.' });
  });
});
