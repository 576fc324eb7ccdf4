import { code, isAsciiLetter, isBlank, isDigit, isSpace } from './characters.ts';

/** A quote or a list item that lines stand in. */
export interface Container {
  /** Columns by which the content of an item is indented; 0 for a quote. */
  width: number;
  /** Index of the first line behind it. */
  end: number;
}

/**
 * What a line is by the block structure of CommonMark, before anyone knows which lines lie inside a formula. Computed
 * once, so that no opener looks for the begin of its line or the end of its paragraph again.
 */
export interface Line {
  /** Offset of the first character and of the newline (or end of input) that closes the line. */
  start: number;
  end: number;
  /** Offset of the first character behind quote and list markers and blanks; `end` on a blank line. */
  content: number;
  /** Offset of the first character that is not white space at all: U+3000 indents paragraphs, but is no blank. */
  first: number;
  /** Number of `>` before the content. */
  quotes: number;
  /** Width in columns of what stands between the last `>` and the content, list markers included. */
  indent: number;
  /** The innermost quote or item that the line stands in. */
  container: Container | null;
  /** Goes on with the paragraph, or the block of HTML, of the line before. */
  continues: boolean;
  blank: boolean;
  /** A list item begins here. */
  item: boolean;
  heading: boolean;
  /** A rule, or the line under a heading. */
  rule: boolean;
  /** Opens fenced code. */
  fence: boolean;
  /** Of a line that opens fenced code: the last line of it, and whether that line closes it. */
  fenceLast: number;
  fenceClosed: boolean;
  /** Begins a block of HTML: of which kind, by the specification's numbers; else 0. */
  html: number;
  /** Indented code. */
  code: boolean;
  /** Opens or closes a block: begins with three colons. */
  colons: boolean;
  /** Header, delimiter or body row of a GFM table. */
  row: boolean;
}

export function plainLine(source: string, start: number, end: number, content: number): Line {
  let first = content;
  while (first < end && isSpace(source.charCodeAt(first))) first++;
  return {
    start,
    end,
    content,
    first,
    quotes: 0,
    indent: 0,
    container: null,
    continues: false,
    blank: content >= end,
    item: false,
    heading: false,
    rule: false,
    fence: false,
    fenceLast: -1,
    fenceClosed: false,
    html: 0,
    code: false,
    colons: false,
    row: false,
  };
}

/** A list marker at `i`: offset behind it, and whether an item with it may end a paragraph; `null` where there is none. */
export function listMarker(source: string, i: number, end: number): { end: number; interrupts: boolean } | null {
  let p = i;
  const c = source.charCodeAt(p);
  let interrupts = true;
  if (c === 42 || c === 43 || c === 45) p++;
  else {
    while (p < end && p - i < 9 && isDigit(source.charCodeAt(p))) p++;
    const closer = source.charCodeAt(p);
    if (p === i || (closer !== code.parenClose && closer !== 46)) return null;
    interrupts = Number(source.slice(i, p)) === 1;
    p++;
  }
  return p >= end || isBlank(source.charCodeAt(p)) ? { end: p, interrupts } : null;
}

export function isHeading(source: string, at: number, end: number): boolean {
  let p = at;
  while (p < end && source.charCodeAt(p) === code.hash) p++;
  return p > at && p - at <= 6 && (p === end || isBlank(source.charCodeAt(p)));
}

export function runLength(source: string, at: number): number {
  const c = source.charCodeAt(at);
  let p = at;
  while (source.charCodeAt(p) === c) p++;
  return p - at;
}

export function isFence(source: string, at: number, end: number): boolean {
  const c = source.charCodeAt(at);
  if (c !== code.backtick && c !== code.tilde) return false;
  const length = runLength(source, at);
  if (length < 3) return false;
  if (c === code.tilde) return true;
  const tick = source.indexOf('`', at + length);
  return tick < 0 || tick >= end;
}

/** Whether the line from `at` closes a fence of `length` characters like the one at `open`. */
export function closesFence(source: string, at: number, end: number, open: number, length: number): boolean {
  if (source.charCodeAt(at) !== source.charCodeAt(open)) return false;
  const own = runLength(source, at);
  if (own < length) return false;
  for (let p = at + own; p < end; p++) if (!isBlank(source.charCodeAt(p))) return false;
  return true;
}

/**
 * `---`, `* * *`: three or more of one of `- _ *` and blanks. Returns -1 for such a line, else the offset of what makes it
 * none, which makes it none from any place before that on.
 */
export function ruleBreak(source: string, at: number, end: number): number {
  const c = source.charCodeAt(at);
  if (c !== 45 && c !== 95 && c !== 42) return at;
  let count = 0;
  for (let p = at; p < end; p++) {
    const here = source.charCodeAt(p);
    if (here === c) count++;
    else if (!isBlank(here)) return p;
  }
  return count >= 3 ? -1 : end;
}

/** `===` or `---` under a paragraph. */
export function isUnderline(source: string, at: number, end: number): boolean {
  const c = source.charCodeAt(at);
  if (c !== 45 && c !== 61) return false;
  let p = at;
  while (p < end && source.charCodeAt(p) === c) p++;
  while (p < end && isBlank(source.charCodeAt(p))) p++;
  return p === end;
}

export function hasColons(source: string, at: number): boolean {
  for (let p = at; p < at + 3; p++) {
    const c = source.charCodeAt(p);
    if (c !== code.colon && c !== code.fullWidthColon) return false;
  }
  return true;
}

const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul';
const ATTRIBUTE = '[ \\t]+[a-zA-Z:_][\\w.:-]*(?:[ \\t]*=[ \\t]*(?:"[^"\\n]*"|\'[^\'\\n]*\'|[^\\s"\'=<>`]+))?';

/** How each kind of HTML block begins, in the order and by the numbers of the specification. */
const HTML_STARTS: readonly RegExp[] = [
  /<(?:script|pre|style|textarea)(?=[\s>]|$)/iy,
  /<!--/y,
  /<\?/y,
  /<![a-z]/iy,
  /<!\[CDATA\[/y,
  new RegExp(`</?(?:${BLOCK_TAGS})(?=[ \\t\\n]|$|/?>)`, 'iy'),
  new RegExp(`<(?:[a-z][a-z0-9-]*(?:${ATTRIBUTE})*[ \\t]*/?|/[a-z][a-z0-9-]*[ \\t]*)>[ \\t]*(?=\\n|$)`, 'iy'),
];

/** The kind of HTML block that begins at `at`; 0 where none does. The seventh kind ends no paragraph. */
export function htmlKind(source: string, at: number, inParagraph: boolean): number {
  if (source.charCodeAt(at) !== code.less) return 0;
  const kind = HTML_STARTS.findIndex((start) => {
    start.lastIndex = at;
    return start.test(source);
  });
  return kind === 6 && inParagraph ? 0 : kind + 1;
}

/** What ends the blocks that blank lines do not end. */
const HTML_ENDS: readonly (RegExp | null)[] = [null, /<\/(?:script|pre|style|textarea)>/i, /-->/, /\?>/, />/, /\]\]>/];

/** Whether a block of HTML of this kind ends in the line, whose text from `at` on is looked at. */
export function htmlEndsIn(source: string, kind: number, at: number, end: number): boolean {
  return HTML_ENDS[kind]?.test(source.slice(at, end)) ?? false;
}

/** Length of the ASCII word at `i`; 0 where there is none. */
export function wordLength(source: string, i: number): number {
  let p = i;
  while (isAsciiLetter(source.charCodeAt(p))) p++;
  return p - i;
}
