import { code, isAsciiLetter, isBlank } from './characters.ts';
import { type Line, markTables, readInlineLine, readLine } from './line.ts';

/** A quote (`column` 0) or a list item that lines stand in. */
interface Container {
  quotes: number;
  /** Column at which the item's content begins. */
  column: number;
  /** Index of the first line behind it. */
  end: number;
}

/** All lines of a source, and for each the line after the last one of its paragraph. */
export class Lines {
  readonly all: readonly Line[];
  /** For each line the index of the first line after it that does not continue its paragraph. */
  private readonly breaks: Int32Array;
  /** The same for the run of lines up to a blank one, which is as far as an inline formula may reach. */
  private readonly runs: Int32Array;
  /** For each line the innermost quote or list item that it stands in. */
  private readonly containers: (Container | null)[] = [];
  private readonly source: string;
  /** Elementary steps taken: the characters before the content of each line. */
  readonly steps: number;

  /** @param block False for a text without blocks, as `parseInline` reads it. */
  constructor(source: string, block = true) {
    this.source = source;
    const all: Line[] = [];
    const read = block ? readLine : readInlineLine;
    for (let start = 0; start <= source.length;) {
      const newline = source.indexOf('\n', start);
      const end = newline < 0 ? source.length : newline;
      all.push(read(source, start, end));
      start = end + 1;
    }
    this.all = all;
    if (block) {
      this.markContainers();
      markTables(source, all);
    }
    this.steps = all.reduce((sum, line) => sum + 2 * (line.first - line.start) + 2, 0);
    this.breaks = new Int32Array(all.length);
    this.runs = new Int32Array(all.length);
    for (let i = all.length - 1; i >= 0; i--) {
      this.breaks[i] = this.continues(i) ? (this.breaks[i + 1] ?? i + 1) : i + 1;
      const line = all[i];
      const next = all[i + 1];
      const goesOn = line && next && !(line.blank || line.row || line.container || next.blank || next.container);
      this.runs[i] = goesOn ? (this.runs[i + 1] ?? i + 1) : i + 1;
    }
  }

  /** Whether line `i + 1` continues the paragraph of line `i`. */
  private continues(i: number): boolean {
    const line = this.all[i];
    const next = this.all[i + 1];
    if (!line || !next) return false;
    return (
      !(line.blank || line.row || line.heading || line.container) &&
      !(next.blank || this.startsBlock(i + 1)) &&
      next.quotes <= line.quotes
    );
  }

  /** Whether line `i` begins a block of its own, so that no inline run goes on into it. */
  startsBlock(i: number): boolean {
    const line = this.all[i];
    return line !== undefined && (line.item || line.heading || line.fence || line.container || line.row);
  }

  /** Finds for each line the list item and the innermost container that it stands in; drops fences too far in. */
  private markContainers(): void {
    const open: Container[] = [];
    const end = this.all.length;
    this.all.forEach((line, i) => {
      const lazy = !line.blank && this.isLazy(i);
      for (let last = open.at(-1); last && !lazy && this.hasLeft(i, last); last = open.at(-1)) {
        last.end = i;
        open.pop();
      }
      const quoted = open.at(-1)?.quotes ?? 0;
      for (let quotes = quoted + 1; quotes <= line.quotes; quotes++) open.push({ quotes, column: 0, end });
      const owner = open.at(-1);
      line.base = owner?.quotes === line.quotes ? owner.column : 0;
      for (const column of line.items) open.push({ quotes: line.quotes, column, end });
      this.containers.push(open.at(-1) ?? null);
      if (line.fence && !line.item && line.indent - line.base >= 4) line.fence = false;
      line.base = line.items.at(-1) ?? line.base;
    });
  }

  private hasLeft(i: number, { quotes, column }: Container): boolean {
    const line = this.all[i];
    if (!line || line.quotes < quotes) return true;
    return !line.blank && column > 0 && this.leaves(i, quotes, column);
  }

  /** Offset where the innermost quote or list item of line `i` ends. */
  containerEnd(i: number): number {
    const end = this.containers[i]?.end ?? this.all.length;
    return this.all[end - 1]?.end ?? this.source.length;
  }

  /** Whether line `i` goes on with the paragraph of the line before it. */
  continuesParagraph(i: number): boolean {
    return i > 0 && (this.breaks[i - 1] ?? 0) > i;
  }

  /** Whether line `i` may go on with the paragraph of the line before it without its markers. */
  private isLazy(i: number): boolean {
    const before = this.all[i - 1];
    const plain = before && !(before.blank || before.heading || before.fence || before.container);
    return plain === true && !this.startsBlock(i);
  }

  /** Whether line `i`, which is not blank, stands outside a list item with its content at `column` in `quotes` quotes. */
  leaves(i: number, quotes: number, column: number): boolean {
    const line = this.all[i];
    let p = this.behindQuotes(i, quotes);
    if (!line || p < 0) return true;
    let at = 0;
    for (; at < column && isBlank(this.source.charCodeAt(p)); p++) {
      at += this.source.charCodeAt(p) === code.tab ? 4 - (at % 4) : 1;
    }
    return at < column;
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

  /** Offset where the paragraph of line `i` ends. */
  paragraphEnd(i: number): number {
    const last = (this.breaks[i] ?? i + 1) - 1;
    return this.all[last]?.end ?? this.source.length;
  }

  /** Offset of the next blank line's begin, or the end of the table row or heading, seen from line `i`. */
  runEnd(i: number): number {
    const line = this.all[i];
    if (line?.heading) return line.end;
    const last = (this.runs[i] ?? i + 1) - 1;
    return this.all[last]?.end ?? this.source.length;
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

/** Length of the ASCII word at `i`; 0 where there is none. */
export function wordLength(source: string, i: number): number {
  let p = i;
  while (isAsciiLetter(source.charCodeAt(p))) p++;
  return p - i;
}
