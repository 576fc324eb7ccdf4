import { describe, expect, it } from 'vitest';
import { createTypesetter, type Row } from '../../src/math/index.ts';

const typesetter = createTypesetter();

function rowsOf(tex: string, display = true): Row[] {
  const { typeset, faults } = typesetter.typeset({ tex, display });
  expect(faults).toEqual([]);
  return typeset?.rows ?? [];
}

/** `3` a number, `*x` \tag*{x}, `(x)` \tag{x}, `-` none; then the label. */
function shortly(row: Row): string {
  const tag =
    row.tag === 'auto' ? '3' : row.tag === null ? '-' : row.tag.star ? `*${row.tag.text}` : `(${row.tag.text})`;
  return [tag, row.label].filter((part) => part !== null).join(' ');
}

const env = (name: string, body: string): string => `\\begin{${name}}${body}\\end{${name}}`;

describe('rows that take a number, a tag or a label', () => {
  it.each<[string, string[]]>([
    [env('align', 'a&=b\\\\c&=d'), ['3', '3']],
    [env('align', 'a&=b\\\\c&=d\\\\'), ['3', '3']],
    [env('align', 'a&=b\\label{x}\\\\c&=d\\notag\\\\e&=f\\tag{$\\dagger$}\\label{y}'), ['3 x', '($\\dagger$) y']],
    [env('gather', 'a\\\\b\\nonumber\\\\c\\tag*{A}'), ['3', '*A']],
    [env('alignat', '{2}a&=b&c&=d\\\\e&=f&g&=h\\nonumber'), ['3']],
    [env('flalign', 'a&=b\\\\c&=d'), ['3', '3']],
    [env('eqnarray', 'a&=&b\\\\c&=&d'), ['3', '3']],
    [env('multline', 'a\\\\b\\\\c\\label{m}'), ['3 m']],
    [env('equation', 'a\\label{e}'), ['3 e']],
    [env('equation', env('aligned', 'a\\\\b') + '\\label{e}'), ['3 e']],
    [env('equation', env('split', 'a&=b\\\\&=c')), ['3']],
    [env('equation', `f=${env('cases', 'a\\\\b')}`), ['3']],
    [env('numcases', '{f=}a&x\\label{k}\\\\b&y'), ['3 k', '3']],
    [env('empheq', '[left=\\empheqlbrace]{align}a&=b\\\\c&=d'), ['3', '3']],
    ...['align*', 'gather*', 'equation*', 'multline*', 'flalign*'].map((name): [string, string[]] => [
      env(name, 'a'),
      [],
    ]),
    [env('align*', 'a&=b\\tag{1}\\\\c&=d\\label{lost}'), ['(1)', '- lost']],
    ['x=1', []],
    ['x=1\\tag{A}', ['(A)']],
    ['x=1\\tag*{A}\\label{q}', ['*A q']],
    ['x=1\\label{z}', ['3 z']],
    [env('aligned', 'a\\\\b') + '\\label{z}', ['3 z']],
    ['x=1\\notag\\label{z}', ['- z']],
    [env('displaymath', 'x=1'), []],
    [env('dmath', 'x=1\\label{d}'), ['3 d']],
    [env('CD', 'A@>>>B'), []],
  ])('%s', (tex, expected) => {
    expect(rowsOf(tex).map(shortly)).toEqual(expected);
  });

  it('letters the rows of subnumcases and subequations, and keeps the label of the group', () => {
    expect(rowsOf(env('subnumcases', '{f=}a&x\\\\b&y\\\\c&z')).map((row) => row.sub)).toEqual([0, 1, 2]);
    const rows = rowsOf(env('subequations', `\\label{all}${env('align', 'a\\label{one}\\\\b\\notag\\\\c')}`));
    expect(rows.map(({ sub, label, groupLabel }) => [sub, label, groupLabel])).toEqual([
      [0, 'one', 'all'],
      [1, null, undefined],
    ]);
    expect(rowsOf(env('align', 'a\\\\b')).map((row) => row.sub)).toEqual([undefined, undefined]);
  });

  it('does not number twice what is set twice', () => {
    const tex = env('align', 'a\\label{again}\\\\b');
    expect(rowsOf(tex)).toEqual(rowsOf(tex));
  });

  it('reports a label and a tag that a formula in the line loses', () => {
    for (const tex of ['x\\label{a}', 'x\\tag{1}']) {
      const { typeset, faults } = typesetter.typeset({ tex, display: false });
      expect(typeset?.rows).toEqual([]);
      expect(faults.map((fault) => [fault.id, fault.severity, fault.start])).toEqual([
        ['math/number-in-line', 'warning', 1],
      ]);
    }
  });
});

describe('places of rows', () => {
  /** How far an element is moved down. */
  function moved(element: string): number {
    const translate = /translate\(([^)]*)\)/.exec(element)?.[1]?.match(/-?[\d.]+/g);
    return Number(translate ? (translate[1] ?? 0) : (/ y="([^"]*)"/.exec(element)?.[1] ?? 0));
  }

  /** Vertical position of the first glyph `id` as a fraction of the height, read from the drawing itself. */
  function glyphPlace(tex: string, id: string): number {
    const svg = typesetter.typeset({ tex, display: true }).typeset?.svg ?? '';
    const [, top, height] = (/viewBox="0 (\S+) \S+ (\S+)"/.exec(svg) ?? []).map(Number);
    const open: number[] = [];
    for (const [element, closing] of svg.matchAll(/<(\/?)(?:g|use|text|rect)\b[^>]*>/g)) {
      if (closing) open.pop();
      else open.push(moved(element));
      if (element.includes(`#${id}"`)) return (open.reduce((a, b) => a + b, 0) - (top ?? 0)) / (height ?? 1);
      if (element.endsWith('/>')) open.pop();
    }
    return Number.NaN;
  }

  it.each([
    env('align', 'p&=1\\\\q&=\\frac{\\frac12}{3}\\\\r&=2'),
    env('gather', `${env('pmatrix', '1\\\\2\\\\3')}\\\\p\\\\q+\\sum_{i=1}^n r`),
    env('numcases', '{f=}p&$\\dfrac{1}{2}$\\\\q&1\\\\r&2'),
    env('empheq', '[left=\\empheqlbrace]{align}p&=\\dfrac12\\\\q&=2\\\\r&=1'),
  ])('the row of each letter is at its baseline: %s', (tex) => {
    const places = rowsOf(tex).map((row) => row.y);
    const glyphs = ['MJX-TEX-I-1D45D', 'MJX-TEX-I-1D45E', 'MJX-TEX-I-1D45F'].map((id) => glyphPlace(tex, id));
    for (const y of tex.includes('gather') ? glyphs.slice(0, 2) : glyphs) {
      expect(places.some((place) => Math.abs(place - y) < 0.002)).toBe(true);
    }
  });

  it('has the edges of rows that can be shown alone: none overlap, and each baseline is within its own', () => {
    const lines = rowsOf(env('align', 'p&=1\\\\q&=\\frac{\\frac12}{3}\\notag\\\\r&=2')).map((row) => ({
      y: row.y,
      ...row.line,
    }));
    expect(lines.map(({ index }) => index)).toEqual([0, 2]);
    const edges = lines.flatMap(({ y, top = NaN, bottom = NaN }) => [top, y, bottom]);
    expect(edges).toEqual([...edges].sort((a, b) => a - b));
    expect(edges[0]).toBe(0);
    expect(edges.at(-1)).toBeGreaterThan(0.95);
    // The row without a number stands between them.
    expect((edges[3] ?? 0) - (edges[2] ?? 0)).toBeGreaterThan(0.3);
  });

  it('has none where a brace belongs to all rows, or there is one', () => {
    for (const tex of [
      env('numcases', '{f=}p&1\\\\q&2'),
      env('empheq', '[left=\\empheqlbrace]{align}p\\\\q'),
      env('align', 'p'),
    ]) {
      expect(rowsOf(tex).filter(({ line }) => line)).toEqual([]);
    }
  });

  it('puts the number of multline at its last line and that of equation at the baseline of the whole', () => {
    const multline = env('multline', 'a\\\\b\\\\q');
    expect(rowsOf(multline)[0]?.y).toBeCloseTo(glyphPlace(multline, 'MJX-TEX-I-1D45E'), 2);
    const equation = env('equation', `p=${env('pmatrix', '1\\\\2\\\\3')}`);
    expect(rowsOf(equation)[0]?.y).toBeCloseTo(glyphPlace(equation, 'MJX-TEX-I-1D45D'), 2);
  });
});
