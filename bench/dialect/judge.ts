/** Whether a peer found the formulas that an author meant, and left what stands around them whole. */
import { readFileSync } from 'node:fs';
import type { Formula, Rendered } from './collect.ts';

/** An input of Chinese authors. */
export interface Case {
  id: string;
  category: string;
  /** People who know the matter may disagree about what the author meant. */
  contested: boolean;
  markdown: string;
  /** The formulas meant, in order. */
  math: Formula[];
  /** Parts that the page must and must not hold, with `⟦n⟧` for the n-th formula. */
  html?: { has?: string[]; not?: string[] };
}

function isCase(value: unknown): value is Case {
  if (typeof value !== 'object' || value === null) return false;
  return ['id', 'category', 'contested', 'markdown', 'math'].every((key) => key in value);
}

export function readCases(): Case[] {
  const file = new URL('../../test/markdown/fixtures/math-spans.json', import.meta.url);
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(parsed) || !parsed.every(isCase)) throw new TypeError('math-spans.json does not hold cases');
  return parsed;
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function sameFormulas(found: readonly Formula[], wanted: readonly Formula[]): boolean {
  return (
    found.length === wanted.length &&
    found.every(({ tex, display }, i) => {
      const other = wanted[i];
      return other?.display === display && foldSpace(tex) === foldSpace(other.tex);
    })
  );
}

const ALT = /\salt="[^"]*"/g;

/**
 * Why a case fails, or null. What becomes of a formula in `alt` is a matter of rendering, not of finding: nobody is
 * judged by it, neither by the formula nor by the attribute.
 */
export function judge(example: Case, { html, formulas }: Rendered): string | null {
  const inAlt = [...html.matchAll(ALT)].flatMap(([alt]) =>
    [...alt.matchAll(/⟦(\d+)⟧/g)].map((mark) => Number(mark[1])),
  );
  const counted = formulas.filter((_, i) => !inAlt.includes(i));
  if (!sameFormulas(counted, example.math)) {
    const told = counted.map(
      ({ tex, display }) => `${display ? 'display' : 'inline'} ${JSON.stringify(foldSpace(tex))}`,
    );
    return `formulas: ${told.join(', ') || 'none'}`;
  }
  const missing = example.html?.has?.find((part) => !part.startsWith('alt=') && !html.includes(part));
  if (missing !== undefined) return `missing: ${missing}`;
  const extra = example.html?.not?.find((part) => html.includes(part));
  return extra === undefined ? null : `not wanted: ${extra}`;
}
