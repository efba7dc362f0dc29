import { describe, expect, it } from 'vitest';
import { maxTextLength, text } from './search-params';

describe('text', () => {
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
