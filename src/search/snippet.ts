/** The part of a section that shows why it is a hit. */
import { foldRun, formulaHas, type Pattern } from './pattern.ts';
import { FORMULA, type Formula, type Run } from './types.ts';

/** A piece of a hit; `marked` where it is what was looked for. */
export interface Piece {
  /** Text, or a formula. */
  content: string | Formula;
  marked: boolean;
}

/** UTF-16 units shown before what was found, and in all. */
const BEFORE = 30;
const LENGTH = 140;

interface Range {
  start: number;
  end: number;
}

/** Where the patterns stand in a run, in order, those that touch joined. */
function rangesOf(run: Run, patterns: readonly Pattern[]): Range[] {
  const { text, starts, tex } = foldRun(run);
  const found: Range[] = [];
  for (const pattern of patterns) {
    const { length } = pattern.text;
    for (let at = length > 0 ? text.indexOf(pattern.text) : -1; at >= 0; at = text.indexOf(pattern.text, at + length)) {
      const last = starts[at + length - 1] ?? 0;
      found.push({ start: starts[at] ?? 0, end: last + characterLength(run.text, last) });
    }
  }
  let place = run.text.indexOf(FORMULA);
  for (const formula of tex) {
    if (patterns.some((pattern) => formulaHas(formula, pattern))) found.push({ start: place, end: place + 1 });
    place = run.text.indexOf(FORMULA, place + 1);
  }
  return joined(found);
}

/** With the marks that combine with it. */
function characterLength(text: string, at: number): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const marks = /^\p{Mn}*/u.exec(text.slice(at + character.length, at + character.length + 8))?.[0] ?? '';
  return character.length + marks.length;
}

function joined(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

/** Not between the halves of a character. */
function boundary(text: string, at: number): number {
  const half = /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
  return half ? at - 1 : at;
}

function cut(run: Run, { start, end }: Range, marks: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let formula = run.text.slice(0, start).split(FORMULA).length - 1;
  const put = (from: number, to: number, marked: boolean): void => {
    for (const part of run.text.slice(from, to).split(/(\uFFFC)/)) {
      const content = part === FORMULA ? run.formulas[formula++] : part.replaceAll('\n', ' ');
      if (content !== undefined && content !== '') pieces.push({ content, marked });
    }
  };
  let at = start;
  for (const mark of marks) {
    if (mark.end <= at || mark.start >= end) continue;
    put(at, Math.max(at, mark.start), false);
    put(Math.max(at, mark.start), Math.min(end, mark.end), true);
    at = Math.min(end, mark.end);
  }
  put(at, end, false);
  return pieces;
}

/** The whole run, with what was found marked. */
export function marked(run: Run, patterns: readonly Pattern[]): Piece[] {
  return cut(run, { start: 0, end: run.text.length }, rangesOf(run, patterns));
}

/** Some lines of the run around the first thing that was found, or its beginning. */
export function snippet(run: Run, patterns: readonly Pattern[]): Piece[] {
  const marks = rangesOf(run, patterns);
  const first = marks[0]?.start ?? 0;
  const start = boundary(run.text, first <= BEFORE ? 0 : first - BEFORE);
  const end = boundary(run.text, Math.min(run.text.length, start + LENGTH));
  const pieces = cut(run, { start, end }, marks);
  const dots: Piece = { content: '…', marked: false };
  return [...(start > 0 ? [dots] : []), ...pieces, ...(end < run.text.length ? [dots] : [])];
}
