import { expect } from 'vitest';
import { findMath } from '../../src/markdown/index.ts';

/** A number as an article prints it, and half of what its last digit stands for. */
export interface Stated {
  value: number;
  half: number;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:\\times10\^(?:\{(-?\d+)\}|(\d)))?/;

function parse(text: string): Stated | null {
  const power = /^10\^(?:\{(-?\d+)\}|(\d))/.exec(text);
  if (power) return { value: Number(`1e${power[1] ?? power[2] ?? ''}`), half: 0 };
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', braced, bare] = match;
  const exponent = Number(braced ?? bare ?? 0);
  return {
    value: Number(`${sign}${whole}.${fraction}e${exponent}`),
    half: 0.5 * Number(`1e${exponent - fraction.length}`),
  };
}

/**
 * The number that an article prints directly behind `before`. What is sought must stand there exactly once, so that a
 * sentence that was changed fails its test.
 */
export function stated(article: string, before: string): Stated {
  const parts = article.split(before);
  if (parts.length !== 2) throw new Error(`${before} stands ${parts.length - 1} times in the article`);
  const found = parse((parts[1] ?? '').replace(/^\$/, ''));
  if (!found) throw new Error(`no number follows ${before}`);
  return found;
}

/** The number behind `before` is `computed`, to the digits that are printed. */
export function expectStated(article: string, before: string, computed: number): void {
  const { value, half } = stated(article, before);
  expect(Math.abs(value - computed), `${before} ${value}, computed ${computed}`).toBeLessThanOrEqual(
    half * (1 + 1e-9) || 1e-12 * Math.abs(value),
  );
}

/** `5/6`, `-3`, `1e-8/2` as a number. */
function entry(cell: string): number {
  const [above = '', below = '1'] = cell.trim().split('/');
  return Number(above) / Number(below);
}

/** Every `pmatrix` of numbers in a piece of TeX, in order. `values` says what letters stand for. */
export function matricesIn(tex: string, values: Record<string, string> = {}): number[][][] {
  const spelled = Object.entries(values).reduce((text, [letter, value]) => text.replaceAll(letter, value), tex);
  return [...spelled.matchAll(/\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}/gs)].map(([, body = '']) =>
    body.split('\\\\').map((row) => row.split('&').map(entry)),
  );
}

/** TeX of the one formula of an article that holds `part`. */
export function formulaWith(article: string, part: string): string {
  const found = findMath(article).filter(({ tex }) => tex.includes(part));
  if (found.length !== 1) throw new Error(`${found.length} formulas hold ${part}`);
  return found[0]?.tex ?? '';
}
