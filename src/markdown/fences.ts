import { isBlank } from './characters.ts';
import { type Line, runLength } from './line.ts';
import type { FoundFormula, Scan } from './scan.ts';

/** Fenced code that begins at a line: which line ends it, and its formula where its info string is `math`. */
export interface Fence {
  lastLine: number;
  /** False where the source ends before the fence does. */
  closed: boolean;
  formula: FoundFormula | null;
}

/** The fenced code that line `index` opens. */
export function fenceAt(scan: Scan, index: number): Fence {
  const { source, lines } = scan;
  const open = lines.at(index);
  if (!open) return { lastLine: index, closed: true, formula: null };
  const { fenceLast: last, fenceClosed } = open;
  scan.steps += last - index + 1;
  const info = source.slice(open.content + runLength(source, open.content), open.end).trim();
  const close = fenceClosed ? lines.at(last) : undefined;
  const formula = info === 'math' && close ? mathFence(scan, index, last, open, close) : null;
  return { lastLine: last, closed: fenceClosed || last + 1 < lines.count, formula };
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
