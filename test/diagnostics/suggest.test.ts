import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, forgottenSpace, nearest } from '../../src/diagnostics/suggest.ts';

/** The definition, without bounds. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const best = Math.min(
    slowDistance(x, b) + 1,
    slowDistance(a, y) + 1,
    slowDistance(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1),
  );
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return swapped ? Math.min(best, slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1) : best;
}

describe('editDistance', () => {
  it('is the definition, up to its limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 5 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(slowDistance(a, b), limit + 1));
      }),
    );
  });
});

describe('nearest', () => {
  const known = ['alpha', 'beta', 'frac', 'Alpha', 'in', 'int', 'aleph'];
  it.each([
    ['alhpa', 'alpha'],
    ['alph', 'alpha'],
    ['ALPHA', 'Alpha'],
    ['farc', 'frac'],
    ['xyz', null],
    ['i', null],
  ])('%s: %s', (name, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });

  it('sees a forgotten space', () => {
    expect(forgottenSpace('alphax', new Set(known))).toBe('alpha x');
    expect(forgottenSpace('inR', new Set(known))).toBe('in R');
    expect(forgottenSpace('xyz', new Set(known))).toBeNull();
  });
});
