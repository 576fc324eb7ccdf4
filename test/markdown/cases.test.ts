import { describe, expect, it } from 'vitest';
import { findMath, lex } from '../../src/markdown/index.ts';
import { foldSpace, mathTokens, readCases, toHtml } from './support.ts';

const cases = readCases();

/** In `alt` a formula becomes text, which is the article's business: here it is still a formula. */
const IN_ALT = new Map([['x-img-alt', 1]]);

describe('what Chinese authors mean by a formula', () => {
  it.each(cases)('$id', ({ id, markdown, math, html }) => {
    const inAlt = IN_ALT.get(id) ?? 0;
    const lexed = lex(markdown);
    const wanted = math.map(({ tex, display }) => ({ tex: foldSpace(tex), display }));
    const tokens = mathTokens(lexed).map(({ tex, display }) => ({ tex: foldSpace(tex), display }));
    const spans = findMath(markdown).map(({ tex, display }) => ({ tex: foldSpace(tex), display }));
    expect(tokens.slice(inAlt)).toEqual(wanted);
    expect(spans.slice(inAlt)).toEqual(wanted);
    const output = toHtml(markdown);
    for (const part of html?.has ?? []) if (inAlt === 0 || !part.startsWith('alt=')) expect(output).toContain(part);
    for (const part of html?.not ?? []) expect(output).not.toContain(part);
    expect(lexed.tokens.map((token) => token.raw).join('')).toBe(lexed.source);
  });
});
