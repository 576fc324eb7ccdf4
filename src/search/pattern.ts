/** What a query asks for, and whether a section has it. */
import { fold } from './fold.ts';
import { gramsFor } from './grams.ts';
import { foldTex, isPlain, texIncludes, texVariants } from './tex.ts';
import { FORMULA, type Run } from './types.ts';

/** Something that stands in a section's text or in one of its formulas. */
export interface Pattern {
  /** As `fold` gives it; `''` for what is looked for in formulas only. */
  text: string;
  /** As `foldTex` gives it; any of them. */
  tex: string[];
  /** In formulas as whole words only. */
  whole: boolean;
}

/** A section is a hit if it has all patterns of one alternative; the first alternative is the query as it stands. */
export type Query = Pattern[][];

function patternOf(written: string, text: string): Pattern {
  return { text: fold(text).text, tex: texVariants(written), whole: isPlain(written) };
}

/** Formulas between dollars are one piece each, the rest falls into words. */
const PIECES = /\$\$?([^$]+)\$\$?|[^\s$]+/gu;

/** Empty where there is nothing to look for. */
export function parseQuery(written: string): Query {
  // In a text it stands for any formula.
  const query = written.replaceAll(FORMULA, ' ');
  const whole = patternOf(query, query);
  if (whole.text === '') return [];
  const pieces = [...query.matchAll(PIECES)].map(([all, tex]) => patternOf(all, tex === undefined ? all : ''));
  const words = pieces.filter(({ text, tex }) => text !== '' || tex.length > 0);
  // A second reading of the same would only cost time; an endless list of words is a passage, not a search.
  return words.length < 2 || words.length > 32 ? [[whole]] : [[whole], words];
}

/**
 * The ways to look a pattern up, each a list of grams that a section must have; empty where it is too short.
 *
 * @param closely As `gramsFor` takes it.
 */
export function lookups({ text, tex }: Pattern, closely: boolean): number[][] {
  const lists = [text, ...tex].map((part) => gramsFor(part, closely)).filter((grams) => grams.length > 0);
  return [...new Map(lists.map((list) => [list.join(), list])).values()];
}

/** False where no pattern is long enough to be looked up. */
export function canLookUp(query: Query): boolean {
  return query.flat().some((pattern) => lookups(pattern, false).length > 0);
}

/** Text and formulas of a heading or a body, folded. */
export interface FoldedRun {
  text: string;
  starts: number[];
  tex: string[];
}

export function foldRun({ text, formulas }: Run): FoldedRun {
  return { ...fold(text), tex: formulas.map(({ tex }) => foldTex(tex)) };
}

export function formulaHas(tex: string, pattern: Pattern): boolean {
  return pattern.tex.some((part) => texIncludes(tex, part, pattern.whole));
}

function runHas(run: FoldedRun, pattern: Pattern): boolean {
  return (pattern.text !== '' && run.text.includes(pattern.text)) || run.tex.some((tex) => formulaHas(tex, pattern));
}

/** The first alternative that a section satisfies. */
export function matching(query: Query, runs: readonly FoldedRun[]): Pattern[] | null {
  return query.find((all) => all.every((pattern) => runs.some((run) => runHas(run, pattern)))) ?? null;
}
