import { emptyBody, readUnit } from './body.ts';
import { code, HAN } from './characters.ts';
import { formulaAt } from './dollar.ts';
import type { Line } from './line.ts';
import { type Attempt, type FoundFormula, noteOpen, refuse, type Rule, type Scan } from './scan.ts';

const NAME = /[ \t]*\{#([^\s{}]+)\}/y;

type Close = { at: number } | { rule: Rule };

/** An opener being followed. */
interface Opener {
  at: number;
  /** Index of its line, and the line. */
  index: number;
  line: Line;
  /** It stands first on its line, so that blank lines are allowed inside. */
  first: boolean;
}

/** What of a line stands outside braces, up to the first `$$` there. */
function outsideBraces(text: string): string {
  let depth = 0;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      if (c === '$' && text.charAt(i + 1) === '$') break;
      out += c;
    }
  }
  return out;
}

/** Whether a line behind a blank one shows that the display was never closed: it is prose, and holds a `$`. */
function aborts(scan: Scan, index: number): boolean {
  const line = scan.lines.at(index);
  if (!line || line.heading || line.fence) return true;
  const text = scan.source.slice(line.content, line.end);
  return text.includes('$') && HAN.test(outsideBraces(text));
}

/** Why the display may not go on into line `index`, or null. */
function refusedLine(scan: Scan, { line, first }: Opener, index: number, blankBefore: boolean): Rule | null {
  const next = scan.lines.at(index);
  if (!next) return 'unclosed';
  if (line.row || next.row) return 'paragraph-ends';
  if (next.quotes < line.quotes && scan.lines.behindQuotes(index, line.quotes) < 0) return 'leaves-quote';
  if (next.blank && !first) return 'paragraph-ends';
  if (!next.colons && (!blankBefore || next.blank || !aborts(scan, index))) return null;
  // The last line may still become another.
  return index + 1 < scan.lines.count ? 'prose-follows' : 'unclosed';
}

/** The same; of the last line text to come may still decide. */
function mayGoOn(scan: Scan, opener: Opener, index: number, blankBefore: boolean): Rule | null {
  const rule = refusedLine(scan, opener, index, blankBefore);
  if (rule && index + 1 >= scan.lines.count) noteOpen(scan, opener.at, Infinity);
  return rule;
}

/** A brace stays open: the first `$$` of the same paragraph closes, so that the error is shown in the formula. */
function fallBack(scan: Scan, from: number, index: number): Close {
  const limit = scan.lines.runEnd(index);
  if (scan.fallBackFailed === limit) return { rule: 'unclosed' };
  for (let p = from; p < limit; p++) {
    scan.steps++;
    const c = scan.source.charCodeAt(p);
    if (c === code.backslash) p++;
    else if (c === code.dollar && scan.source.charCodeAt(p + 1) === code.dollar) return { at: p };
  }
  scan.fallBackFailed = limit;
  return { rule: 'unclosed' };
}

/** G3, the scan: on to the first `$$` outside braces. */
function findClose(scan: Scan, opener: Opener): Close {
  const { source } = scan;
  const body = emptyBody();
  let index = opener.index;
  let blankBefore = false;
  for (let p = opener.at + 2; p < source.length;) {
    const c = source.charCodeAt(p);
    if (c === code.dollar) {
      if (p + 1 === source.length) break;
      if (source.charCodeAt(p + 1) !== code.dollar) return { rule: 'single-dollar-inside' };
      return body.solid ? { at: p } : { rule: 'blank-body' };
    }
    if (c === code.newline) {
      index++;
      const rule = mayGoOn(scan, opener, index, blankBefore);
      if (rule) return { rule };
      blankBefore ||= scan.lines.at(index)?.blank ?? false;
    }
    const step = readUnit(scan, body, p, source.length);
    if ('stop' in step) {
      if (step.stop === 'stray-brace') return { rule: 'stray-brace' };
      noteOpen(scan, opener.at, opener.first ? Infinity : scan.lines.runEnd(opener.index));
      return fallBack(scan, p, opener.index);
    }
    if (step.next > p + 1) {
      // A group that reaches over a blank line into a line that cannot belong to it was never closed.
      if (!groupFits(scan, opener, step.next, index, blankBefore)) {
        return c === code.braceOpen ? fallBack(scan, p, opener.index) : { rule: 'unclosed' };
      }
      const next = scan.lines.indexOf(step.next);
      if (next > index) blankBefore ||= (obstaclesOf(scan).blank[index + 1] ?? Infinity) <= next;
      index = next;
    }
    p = step.next;
  }
  noteOpen(scan, opener.at, Infinity);
  return { rule: 'unclosed' };
}

/** For each line the first from it on that is of a kind; the number of lines where none is. */
export interface Obstacles {
  /** Rows of tables, and marks of blocks. */
  refusing: Int32Array;
  blank: Int32Array;
  /** What shows behind a blank line that a display was never closed. */
  aborting: Int32Array;
}

function obstaclesOf(scan: Scan): Obstacles {
  if (scan.obstacles) return scan.obstacles;
  const { all, count } = scan.lines;
  const list = (): Int32Array => new Int32Array(count + 2).fill(count);
  const found: Obstacles = { refusing: list(), blank: list(), aborting: list() };
  for (let i = count - 1; i >= 0; i--) {
    const line = all[i];
    const next = (kind: Int32Array, is: boolean): number => (is ? i : (kind[i + 1] ?? count));
    found.refusing[i] = next(found.refusing, line !== undefined && (line.row || line.colons));
    found.blank[i] = next(found.blank, line?.blank ?? true);
    found.aborting[i] = next(found.aborting, line?.blank === false && aborts(scan, i));
  }
  scan.steps += scan.source.length;
  scan.obstacles = found;
  return found;
}

/**
 * The same test of lines for those inside a braced group that was jumped over: whether all of them can belong to the
 * display. What can refuse a line was looked for once, from the end of the source.
 */
function groupFits(scan: Scan, opener: Opener, to: number, index: number, blankBefore: boolean): boolean {
  const last = scan.lines.indexOf(to);
  if (last === index) return true;
  const { refusing, blank, aborting } = obstaclesOf(scan);
  const firstBlank = blank[index + 1] ?? Infinity;
  const afterBlank = aborting[blankBefore ? index + 1 : firstBlank + 1] ?? Infinity;
  const first = Math.min(
    refusing[index + 1] ?? Infinity,
    opener.first ? Infinity : firstBlank,
    afterBlank,
    scan.lines.leavesQuote(opener.index, last) ? last : Infinity,
  );
  scan.steps++;
  // A line that text to come may still change is judged where it is read.
  if (first > last) return true;
  if (first + 1 >= scan.lines.count) noteOpen(scan, opener.at, Infinity);
  return false;
}

/** G3 at a `$$`. */
export function scanDisplay(scan: Scan, i: number, line: Line): Attempt<FoundFormula> {
  const known = scan.failed.get(i);
  if (known) return refuse(known);
  const close = findClose(scan, { at: i, index: scan.line, line, first: line.first === i });
  if (!('at' in close)) {
    scan.failed.set(i, close.rule);
    return refuse(close.rule);
  }
  const end = close.at + 2;
  const written = {
    notation: 'double-dollar',
    start: i,
    texStart: i + 2,
    texEnd: close.at,
    end,
    display: true,
  } as const;
  const found = formulaAt(scan, written, line);
  if (!found) return refuse('leaves-quote');
  NAME.lastIndex = end;
  const name = NAME.exec(scan.source);
  if (name) {
    found.id = name[1];
    found.maskEnd = end + name[0].length;
  }
  return { ok: true, value: found };
}
