import { code } from './characters.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { scanBracket, scanParen } from './bracket.ts';
import { Containers, type FoundMark } from './containers.ts';
import type { Obstacles } from './display.ts';
import { scanDollar } from './dollar.ts';
import { scanEnvironment } from './environment.ts';
import { fenceAt } from './fences.ts';
import type { Line } from './line.ts';
import { frontMatterEnd, Lines } from './lines.ts';
import { bareUrlEnd, definitionEnd, destinationEnd, htmlEnd } from './opaque.ts';
import { findPairs, type Pairs } from './pairs.ts';
import { isTentative, mayBeDefinition, openTail, trailingBlanks } from './streaming.ts';
import type { Rule } from './rules.ts';
import type { MathSpan } from './types.ts';

export type { Rule } from './rules.ts';

/** How a formula was written. */
export type Notation = 'dollar' | 'double-dollar' | 'paren' | 'bracket' | 'environment' | 'code-dollar' | 'fence';

/** A formula with what masking and diagnostics need beyond `MathSpan`. */
export interface FoundFormula extends MathSpan {
  kind: 'formula';
  notation: Notation;
  /** Offset of the first character of `tex`. */
  texStart: number;
  /** True where `tex` is `source.slice(texStart, texStart + tex.length)`: no quote marker stripped, nothing decoded. */
  verbatim: boolean;
  /** Inside a table row. */
  inRow: boolean;
  /** Behind the formula and its `{#id}`. */
  maskEnd: number;
  id?: string | undefined;
}

/** `\ref{…}` or `\eqref{…}` in the text. */
export interface FoundReference {
  kind: 'reference';
  label: string;
  paren: boolean;
  start: number;
  end: number;
  maskEnd: number;
}

export type Found = FoundFormula | FoundReference;

export interface Refusal {
  start: number;
  end: number;
  rule: Rule;
}

/** What the dialect does not look into. */
export interface Opaque {
  start: number;
  end: number;
  what: 'front matter' | 'code' | 'HTML' | 'an address' | 'a link definition' | 'attributes of a block';
}

export interface ScanResult {
  found: Found[];
  opaque: Opaque[];
  /** Lines that open and close blocks, in pairs, and what is wrong with others. */
  marks: FoundMark[];
  blockFaults: Diagnostic[];
  refused: Refusal[];
  /** Elementary steps taken: grows in step with the input (law 9). */
  steps: number;
  /** Steps taken before, on lines and on what belongs together. */
  preparing: number;
  /** Offset of the first construct that is still open at the end and that text to come may close; else `Infinity`. */
  openFrom: number;
}

/** What every scanning function shares. */
export interface Scan {
  readonly source: string;
  readonly lines: Lines;
  readonly pairs: Pairs;
  readonly refused: Refusal[];
  readonly opaque: Opaque[];
  /** Openers known to fail, so that no text is read twice for them: offset → rule. */
  readonly failed: Map<number, Rule>;
  /** Inline openers known to close, and where. */
  readonly closed: Map<number, number>;
  /** Needles looked for: from where, and where the next one is (-1: nowhere). */
  readonly searches: Map<string, { from: number; at: number }>;
  /** Line being scanned. */
  line: number;
  /** See `display.ts`; made when first asked for. */
  obstacles: Obstacles | null;
  /** End of the run in which a display that fell back from an open brace last found nothing. */
  fallBackFailed: number;
  /** See `ScanResult.openFrom`. */
  openFrom: number;
  /** A search that ran as far as here without finding its end may find it in text to come. */
  readonly openTail: number;
  /** Offset of the blanks that end the last line. */
  readonly trailingBlanks: number;
  /** `[` that are open in this paragraph. */
  brackets: number;
  steps: number;
}

/** A found thing, or the rule that refused it. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; rule: Rule };

export function refuse(rule: Rule): { ok: false; rule: Rule } {
  return { ok: false, rule };
}

/** Records that what begins at `opener` looked for its end up to `limit` in vain. */
export function noteOpen(scan: Scan, opener: number, limit: number): void {
  if (limit >= scan.openTail) scan.openFrom = Math.min(scan.openFrom, opener);
}

const REFERENCE = /\\(eq)?ref\{([^{}\n$\\]+)\}/y;

function referenceAt(scan: Scan, i: number): FoundReference | null {
  REFERENCE.lastIndex = i;
  const match = REFERENCE.exec(scan.source);
  const label = match?.[2]?.trim();
  if (!match || !label) return null;
  const end = i + match[0].length;
  return { kind: 'reference', label, paren: match[1] !== undefined, start: i, end, maskEnd: end };
}

/** Tries the opener at a backslash; `null` where none begins here. */
function scanBackslash(scan: Scan, i: number): Attempt<Found> | null {
  const next = scan.source.charCodeAt(i + 1);
  if (next === code.parenOpen) return scanParen(scan, i);
  if (next === code.bracketOpen) return scanBracket(scan, i);
  if (scan.source.startsWith('\\begin{', i)) return scanEnvironment(scan, i);
  const reference = referenceAt(scan, i);
  return reference && { ok: true, value: reference };
}

function noteOpaque(scan: Scan, start: number, end: number, what: Opaque['what']): void {
  if (end > start) scan.opaque.push({ start, end, what });
}

/** End of what the dialect never looks into and that begins at `i`; `i` where nothing such begins. */
function opaqueEnd(scan: Scan, i: number, c: number): number {
  if (c === code.backtick) {
    const end = scan.pairs.codeEnd[i] ?? 0;
    if (end > 0) return end;
    let p = i;
    while (scan.source.charCodeAt(p) === code.backtick) p++;
    return p;
  }
  if (c === code.less) return htmlEnd(scan, i);
  if (c === code.bracketClose && scan.brackets > 0) {
    scan.brackets--;
    return destinationEnd(scan, i);
  }
  return bareUrlEnd(scan, i, c);
}

function opensFormula(scan: Scan, i: number, c: number): Attempt<Found> | null {
  if (c === code.dollar) return scanDollar(scan, i);
  if (c === code.backslash) return scanBackslash(scan, i);
  return null;
}

/** Where scanning goes on after an opener that was refused: behind its delimiter. */
function skipRefused(scan: Scan, i: number, c: number): number {
  if (c !== code.dollar) return i + 2;
  let p = i;
  while (scan.source.charCodeAt(p) === code.dollar) p++;
  return p;
}

/** Scans the text from `from` to the end of its line, or beyond where something found reaches further. */
function scanText(scan: Scan, from: number, end: number, found: Found[]): number {
  const { source } = scan;
  let i = from;
  while (i < end) {
    scan.steps++;
    const c = source.charCodeAt(i);
    const attempt = opensFormula(scan, i, c);
    if (attempt?.ok) {
      found.push(attempt.value);
      if (isTentative(scan, attempt.value)) noteOpen(scan, i, source.length);
      i = attempt.value.maskEnd;
    } else if (attempt) {
      const next = skipRefused(scan, i, c);
      scan.refused.push({ start: i, end: next, rule: attempt.rule });
      i = next;
    } else if (c === code.backslash) i += source.charCodeAt(i + 1) === code.newline ? 1 : 2;
    else {
      if (c === code.bracketOpen) scan.brackets++;
      const behind = opaqueEnd(scan, i, c);
      noteOpaque(scan, i, behind, c === code.backtick ? 'code' : c === code.less ? 'HTML' : 'an address');
      i = behind > i ? behind : i + 1;
    }
    // Something reached over line ends: go on in the line where it ended.
    while (i > end && scan.line + 1 < scan.lines.count) end = scan.lines.at(++scan.line)?.end ?? source.length;
  }
  return i;
}

/** How a text is read. */
export interface Reading {
  /** False for a text without blocks. */
  block?: boolean;
  /** False where `---` at the very start is Markdown like any other. */
  frontMatter?: boolean;
}

function createScan(source: string, block: boolean): Scan {
  const lines = new Lines(source, block);
  const tail = openTail(source, lines);
  const pairs = findPairs(source, lines, tail);
  return {
    source,
    lines,
    pairs,
    refused: [],
    opaque: [],
    failed: new Map(),
    closed: new Map(),
    searches: new Map(),
    line: 0,
    obstacles: null,
    fallBackFailed: -1,
    openFrom: pairs.openCode,
    openTail: tail,
    trailingBlanks: trailingBlanks(source),
    brackets: 0,
    steps: 0,
  };
}

/** A fence at the line being scanned; leaves `scan.line` on its last line. */
function scanFence(scan: Scan, line: Line, found: Found[]): void {
  const fence = fenceAt(scan, scan.line);
  if (fence.formula) found.push(fence.formula);
  else noteOpaque(scan, line.content, scan.lines.at(fence.lastLine)?.end ?? line.end, 'code');
  if (!fence.closed) scan.openFrom = Math.min(scan.openFrom, line.content);
  scan.line = fence.lastLine;
}

/** Finds every formula and reference of a LF-normalised source, in order, and says why other openers are text. */
export function scan(source: string, { block = true, frontMatter = block }: Reading = {}): ScanResult {
  const state = createScan(source, block);
  const { lines } = state;
  const found: Found[] = [];
  const containers = new Containers(source);
  const textStart = frontMatter ? frontMatterEnd(source) : 0;
  noteOpaque(state, 0, textStart, 'front matter');
  let definedLine = -1;
  let textLine = -2;
  for (state.line = textStart > 0 ? lines.indexOf(textStart) : 0; state.line < lines.count; state.line++) {
    const line = lines.at(state.line);
    if (!line || line.start < textStart || line.blank) continue;
    const previous = lines.at(state.line - 1);
    // What follows a formula directly goes on with its paragraph, whatever stood inside of it.
    if (line.code && state.line - 1 !== textLine) {
      noteOpaque(state, line.start, line.end, 'code');
      continue;
    }
    if (line.fence) {
      scanFence(state, line, found);
      continue;
    }
    if (previous?.blank || line.item || line.heading || line.row) state.brackets = 0;
    if (mayBeDefinition(source, line)) noteOpen(state, line.content, line.end);
    // A definition interrupts no paragraph.
    const mayDefine = block && (!lines.continuesParagraph(state.line) || definedLine === state.line - 1);
    const definition = mayDefine ? definitionEnd(state, line) : line.start;
    if (definition > line.content) definedLine = state.line;
    const from = line.colons ? containers.read(line) : Math.max(line.content, definition);
    noteOpaque(state, line.content, from, line.colons ? 'attributes of a block' : 'a link definition');
    scanText(state, from, line.end, found);
    if (!line.heading && !line.rule) textLine = state.line;
  }
  const marks = containers.finish();
  const { refused, opaque } = state;
  return {
    found,
    refused,
    opaque,
    marks,
    blockFaults: containers.diagnostics,
    steps: state.steps,
    preparing: lines.steps + state.pairs.steps,
    openFrom: state.openFrom,
  };
}
