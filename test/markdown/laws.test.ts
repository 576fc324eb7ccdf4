import fc from 'fast-check';
import { Lexer } from 'marked';
import { describe, expect, it } from 'vitest';
import { findMath, lex } from '../../src/markdown/index.ts';
import { mask, unmask } from '../../src/markdown/mask.ts';
import { scan } from '../../src/markdown/scan.ts';
import { document } from './pieces.ts';
import { each, eachToken, mathTokens } from './support.ts';

function childrenOf(token: object): readonly unknown[] {
  const children: unknown = Reflect.get(token, 'tokens');
  return Array.isArray(children) ? children : [];
}

function isDisplay(token: unknown): boolean {
  return typeof token === 'object' && token !== null && Reflect.get(token, 'display') === true;
}

const runs = { numRuns: 3000 };

describe('laws of the scanner', () => {
  it('gives spans in order that do not overlap', () => {
    fc.assert(
      fc.property(document, (text) => {
        let end = 0;
        for (const span of findMath(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
      }),
      runs,
    );
  });

  it('masks at equal length and back again, whatever the source holds', () => {
    fc.assert(
      fc.property(document, (text) => {
        const source = text.replace(/\r\n?/g, '\n');
        const masked = mask(source, scan(source).found);
        expect(masked.text.length).toBe(source.length);
        expect(unmask(masked, masked.text)).toBe(source);
      }),
      runs,
    );
  });
});

describe('laws of lexing', () => {
  it('loses nothing: raw adds up to the source wherever it does in marked', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { source, tokens } = lex(text);
        const masked = `${mask(source, scan(source).found).text}\n`;
        const plain = new Lexer({ gfm: true }).lex(masked);
        fc.pre(plain.map((token) => token.raw).join('') === masked);
        expect(tokens.map((token) => token.raw).join('')).toBe(source);
      }),
      runs,
    );
  });

  it('leaves no placeholder in any token', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { source, tokens } = lex(text);
        const { mark } = mask(source, scan(source).found);
        expect(JSON.stringify(tokens)).not.toContain(mark);
      }),
      runs,
    );
  });

  it('keeps each formula the author’s own text, at its true place', () => {
    fc.assert(
      fc.property(document, (text) => {
        const lexed = lex(text);
        for (const token of mathTokens(lexed)) {
          const own = lexed.source.slice(token.start, token.end);
          expect(token.raw.includes(own)).toBe(true);
          // What the dialect takes out: quote markers, `\|` in tables, three entities.
          if (!/[>&|]/.test(own)) expect(own).toContain(token.tex);
        }
      }),
      runs,
    );
  });

  it('gives the same tokens twice', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(lex(text)).toEqual(lex(text));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps blocks out of inline runs', () => {
    fc.assert(
      fc.property(document, (text) => {
        eachToken(lex(text), (token) => {
          if (!('type' in token) || !['paragraph', 'heading', 'link', 'strong', 'em'].includes(String(token.type)))
            return;
          each(childrenOf(token), (inner) => {
            expect(Reflect.get(inner, 'block') === true && Reflect.get(inner, 'type') === 'math').toBe(false);
          });
        });
      }),
      runs,
    );
  });

  it('leaves a display in a paragraph only between tags', () => {
    fc.assert(
      fc.property(document, (text) => {
        fc.pre(!/<(?:b|div)>/.test(text));
        eachToken(lex(text), (token) => {
          if (!('type' in token) || token.type !== 'paragraph') return;
          expect(childrenOf(token).filter(isDisplay)).toEqual([]);
        });
      }),
      runs,
    );
  });
});
