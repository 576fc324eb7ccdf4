import { readBlocks, readInline } from './blocks.ts';
import { code, isBlank } from './characters.ts';
import type { Line } from './line.ts';
import { markTables } from './tables.ts';

/** All lines of a source, and how far paragraphs, runs and containers reach from each. */
export class Lines {
  readonly all: readonly Line[];
  /** Elementary steps taken. */
  readonly steps: number;
  /** For each line the index of the first line after it that does not continue its paragraph. */
  private readonly breaks: Int32Array;
  /** The same for the run of lines that an inline formula may reach over. */
  private readonly runs: Int32Array;
  /** The same for lines up to a blank one, which is as far as a display in brackets may reach. */
  private readonly stretches: Int32Array;
  /** For each line that of the first line after it with fewer quote markers. */
  private readonly shallower: Int32Array;
  private readonly source: string;

  /** @param block False for a text without blocks, as `parseInline` reads it. */
  constructor(source: string, block = true) {
    this.source = source;
    const { lines, steps } = block ? readBlocks(source) : readInline(source);
    if (block) markTables(source, lines);
    this.all = lines;
    this.steps = steps;
    this.breaks = new Int32Array(lines.length);
    this.runs = new Int32Array(lines.length);
    this.stretches = new Int32Array(lines.length);
    this.shallower = new Int32Array(lines.length);
    for (let i = lines.length - 1; i >= 0; i--) {
      this.breaks[i] = this.continuesParagraph(i + 1) ? (this.breaks[i + 1] ?? i + 1) : i + 1;
      this.runs[i] = this.runGoesOn(i) ? (this.runs[i + 1] ?? i + 1) : i + 1;
      this.stretches[i] = this.stretchGoesOn(i) ? (this.stretches[i + 1] ?? i + 1) : i + 1;
      let next = i + 1;
      while ((lines[next]?.quotes ?? -1) >= (lines[i]?.quotes ?? 0)) next = this.shallower[next] ?? next + 1;
      this.shallower[i] = next;
    }
  }

  /** Whether line `i` goes on with the paragraph, or the block of HTML, of the line before it. */
  continuesParagraph(i: number): boolean {
    const line = this.all[i];
    return line !== undefined && line.continues && !line.row && this.all[i - 1]?.row !== true;
  }

  private stretchGoesOn(i: number): boolean {
    const line = this.all[i];
    const next = this.all[i + 1];
    return (
      line !== undefined && next !== undefined && !(line.blank || line.row || line.colons || next.blank || next.colons)
    );
  }

  /** Whether an inline formula of line `i` may reach into the next line, if there is evidence for it. */
  private runGoesOn(i: number): boolean {
    const next = this.all[i + 1];
    return next !== undefined && this.stretchGoesOn(i) && !next.rule && next.html === 0;
  }

  /** Whether line `i` begins a block of its own, so that no inline run goes on into it. */
  startsBlock(i: number): boolean {
    const line = this.all[i];
    if (!line) return false;
    return line.item || line.heading || line.rule || line.fence || line.colons || line.row || line.html > 0;
  }

  at(i: number): Line | undefined {
    return this.all[i];
  }

  get count(): number {
    return this.all.length;
  }

  /** Index of the line that holds `offset`, by bisection. */
  indexOf(offset: number): number {
    let low = 0;
    let high = this.all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.all[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offset where the paragraph, or the block of HTML, of line `i` ends. */
  paragraphEnd(i: number): number {
    return this.endOf(this.breaks[i] ?? i + 1);
  }

  /** Offset as far as an inline formula of line `i` may reach: a blank line, a rule, the end of a table row or heading. */
  runEnd(i: number): number {
    const line = this.all[i];
    if (line?.heading) return line.end;
    return this.endOf(this.runs[i] ?? i + 1);
  }

  /** Offset of the next blank line's begin, or the end of the table row, seen from line `i`. */
  stretchEnd(i: number): number {
    return this.endOf(this.stretches[i] ?? i + 1);
  }

  /** Offset where the innermost quote or list item of line `i` ends. */
  containerEnd(i: number): number {
    return this.endOf(this.all[i]?.container?.end ?? this.all.length);
  }

  /** Whether a line from `i` to `last` has fewer quote markers than line `i`. */
  leavesQuote(i: number, last: number): boolean {
    return (this.shallower[i] ?? Infinity) <= last;
  }

  private endOf(behind: number): number {
    return this.all[behind - 1]?.end ?? this.source.length;
  }

  /** Offset behind `depth` quote markers of line `i`, or -1 where it has fewer. */
  behindQuotes(i: number, depth: number): number {
    const line = this.all[i];
    if (!line) return -1;
    let p = line.start;
    for (let left = depth; left > 0; left--) {
      while (p < line.end && isBlank(this.source.charCodeAt(p))) p++;
      if (p >= line.end || this.source.charCodeAt(p) !== code.greater) return -1;
      p++;
      if (this.source.charCodeAt(p) === code.space) p++;
    }
    return p;
  }
}

/** A key of YAML as front matter has them; `https://` is none, and `注：` is a word of a text. */
const KEY = /^(?:[A-Za-z_][\w-]*[ \t]*(?::(?!\/\/)|：)|(?:"[^"\n]+"|'[^'\n]+'|[\p{L}_][\p{L}\p{N}_ -]*):(?=[ \t]|$))/u;

/** The first line behind `---` that is neither blank nor a comment: whether it has a key, or may still get one. */
function firstKey(source: string, from: number): 'yes' | 'no' | 'open' {
  for (let start = from; start < source.length;) {
    const newline = source.indexOf('\n', start);
    const text = source.slice(start, newline < 0 ? source.length : newline).trimStart();
    if (text !== '' && !text.startsWith('#')) return KEY.test(text) ? 'yes' : newline < 0 ? 'open' : 'no';
    if (newline < 0) break;
    start = newline + 1;
  }
  return 'open';
}

/**
 * End of a front matter block at the very start (offset behind its closing line), or 0. A block that does not begin with
 * a key is none: `---` above and below a line is a rule and a heading in plain Markdown.
 */
export function frontMatterEnd(source: string): number {
  const open = /^---[ \t]*\n/.exec(source);
  if (!open || firstKey(source, open[0].length) !== 'yes') return 0;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm;
  close.lastIndex = open[0].length;
  const found = close.exec(source);
  return found ? found.index + found[0].length : 0;
}

/** Whether a front matter block may still be open: its first line is there and no line closes it. */
export function mayOpenFrontMatter(source: string): boolean {
  const open = /^---[ \t]*\n/.exec(source);
  if (!open) return /^(?:-{0,3}|---[ \t]*)$/.test(source);
  return firstKey(source, open[0].length) !== 'no' && frontMatterEnd(source) === 0;
}
