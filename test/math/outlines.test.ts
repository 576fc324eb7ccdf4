import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTypesetter } from '../../src/math/index.ts';
import { shortOutline } from '../../src/math/outlines.ts';
import { makeFormulas } from './formulas.ts';
import { outlinesOfMathJax, segmentsOf, turnedOver } from './paths.ts';

const outlines = outlinesOfMathJax();
/** 2,286 glyphs, some of which look alike. */
const paths = new Set(outlines.values());

describe('outlines are written shorter', () => {
  it('all of MathJax, each segment where it was', () => {
    expect(paths.size).toBe(1950);
    for (const path of paths) expect(segmentsOf(shortOutline(path)), path).toEqual(turnedOver(segmentsOf(path)));
  });

  it('by a quarter', () => {
    const length = (paths: Iterable<string>): number => [...paths].join('').length;
    expect(length([...paths].map(shortOutline)) / length(paths)).toBeLessThan(0.76);
  });

  it('also ones that nobody has drawn', () => {
    const n = fc.integer({ min: -2000, max: 2000 }).map(String);
    const numbers = (length: number): fc.Arbitrary<string> =>
      fc.array(n, { minLength: length, maxLength: length }).map((list) => list.join(' '));
    // Few different numbers: lines along the axes and back to the start, controls that mirror.
    const few = (length: number): fc.Arbitrary<string> =>
      fc
        .array(fc.constantFrom('0', '10', '20', '-10'), { minLength: length, maxLength: length })
        .map((l) => l.join(' '));
    const command = fc
      .constantFrom(
        ...([
          ['L', 2],
          ['H', 1],
          ['V', 1],
          ['Q', 4],
          ['T', 2],
        ] as const),
      )
      .chain(([letter, length]) => fc.oneof(numbers(length), few(length)).map((text) => letter + text));
    const contour = fc
      .tuple(fc.oneof(numbers(2), few(2)), fc.array(command, { maxLength: 12 }))
      .map(([start, commands]) => `M${start}${commands.join('')}Z`);
    fc.assert(
      fc.property(fc.array(contour, { minLength: 1, maxLength: 4 }), (contours) => {
        const path = contours.join('');
        expect(segmentsOf(shortOutline(path))).toEqual(turnedOver(segmentsOf(path)));
      }),
    );
  });

  it.each([
    ['M0 0H10V10H0V0Z', 'M0 0h10v-10h-10Z'],
    ['M5-5Q5 5 15 5T25 15Z', 'M5 5q0-10 10-10t10-10Z'],
    ['M0 0T10 10L20 20L30 20Z', 'M0 0t10-10l10-10h10Z'],
    ['M1 1L2 3L4 4ZM9 9L8 7L6 6Z', 'M1-1l1-2 2-1Zm8-8l-1 2-2 1Z'],
  ])('%s is %s', (path, short) => {
    expect(shortOutline(path)).toBe(short);
  });

  it.each(['', 'L1 1', 'M1 1C1 1 1 1 1 1Z', 'M1.5 1Z', 'M1 1 2 2Z', 'm1 1Z', 'M1 1l2 2Z'])('%j is none', (path) => {
    if (path === '') expect(shortOutline(path)).toBe('');
    else expect(() => shortOutline(path)).toThrow(RangeError);
  });
});

describe('ids of glyphs', () => {
  const formulas = makeFormulas(3, 60);
  const glyphsOf = (order: readonly number[], reset: boolean): Map<number, string[]> => {
    const typesetter = createTypesetter();
    return new Map(
      order.map((i) => {
        if (reset) typesetter.reset();
        return [i, typesetter.typeset(formulas[i] ?? { tex: '', display: false }).typeset?.glyphs ?? []];
      }),
    );
  };

  it('do not depend on what was typeset before, nor on the article', () => {
    const order = formulas.map((_, i) => i);
    const alone = glyphsOf(order, false);
    expect(new Set([...alone.values()].flat()).size).toBeGreaterThan(100);
    for (const other of [glyphsOf(order.toReversed(), false), glyphsOf(order, true)]) {
      for (const i of order) expect(other.get(i)).toEqual(alone.get(i));
    }
  });

  it('name the same outline for ever: variant and code point', () => {
    const typesetter = createTypesetter();
    const used = new Set([...glyphsOf([...formulas.keys()], false).values()].flat());
    for (const id of used) {
      expect(id).toMatch(/^MJX-TEX-[A-Z0-9]+-[0-9A-F]+$/);
      expect(typesetter.outline(id)).toBe(shortOutline(outlines.get(id) ?? ''));
    }
  });
});
