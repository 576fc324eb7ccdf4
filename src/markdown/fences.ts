import { isBlank } from './characters.ts';
import type { Line } from './line.ts';
import type { Lines } from './lines.ts';
import type { FoundFormula, Scan } from './scan.ts';

/** Fenced code that begins at a line: which line ends it, and its formula where its info string is `math`. */
export interface Fence {
  lastLine: number;
  /** False where the source ends before the fence does. */
  closed: boolean;
  formula: FoundFormula | null;
}

function runLength(source: string, at: number): number {
  const c = source.charCodeAt(at);
  let p = at;
  while (source.charCodeAt(p) === c) p++;
  return p - at;
}

/** Whether `line` closes a fence of `length` characters like the one at `open`. */
function closes(source: string, line: Line, open: Line, length: number): boolean {
  if (!line.fence || line.item || source.charCodeAt(line.content) !== source.charCodeAt(open.content)) return false;
  const own = runLength(source, line.content);
  if (own < length) return false;
  for (let p = line.content + own; p < line.end; p++) if (!isBlank(source.charCodeAt(p))) return false;
  return true;
}

/** Whether the container of the fence ends before line `i`: a quote without its marker, or a list item left behind. */
function leavesContainer(lines: Lines, i: number, open: Line): boolean {
  const line = lines.at(i);
  if (!line || line.quotes < open.quotes) return true;
  return open.base > 0 && !line.blank && lines.leaves(i, open.quotes, open.base);
}

/** The last line of the fenced code that line `index` opens, and the line that closes it, if one does. */
export function fenceExtent(source: string, lines: Lines, index: number): { last: number; close: Line | null } {
  const open = lines.at(index);
  let last = index;
  if (!open) return { last, close: null };
  const length = runLength(source, open.content);
  for (let i = index + 1; i < lines.count && !leavesContainer(lines, i, open); i++) {
    const line = lines.at(i);
    last = i;
    if (line && closes(source, line, open, length)) return { last, close: line };
  }
  return { last, close: null };
}

export function fenceAt(scan: Scan, index: number): Fence {
  const { source, lines } = scan;
  const open = lines.at(index);
  if (!open) return { lastLine: index, closed: true, formula: null };
  const length = runLength(source, open.content);
  const { last, close: closed } = fenceExtent(source, lines, index);
  scan.steps += last - index + 1;
  const info = source.slice(open.content + length, open.end).trim();
  const formula = info === 'math' && closed ? mathFence(scan, index, last, open, closed) : null;
  return { lastLine: last, closed: closed !== null || last + 1 < lines.count, formula };
}

function mathFence(scan: Scan, first: number, last: number, open: Line, close: Line): FoundFormula | null {
  const { source, lines } = scan;
  const body: string[] = [];
  let texStart = open.end + 1;
  for (let i = first + 1; i < last; i++) {
    const line = lines.at(i);
    if (!line) continue;
    let p = lines.behindQuotes(i, open.quotes);
    // The item's own indentation is not part of the code.
    for (let column = 0; p < line.end && column < open.indent && isBlank(source.charCodeAt(p)); column++) p++;
    if (i === first + 1) texStart = p;
    body.push(source.slice(p, line.end));
  }
  const tex = body.join('\n');
  if (tex.trim() === '') return null;
  return {
    kind: 'formula',
    notation: 'fence',
    tex,
    display: true,
    start: open.content,
    end: close.end,
    texStart,
    verbatim: source.startsWith(tex, texStart),
    inRow: false,
    maskEnd: close.end,
  };
}

/**
 * Indented code, where it is certain: outside lists, at a place where a new block may begin. Elsewhere the line is
 * scanned; a formula that turns out to lie in code is put back verbatim.
 */
export function isIndentedCode(lines: Lines, index: number, fresh: boolean): boolean {
  const line = lines.at(index);
  return line !== undefined && fresh && !line.item && line.base === 0 && line.indent >= 4;
}
