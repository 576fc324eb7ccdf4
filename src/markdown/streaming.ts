import type { Line } from './line.ts';
import type { Lines } from './lines.ts';
import type { Found, Scan } from './scan.ts';

/**
 * Text that is still arriving. What its end leaves undecided: whether the last line begins a block of its own, whether
 * the last formula is accepted, whether the last line becomes a table's header or its delimiter row.
 */

/** A last line that text to come may still make an item, a heading, a rule, a fence, HTML, a delimiter row, or a blank line. */
const UNDECIDED =
  /^(?:[\s>*+\-#~`:：|=.)\d_]*|[\s>*+\-.)\d]*(?:`{3}.*|~{3}.*|<(?:\/?(?:[A-Za-z][A-Za-z0-9-]*\/?)?|!-?|!\[[A-Z]{0,5})))$/;

function lastLine(lines: Lines): Line | undefined {
  return lines.at(lines.count - 1);
}

function isUndecided(source: string, lines: Lines): boolean {
  const last = lastLine(lines);
  return last !== undefined && UNDECIDED.test(source.slice(last.start, last.end));
}

/** Offset from which on a limit is not yet one: the end of the source, or of the line before an undecided one. */
export function openTail(source: string, lines: Lines): number {
  return isUndecided(source, lines) ? (lastLine(lines)?.start ?? 0) - 1 : source.length;
}

/** Offset of the blanks at the end of the last line: what follows a `$` there is not known. */
export function trailingBlanks(source: string): number {
  let end = source.length;
  while (source[end - 1] === ' ' || source[end - 1] === '\t') end--;
  return end;
}

/** Whether a formula's acceptance or reach hangs on what follows it, and nothing but blanks follows yet. */
export function isTentative(scan: Scan, item: Found): boolean {
  if (item.kind === 'reference') return false;
  // A backtick still to come on a line that begins with three makes it no fence, and may pair with others.
  const last = lastLine(scan.lines);
  if (last && item.end > last.content && /^[`~]{3}/.test(scan.source.slice(last.content, last.content + 3)))
    return true;
  if (item.notation === 'fence') return item.end === scan.source.length;
  // Text behind the closer on its line decides whether a `\[…\]` stands alone.
  if (item.notation === 'bracket') return item.end >= (lastLine(scan.lines)?.start ?? 0);
  return item.notation === 'dollar' && item.end >= scan.trailingBlanks;
}

const DEFINITION_SO_FAR = /^\[(?!\^)(?:\\.|[^[\]\\])*(?:\\|\](?::.*)?)?$/;

/** Whether the last line may become a link definition, whose label is no text. */
export function mayBeDefinition(source: string, line: Line): boolean {
  return line.end === source.length && DEFINITION_SO_FAR.test(source.slice(line.content, line.end));
}

/** What may follow and make rows of lines that are none yet, or lines of those that are. */
export function continuations(source: string, lines: Lines): string[] {
  const quotes = lastLine(lines)?.quotes ?? 0;
  const delimiter = `\n${'> '.repeat(quotes)}:-|\n`;
  if (!isUndecided(source, lines)) return [delimiter];
  const missing = Math.max(0, (lines.at(lines.count - 2)?.quotes ?? 0) - quotes);
  return ['x\n', '-|\n', '|\n', `${'> '.repeat(missing)}-|\n`, delimiter];
}
