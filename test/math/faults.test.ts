import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTypesetter } from '../../src/math/index.ts';

/** Pairs of a formula and, below it, carets under the place of its fault, the fault's id and a part of its hint. */
const cases = readFileSync(new URL('faults.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map((pair) => {
    const [tex = '', below = ''] = pair.split('\n');
    const [, blank = '', carets = '', id = '', hint = ''] = /^( *)(\^+) (\S+) ?(.*)$/.exec(below) ?? [];
    return { tex, carets: `${blank}${carets}`, id, hint };
  });

/** Chinese characters are one column in this fixture: it counts UTF-16 units, as offsets do. */
function underline(start: number, end: number): string {
  return ' '.repeat(start) + '^'.repeat(end - start);
}

describe('faults', () => {
  it.each(cases)('$tex', ({ tex, carets, id, hint }) => {
    const typesetter = createTypesetter();
    const { faults } = typesetter.typeset({ tex, display: tex.startsWith('\\begin') });
    const [fault] = faults;
    expect(fault?.id).toBe(id);
    expect(`${tex}\n${underline(fault?.start ?? 0, fault?.end ?? 0)}`).toBe(`${tex}\n${carets}`);
    expect(fault?.hint ?? '').toContain(hint);
  });

  it.each([
    '\\text{50% of x}',
    '\\href{https://a.org/%20b}{x}',
    '50\\%',
    'x % why\n+ y',
    '\\color{teal}x\\color{#f80}y',
  ])('nothing to say of %s', (tex) => {
    expect(createTypesetter().typeset({ tex, display: true }).faults).toEqual([]);
  });
});
