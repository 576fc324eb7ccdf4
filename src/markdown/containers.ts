import type { Diagnostic, DiagnosticId } from '../diagnostics/index.ts';
import type { Line } from './line.ts';

/** `:::name{#id .class key=value} title` … `:::`: the lines that open and close a block, paired. */

export interface Attribute {
  key: string;
  value: string;
  start: number;
  end: number;
}

/** What the opening line says of a block, with places in the source. */
export interface ContainerHead {
  name: string;
  nameStart: number;
  nameEnd: number;
  id: Attribute | null;
  classes: Attribute[];
  attributes: Attribute[];
}

/** A line's `:::name{…}` or `:::`. */
export interface FoundMark {
  kind: 'open' | 'close';
  start: number;
  end: number;
  maskEnd: number;
  /** Of an opening mark. */
  head: ContainerHead | null;
  /** The mark that closes this one, or is closed by it. */
  partner: FoundMark | null;
}

/** Blocks inside one another. */
const MAX_DEPTH = 50;

const COLONS = /[:：]{3,}/y;
const NAME = /[ \t]*([\p{L}][\p{L}\p{N}_-]*)/uy;
const ATTRIBUTES_FOLLOW = /[ \t]*\{/y;
const END = /[ \t]*\}/y;
const ITEM =
  /[ \t]*(?:([#.])([^\s{}="'#.][^\s{}="']*)|([\p{L}_][\p{L}\p{N}_.:-]*)=(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([^\s{}"']+)))/uy;

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** `{…}` at `at`: into `head`, and the offset behind; or, negative, that where it goes wrong. */
function readAttributes(source: string, at: number, head: ContainerHead): number {
  let p = at + (matchAt(ATTRIBUTES_FOLLOW, source, at)?.[0].length ?? 0);
  for (;;) {
    const end = matchAt(END, source, p);
    if (end) return p + end[0].length;
    const item = matchAt(ITEM, source, p);
    if (!item) return -1 - p;
    const start = p + item[0].length - item[0].trimStart().length;
    p += item[0].length;
    const [, sign, word, key = '', double, single, bare] = item;
    const value = word ?? (double ?? single)?.replace(/\\(.)/g, '$1') ?? bare ?? '';
    const attribute = { key, value, start, end: p };
    if (sign === '#') head.id = attribute;
    else if (sign === '.') head.classes.push(attribute);
    else head.attributes.push(attribute);
  }
}

/** What stands in the braces at `at`; as far as it can be read. */
export function attributesAt(source: string, at: number): Attribute[] {
  const head: ContainerHead = { name: '', nameStart: at, nameEnd: at, id: null, classes: [], attributes: [] };
  readAttributes(source, at, head);
  return head.attributes;
}

interface Opened {
  mark: FoundMark;
  colons: number;
  quotes: number;
}

/** The blocks of one source, line by line. */
export class Containers {
  readonly marks: FoundMark[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly open: Opened[] = [];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** A line whose content begins with three colons; returns the offset from which on it is text. */
  read(line: Line): number {
    const colons = matchAt(COLONS, this.source, line.content)?.[0] ?? '';
    const behind = line.content + colons.length;
    if (colons.includes('：')) {
      this.report(
        'block/full-width-colons',
        'warning',
        'Full-width colons are read as `:::`.',
        'Write ASCII colons.',
        line.content,
        behind,
      );
    }
    while ((this.open.at(-1)?.quotes ?? 0) > line.quotes) this.unclosed(this.open.pop());
    const rest = this.source.slice(behind, line.end);
    if (rest.trim() === '') this.close(line, colons.length, behind);
    else return this.begin(line, colons.length, behind);
    return line.end;
  }

  /** Only marks that have a partner, in order. */
  finish(): FoundMark[] {
    for (let opened = this.open.pop(); opened; opened = this.open.pop()) this.unclosed(opened);
    return this.marks.filter(({ partner }) => partner !== null);
  }

  private begin(line: Line, colons: number, behind: number): number {
    const name = matchAt(NAME, this.source, behind);
    if (!name?.[1]) {
      const hint = 'Write `:::name`, for example `:::details title`.';
      this.report('block/no-name', 'error', 'A block needs a name behind its colons.', hint, line.content, line.end);
      return behind;
    }
    const nameEnd = behind + name[0].length;
    const head: ContainerHead = {
      name: name[1],
      nameStart: nameEnd - name[1].length,
      nameEnd,
      id: null,
      classes: [],
      attributes: [],
    };
    let end = nameEnd;
    if (matchAt(ATTRIBUTES_FOLLOW, this.source, nameEnd)) {
      end = readAttributes(this.source, nameEnd, head);
      if (end < 0) {
        this.badAttributes(line, nameEnd, -1 - end);
        end = line.end;
      }
    }
    if (this.open.length >= MAX_DEPTH) {
      this.report(
        'block/too-deep',
        'error',
        `Blocks are nested more than ${MAX_DEPTH} deep.`,
        'Take them apart.',
        line.content,
        end,
      );
      return end;
    }
    const mark: FoundMark = { kind: 'open', start: line.content, end, maskEnd: end, head, partner: null };
    this.marks.push(mark);
    this.open.push({ mark, colons, quotes: line.quotes });
    return end;
  }

  /** `at`: where reading stopped; at the end of the line it is the opening brace that is at fault. */
  private badAttributes(line: Line, nameEnd: number, at: number): void {
    const from = at + this.source.slice(at, line.end).search(/\S|$/);
    const open = this.source.indexOf('{', nameEnd);
    const unclosed = from >= line.end;
    const start = unclosed ? open : from;
    const length = unclosed ? 1 : (/^[^\s}]+/.exec(this.source.slice(from, line.end))?.[0].length ?? 1);
    const message = unclosed ? 'This { is not closed on its line.' : 'The attributes cannot be read from here on.';
    const hint = 'Write `{#id .class key=value key="two words"}` on one line.';
    this.report('block/bad-attributes', 'error', message, hint, start, start + length);
  }

  /** Closes the innermost block of as many colons, else the innermost of fewer. */
  private close(line: Line, colons: number, behind: number): void {
    const candidates = this.open.filter(({ quotes }) => quotes === line.quotes);
    const wanted =
      candidates.findLast((opened) => opened.colons === colons) ??
      candidates.findLast((opened) => opened.colons < colons);
    if (!wanted) {
      const hint = 'Take the line out, or open the block with as many colons.';
      this.report('block/nothing-open', 'error', 'There is no block to close here.', hint, line.content, behind);
      return;
    }
    let opened = this.open.pop();
    for (; opened && opened !== wanted; opened = this.open.pop()) this.unclosed(opened);
    const partner = wanted.mark;
    const mark: FoundMark = { kind: 'close', start: line.content, end: behind, maskEnd: behind, head: null, partner };
    partner.partner = mark;
    this.marks.push(mark);
  }

  private unclosed(opened: Opened | undefined): void {
    if (!opened) return;
    const { start, end } = opened.mark;
    const hint = `Close it with a line of ${opened.colons} colons.`;
    this.report('block/unclosed', 'error', 'The block is never closed.', hint, start, end);
  }

  private report(
    id: DiagnosticId,
    severity: Diagnostic['severity'],
    message: string,
    hint: string,
    start: number,
    end: number,
  ): void {
    this.diagnostics.push({ id, severity, message, hint, start, end });
  }
}
