import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { maxTextLength, searchDay, searchOption, searchText } from './search-params';

const text = (value: unknown) => v.parse(searchText, value);

describe('searchText', () => {
  it('keeps signs and spaces as they stand', () => {
    for (const word of ['100%', 'f/1.8', '<lora:add_detail:0.8>', '\\path\\to', ' "quoted"'])
      expect(text(word)).toBe(word);
  });

  it('reads what the router took for a number or a boolean', () => {
    expect(text(1.5)).toBe('1.5');
    expect(text(true)).toBe('true');
  });

  it('drops what is blank or no text', () => {
    for (const value of ['', ' \u3000', undefined, null, {}, []]) expect(text(value)).toBeUndefined();
  });

  it('cuts between characters', () => {
    expect(text('x'.repeat(maxTextLength + 1))).toHaveLength(maxTextLength);
    expect(text('🎨'.repeat(maxTextLength))).toHaveLength(maxTextLength);
    expect(text(`x${'🎨'.repeat(maxTextLength)}`)).toHaveLength(maxTextLength - 1);
  });
});

describe('searchOption', () => {
  it('takes one of the options and drops everything else', () => {
    const shape = searchOption(['square', 'portrait']);

    expect(['square', 'round', 1, null, undefined].map((value) => v.parse(shape, value))).toEqual([
      'square',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('searchDay', () => {
  it('takes a calendar day and drops everything else', () => {
    const days = ['2026-11-20', '2026-13-20', '20-11-2026', '2026-11-20T10:00', 20261120, null];

    expect(days.map((value) => v.parse(searchDay, value))).toEqual([
      '2026-11-20',
      ...Array.from({ length: 5 }, () => undefined),
    ]);
  });
});

describe('the search parameters of a page', () => {
  const search = v.object({ q: searchText, shape: searchOption(['square']), from: searchDay });

  it('keep the good ones beside the bad ones, and nothing unknown', () => {
    expect(v.parse(search, { q: 'fox', shape: 'round', from: 7, admin: true })).toEqual({ q: 'fox' });
  });
});
