/** What an author is told: a stable id, a place, and a way out. This room imports nothing. */
import type { DiagnosticId, Severity } from './catalogue.ts';

export type { DiagnosticId, Severity } from './catalogue.ts';

/** A diagnostic as other projects get it: new ids may come, so its type names none. */
export interface AnyDiagnostic {
  /** Stable name, `room/what-is-wrong`, e.g. `math/undefined-macro`; docs/diagnostics.md explains each. */
  id: string;
  severity: Severity;
  message: string;
  /** What to do about it, one sentence. */
  hint?: string | undefined;
  /** UTF-16 offsets into the LF-normalised source of the file, front matter included. */
  start: number;
  end: number;
}

export interface Diagnostic extends AnyDiagnostic {
  id: DiagnosticId;
}

/** The file that a diagnostic speaks of. */
export interface InFile {
  /** Path as the author knows it, e.g. `content/posts/x/index.md`. */
  file: string;
  /** The whole LF-normalised source of that file. */
  source: string;
}

export interface FileDiagnostic extends Diagnostic, InFile {}

export interface Position {
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 units, as editors count. */
  column: number;
}

/** Source text as every offset of this project counts it: no BOM, `\n` for `\r\n` and `\r`, U+FFFD for U+0000. */
export function normaliseSource(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD');
}

/** Offset at which each line of a text begins. */
function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where an offset stands; one outside the text is taken for its nearest end. */
export function positionAt(source: string, offset: number): Position {
  return positionIn(lineStarts(source), Math.max(0, Math.min(offset, source.length)));
}

function positionIn(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** Columns a terminal gives a character: two for wide East Asian ones, none for marks and joiners. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const ZERO = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** What would move the cursor, colour the terminal or turn the line round. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;
/** Columns of a source line that are shown. */
const MAX_SHOWN = 120;

function printable(text: string): string {
  return text.replaceAll('\t', ' ').replace(UNPRINTABLE, '\uFFFD');
}

function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : ZERO.test(char) ? 0 : 1;
  return width;
}

/** The offset reached from `at` by as many whole characters as fit into `columns`, forwards or backwards. */
function reach(line: string, at: number, columns: number, step: 1 | -1): number {
  let room = columns;
  let to = at;
  // Characters of no width would never fill the room.
  while (Math.abs(to - at) < 8 * columns) {
    const next = step > 0 ? line.codePointAt(to) : line.codePointAt(isPair(line, to - 2) ? to - 2 : to - 1);
    if (next === undefined) return to;
    const char = String.fromCodePoint(next);
    room -= displayWidth(printable(char));
    if (room < 0) return to;
    to += step * char.length;
  }
  return to;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/** A source line cut to what a terminal shows, and the caret line below it. */
function excerpt(line: string, start: number, end: number): { shown: string; carets: string } {
  const ahead = displayWidth(printable(line.slice(start, reach(line, start, MAX_SHOWN / 2, 1))));
  const from = reach(line, start, MAX_SHOWN - ahead, -1);
  const before = displayWidth(printable(line.slice(from, start)));
  const to = reach(line, start, MAX_SHOWN - before, 1);
  const cut = from > 0 ? '…' : '';
  const shown = cut + printable(line.slice(from, to)) + (to < line.length ? '…' : '');
  const marked = displayWidth(printable(line.slice(start, Math.max(start, Math.min(to, end)))));
  return { shown, carets: ' '.repeat(cut.length + before) + '^'.repeat(Math.max(1, marked)) };
}

function format(d: AnyDiagnostic & InFile, starts: readonly number[]): string {
  const start = Math.max(0, Math.min(d.start, d.source.length));
  const { line, column } = positionIn(starts, start);
  const lineStart = start - (column - 1);
  const lineEnd = (starts[line] ?? d.source.length + 1) - 1;
  const { shown, carets } = excerpt(d.source.slice(lineStart, lineEnd), column - 1, d.end - lineStart);
  const gutter = String(line);
  const blank = ' '.repeat(gutter.length);
  const indented = (text: string): string[] => text.split('\n').map((part) => `${blank}   ${part}`.trimEnd());
  return [
    `${d.file}:${line}:${column} ${d.severity} ${d.id}`,
    ...indented(d.message),
    `${gutter} | ${shown}`.trimEnd(),
    `${blank} | ${carets}`,
    ...(d.hint ? indented(`hint: ${d.hint}`) : []),
  ].join('\n');
}

/**
 * One diagnostic as the author reads it: `file:line:column`, severity and id, the source line, a caret below the place,
 * the hint. Long lines are cut round the place so that the caret stays near it.
 */
export function formatDiagnostic(d: AnyDiagnostic & InFile): string {
  return format(d, lineStarts(d.source));
}

/** All diagnostics of a run in one report, ordered by file and place, with a closing count. */
export function formatReport(diagnostics: readonly (AnyDiagnostic & InFile)[]): string {
  const sorted = [...diagnostics].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));
  const errors = sorted.filter((d) => d.severity === 'error').length;
  const warnings = sorted.length - errors;
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
  const sources = new Map<string, number[]>();
  const formatted = sorted.map((d) => {
    const starts = sources.get(d.source) ?? lineStarts(d.source);
    sources.set(d.source, starts);
    return format(d, starts);
  });
  return [...formatted, `${count(errors, 'error')}, ${count(warnings, 'warning')}`].join('\n\n');
}

/** Thrown where a run cannot go on; its message is the whole report and it has no stack worth showing. */
export class ReportError extends Error {
  readonly diagnostics: readonly FileDiagnostic[];
  constructor(diagnostics: readonly FileDiagnostic[]) {
    super(formatReport(diagnostics));
    this.name = 'ReportError';
    this.diagnostics = diagnostics;
    this.stack = '';
  }
}
