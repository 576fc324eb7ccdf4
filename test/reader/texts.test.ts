import { describe, expect, it } from 'vitest';
import { describe as description } from '../../src/components/descriptions.ts';

describe('description of an article', () => {
  it('is the text on one line where that is short', () => {
    expect(description(' 设 x > 0。\n 则  y < 1。 ')).toBe('设 x > 0。 则 y < 1。');
  });

  it('ends behind a mark rather than inside a sentence', () => {
    expect(description('一二三四，五六七。八九十', 10)).toBe('一二三四，五六七。');
  });

  it('is cut where there is no mark to end at, never inside a character', () => {
    expect(description('𝑥'.repeat(11), 10)).toBe(`${'𝑥'.repeat(10)}…`);
  });
});
