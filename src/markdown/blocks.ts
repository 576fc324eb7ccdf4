import { code, isBlank } from './characters.ts';
import { type Blanks, Cursor } from './cursor.ts';
import {
  closesFence,
  type Container,
  hasColons,
  htmlEndsIn,
  htmlKind,
  isFence,
  isHeading,
  isUnderline,
  type Line,
  listMarker,
  plainLine,
  ruleBreak,
  runLength,
} from './line.ts';

/**
 * The block structure of CommonMark, line by line: which quotes and items are open, and what the line itself is. The
 * algorithm is that of the specification's appendix, with only as much of its tree as the scanner asks for. Formulas are
 * not yet known: lines inside a display may be taken for blocks, which the next blank line or margin puts right.
 */

type Leaf =
  | { kind: 'none' | 'paragraph' }
  | { kind: 'fence'; opener: Line; at: number; length: number }
  | { kind: 'html'; type: number };

const NONE: Leaf = { kind: 'none' };

class BlockReader {
  steps = 0;
  readonly lines: Line[] = [];
  private readonly source: string;
  private readonly open: Container[] = [];
  /** How many of the open containers are quotes. */
  private quotes = 0;
  private leaf: Leaf = NONE;
  /** An item that nothing stands in yet, and the index of its line. */
  private emptyItem: { container: Container; line: number } | null = null;
  /** Offset of what keeps the current line from being a rule, as far as is known. */
  private breakAt = -1;
  /** Indented lines may belong to a footnote, which extensions of marked know. */
  private inFootnote = false;

  constructor(source: string) {
    this.source = source;
    for (let start = 0; start <= source.length;) {
      const newline = source.indexOf('\n', start);
      const end = newline < 0 ? source.length : newline;
      this.lines.push(this.readLine(start, end));
      start = end + 1;
    }
    this.close(0);
  }

  private readLine(start: number, end: number): Line {
    const cursor = new Cursor(this.source, start, end);
    const line = plainLine(this.source, start, end, end);
    const matched = this.match(line, cursor);
    this.place(line, cursor, matched);
    line.container = this.open.at(-1) ?? null;
    this.steps += cursor.steps + 2 * (line.first - start) + 2;
    return line;
  }

  /** How many of the open containers the line goes on with; the cursor then stands behind their markers. */
  private match(line: Line, cursor: Cursor): number {
    for (let k = 0; k < this.open.length; k++, this.steps++) {
      const { columns, behind } = cursor.blanks();
      const blank = behind >= cursor.end;
      // A blank line leaves quotes only.
      if (blank && line.quotes === this.quotes) return this.open.length;
      const width = this.open[k]?.width ?? 0;
      if (width === 0) {
        if (blank || columns > 3 || this.source.charCodeAt(behind) !== code.greater) return k;
        this.takeQuote(line, cursor, { columns, behind });
      } else if (!blank) {
        if (columns < width) return k;
        cursor.skip(width);
      }
    }
    return this.open.length;
  }

  /** `>` and one column of blanks behind it. */
  private takeQuote(line: Line, cursor: Cursor, blanks: Blanks): void {
    cursor.over(blanks, 1);
    if (cursor.blanks().columns > 0) cursor.skip(1);
    line.quotes++;
    line.indent = -cursor.column;
  }

  private place(line: Line, cursor: Cursor, matched: number): void {
    const whole = matched === this.open.length;
    if (whole && this.goesOnAsLeaf(line, cursor)) return;
    if (this.leaf.kind !== 'paragraph') this.leaf = NONE;
    const begun = this.beginContainers(line, cursor, matched);
    const blanks = this.settle(line, cursor);
    if (line.blank) {
      if (!begun) this.close(matched);
      const { emptyItem } = this;
      const stillOpen = emptyItem !== null && this.open.at(-1) === emptyItem.container;
      if (stillOpen && emptyItem.line === this.lines.length - 1) this.close(this.open.length - 1);
      this.leaf = NONE;
      return;
    }
    const goesOn = this.leaf.kind === 'paragraph' && !begun;
    if (goesOn && whole && blanks.columns <= 3 && isUnderline(this.source, blanks.behind, line.end)) {
      line.rule = true;
      this.leaf = NONE;
      return;
    }
    const leaf = blanks.columns > 3 ? null : this.leafAt(line, blanks.behind, goesOn);
    if (!leaf && goesOn) {
      line.continues = true;
      return;
    }
    if (!begun) this.close(matched);
    if (leaf) this.inFootnote = false;
    else if (blanks.columns > 3) line.code = !this.inFootnote;
    else if (this.open.length === 0) this.inFootnote = this.beginsFootnote(blanks.behind);
    this.leaf = leaf ?? (blanks.columns > 3 ? NONE : { kind: 'paragraph' });
  }

  private beginsFootnote(at: number): boolean {
    return this.source.startsWith('[^', at) && /^\[\^[^\]\s]{1,99}\]:/.test(this.source.slice(at, at + 104));
  }

  /** Where the content of the line begins, for what is asked later. */
  private settle(line: Line, cursor: Cursor): Blanks {
    const blanks = cursor.blanks();
    line.content = blanks.behind;
    line.indent += cursor.column + blanks.columns;
    line.blank = blanks.behind >= line.end;
    line.first = plainLine(this.source, line.start, line.end, line.content).first;
    return blanks;
  }

  /** A line inside fenced code or a block of HTML. */
  private goesOnAsLeaf(line: Line, cursor: Cursor): boolean {
    const { leaf } = this;
    if (leaf.kind !== 'fence' && leaf.kind !== 'html') return false;
    if (leaf.kind === 'html' && leaf.type > 5 && cursor.blanks().behind >= line.end) return false;
    const { columns, behind } = this.settle(line, cursor);
    if (leaf.kind === 'html') {
      line.continues = true;
      if (htmlEndsIn(this.source, leaf.type, behind, line.end)) this.leaf = NONE;
      return true;
    }
    leaf.opener.fenceLast = this.lines.length;
    if (columns <= 3 && closesFence(this.source, behind, line.end, leaf.at, leaf.length)) {
      leaf.opener.fenceClosed = true;
      this.leaf = NONE;
    }
    return true;
  }

  /** Quotes and items that begin in the line; whether there are any. */
  private beginContainers(line: Line, cursor: Cursor, matched: number): boolean {
    let begun = false;
    const begin = (width: number, empty = false): void => {
      if (!begun) this.close(matched);
      begun = true;
      this.leaf = NONE;
      const container: Container = { width, end: -1 };
      this.open.push(container);
      if (empty) this.emptyItem = { container, line: this.lines.length };
      if (width === 0) this.quotes++;
    };
    for (;;) {
      const blanks = cursor.blanks();
      const { columns, behind } = blanks;
      if (columns > 3 || behind >= line.end) return begun;
      if (this.source.charCodeAt(behind) === code.greater) {
        begin(0);
        this.takeQuote(line, cursor, blanks);
        continue;
      }
      const inParagraph = this.leaf.kind === 'paragraph' && matched === this.open.length;
      const marker = this.markerAt(behind, line.end, inParagraph);
      if (marker === 0) return begun;
      const width = this.takeItem(cursor, blanks, marker - behind);
      begin(width, cursor.blanks().behind >= line.end);
      line.item = true;
    }
  }

  /** Behind a list marker that can begin an item at `at`; 0 where none stands there. */
  private markerAt(at: number, end: number, inParagraph: boolean): number {
    const marker = listMarker(this.source, at, end);
    if (!marker || this.isRuleAt(at, end)) return 0;
    if (!inParagraph) return marker.end;
    if (!marker.interrupts || isUnderline(this.source, at, end)) return 0;
    for (let p = marker.end; p < end; p++) if (!isBlank(this.source.charCodeAt(p))) return marker.end;
    return 0;
  }

  private isRuleAt(at: number, end: number): boolean {
    if (this.breakAt >= at && this.breakAt < end) return false;
    const found = ruleBreak(this.source, at, end);
    this.steps += (found < 0 ? end : found) - at;
    this.breakAt = found === at ? -1 : found;
    return found < 0;
  }

  /** Takes a list marker and the blanks behind it; returns the width by which the item's content is indented. */
  private takeItem(cursor: Cursor, blanks: Blanks, length: number): number {
    cursor.over(blanks, length);
    const { columns, behind } = cursor.blanks();
    const empty = behind >= cursor.end;
    const inside = empty || columns > 4 ? Math.min(1, columns) : columns;
    cursor.skip(inside);
    return blanks.columns + length + Math.max(1, inside);
  }

  /** A block that is no paragraph and begins at `at`. */
  private leafAt(line: Line, at: number, inParagraph: boolean): Leaf | null {
    const { source } = this;
    const { end } = line;
    if (isFence(source, at, end)) {
      line.fence = true;
      line.fenceLast = this.lines.length;
      return { kind: 'fence', opener: line, at, length: runLength(source, at) };
    }
    line.heading = isHeading(source, at, end);
    line.rule = ruleBreak(source, at, end) < 0;
    line.colons = hasColons(source, at);
    if (line.heading || line.rule || line.colons) return NONE;
    line.html = htmlKind(source, at, inParagraph);
    if (line.html === 0) return null;
    return htmlEndsIn(source, line.html, at, end) ? NONE : { kind: 'html', type: line.html };
  }

  /** Closes all containers but the first `count`. */
  private close(count: number): void {
    while (this.open.length > count) {
      const container = this.open.pop();
      if (!container) return;
      container.end = this.lines.length;
      if (container.width === 0) this.quotes--;
    }
  }
}

/** Every line of a source, tables not yet marked, and how many elementary steps that took. */
export function readBlocks(source: string): { lines: Line[]; steps: number } {
  const { lines, steps } = new BlockReader(source);
  return { lines, steps };
}

/** The lines of a text without blocks, as `parseInline` reads it. */
export function readInline(source: string): { lines: Line[]; steps: number } {
  const lines: Line[] = [];
  for (let start = 0; start <= source.length;) {
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    let content = start;
    while (content < end && isBlank(source.charCodeAt(content))) content++;
    const line = plainLine(source, start, end, content);
    line.continues = lines.at(-1)?.blank === false && !line.blank;
    lines.push(line);
    start = end + 1;
  }
  return { lines, steps: source.length };
}
