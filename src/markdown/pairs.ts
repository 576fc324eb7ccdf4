import { code } from './characters.ts';
import type { Line } from './line.ts';
import type { Lines } from './lines.ts';

/**
 * What belongs together in a source, found in one pass each: braces, runs of backticks, `\begin` and `\end`. With these
 * the scanner jumps over a group in one step, which is what keeps it linear however often it has to try again.
 */
export interface Pairs {
  /** For each `{` the offset of its `}`, or -1. */
  brace: Int32Array;
  /** For each backtick that opens a code span the offset behind its closing run, or 0. */
  codeEnd: Int32Array;
  /** For each `\begin{E}` (offset of the backslash) the offset behind its `\end{E}`. */
  environmentEnd: Map<number, number>;
  /** Offset of the first run of backticks that text to come may pair or lengthen; else `Infinity`. */
  openCode: number;
  /** Elementary steps taken. */
  steps: number;
}

interface Run {
  start: number;
  length: number;
}

/** Code spans: a backtick run and the next run of the same length in the same paragraph. */
function backtickRuns(source: string): Run[] {
  const runs: Run[] = [];
  for (let i = source.indexOf('`'); i >= 0; i = source.indexOf('`', i)) {
    let p = i;
    while (source.charCodeAt(p) === code.backtick) p++;
    runs.push({ start: i, length: p - i });
    i = p;
  }
  return runs;
}

function pairBackticks(
  source: string,
  lines: Lines,
  openTail: number,
): { codeEnd: Int32Array; openCode: number; runs: number } {
  const codeEnd = new Int32Array(source.length + 1);
  const runs = backtickRuns(source);
  // Next run of the same length, from the back.
  const later = new Map<number, number>();
  const next = new Int32Array(runs.length);
  for (let r = runs.length - 1; r >= 0; r--) {
    const run = runs[r];
    if (!run) continue;
    next[r] = later.get(run.length) ?? -1;
    later.set(run.length, r);
  }
  let line = 0;
  let bar = -1;
  let openCode = Infinity;
  for (let r = 0; r < runs.length; r++) {
    const run = runs[r];
    if (!run) continue;
    while ((lines.at(line)?.end ?? source.length) < run.start) line++;
    const limit = lines.paragraphEnd(line);
    const partner = runs[next[r] ?? -1];
    if (bar < run.start) bar = nextBar(source, run.start);
    const sameCell = lines.at(line)?.row !== true || bar > (partner?.start ?? 0);
    if (partner && partner.start < limit && sameCell) codeEnd[run.start] = partner.start + partner.length;
    const end = codeEnd[run.start] ?? 0;
    const open = end > 0 ? end === source.length : limit >= openTail;
    if (open && !isFenceRun(lines.at(line), run)) openCode = Math.min(openCode, run.start);
  }
  return { codeEnd, openCode, runs: runs.length };
}

/** The next border of a cell, or `Infinity`. */
function nextBar(source: string, from: number): number {
  let at = source.indexOf('|', from);
  while (at > 0 && source.charCodeAt(at - 1) === code.backslash) at = source.indexOf('|', at + 1);
  return at < 0 ? Infinity : at;
}

/** The run that makes a line a fence is not looked for in text. */
function isFenceRun(line: Line | undefined, run: Run): boolean {
  return line !== undefined && line.fence && line.content === run.start;
}

/**
 * Whether the backticks round `from` … `to`, inside a braced group, are TeX's quotation marks: `\text{``a''}` twice in one
 * paragraph. What lies between them closes the group and opens another.
 */
function areQuotationMarks(source: string, from: number, to: number): boolean {
  let depth = 0;
  let lowest = 0;
  for (let i = from; i < to; i++) {
    const c = source.charCodeAt(i);
    if (c === code.backslash) i++;
    else if (c === code.braceOpen) depth++;
    else if (c === code.braceClose) lowest = Math.min(lowest, --depth);
  }
  return lowest < 0 && depth > lowest;
}

/** Longer runs are never quotation marks; of these each is looked at once. */
const LONGEST_QUOTATION_MARK = 2;

/** Braces, `\{` and `\}` not counting, code spans stepped over; those that are none are taken out of `codeEnd`. */
function pairBraces(source: string, lines: Lines, codeEnd: Int32Array): { brace: Int32Array; steps: number } {
  const brace = new Int32Array(source.length + 1).fill(-1);
  const open: number[] = [];
  let steps = 0;
  for (let i = 0; i < source.length; i++, steps++) {
    const c = source.charCodeAt(i);
    if (c === code.backslash) i++;
    else if (c === code.backtick) {
      const end = codeEnd[i] ?? 0;
      let run = 1;
      while (source.charCodeAt(i + run) === code.backtick) run++;
      const group = open.at(-1);
      const quoted =
        end > 0 &&
        run <= LONGEST_QUOTATION_MARK &&
        group !== undefined &&
        lines.paragraphEnd(lines.indexOf(group)) > i &&
        areQuotationMarks(source, i + run, end - run);
      steps += quoted ? end - i : 0;
      if (quoted) codeEnd[i] = 0;
      if (end > 0 && !quoted) i = end - 1;
      else while (source.charCodeAt(i + 1) === code.backtick) i++;
    } else if (c === code.braceOpen) open.push(i);
    else if (c === code.braceClose) {
      const start = open.pop();
      if (start !== undefined) brace[start] = i;
    }
  }
  return { brace, steps };
}

const BEGIN_OR_END = /\\(?:(begin|end)\{([^{}\n\\$]*)\}|[\s\S])/g;

/** Code, in order: fences, and code spans outside of them. */
function codeRanges(source: string, lines: Lines, codeEnd: Int32Array): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (let index = 0; index < lines.count; index++) {
    const line = lines.at(index);
    if (!line?.fence) continue;
    index = line.fenceLast;
    ranges.push({ start: line.content, end: lines.at(index)?.end ?? source.length });
  }
  const fences = ranges.length;
  let fence = 0;
  for (let i = source.indexOf('`'); i >= 0; i = source.indexOf('`', i)) {
    while (fence < fences && (ranges[fence]?.end ?? 0) <= i) fence++;
    const inside = fence < fences ? ranges[fence] : undefined;
    const end = codeEnd[i] ?? 0;
    if (inside && inside.start <= i) i = inside.end;
    else if (end > 0 && source.charCodeAt(i - 1) !== code.backslash) {
      ranges.push({ start: i, end });
      i = end;
    } else while (source.charCodeAt(i) === code.backtick) i++;
  }
  return ranges.sort((a, b) => a.start - b.start);
}

/** `\begin{E}` … `\end{E}`: the same names nest, `\\` is stepped over, code does not count. */
function pairEnvironments(source: string, lines: Lines, codeEnd: Int32Array): Map<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  const code = source.includes('\\begin{') ? codeRanges(source, lines, codeEnd) : [];
  let next = 0;
  for (const match of source.matchAll(BEGIN_OR_END)) {
    const name = match[2];
    if (match[1] === undefined || name === undefined) continue;
    while ((code[next]?.end ?? Infinity) <= match.index) next++;
    if ((code[next]?.start ?? Infinity) <= match.index) continue;
    const stack = open.get(name) ?? [];
    if (match[1] === 'begin') {
      stack.push(match.index);
      open.set(name, stack);
    } else {
      const start = stack.pop();
      if (start !== undefined) ends.set(start, match.index + match[0].length);
    }
  }
  return ends;
}

export function findPairs(source: string, lines: Lines, openTail: number): Pairs {
  const { codeEnd, openCode, runs } = pairBackticks(source, lines, openTail);
  const { brace, steps } = pairBraces(source, lines, codeEnd);
  const environmentEnd = pairEnvironments(source, lines, codeEnd);
  return { codeEnd, openCode, brace, environmentEnd, steps: steps + 2 * runs + lines.count };
}
