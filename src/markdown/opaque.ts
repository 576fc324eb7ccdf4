import { code, isAsciiLetter, isBlank, isDigit } from './characters.ts';
import { type Line, wordLength } from './line.ts';
import { noteOpen, type Scan } from './scan.ts';

/**
 * What the scanner never looks into besides code: HTML tags and comments, the contents of a few elements, autolinks,
 * link destinations and titles. Every function returns the offset behind it, or `i` where nothing such begins at `i`.
 */

/** Elements whose content is not Markdown, wherever they end; */
const RAW_ELEMENTS = new Set(['svg', 'math']);
/** those that begin a block which only their own end, or that of what they stand in, closes; */
const RAW_BLOCKS = new Set(['script', 'style', 'pre', 'textarea']);
/** those that stand in a line. */
const RAW_INLINE = new Set(['code', 'kbd', 'samp']);

const AUTOLINK = /<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*>/y;
const MAIL = /<[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63})*>/y;

/** These are whole, for CommonMark and for browsers. */
const EMPTY_COMMENT = /<!--?-?>/y;

/** What may still become one of these. */
const UNENDED = /<[^\s<>]+/y;

function matchEnd(pattern: RegExp, source: string, i: number): number {
  pattern.lastIndex = i;
  return pattern.test(source) ? pattern.lastIndex : i;
}

/** `indexOf` that remembers, for each needle, beyond which offset there is none. */
function find(scan: Scan, needle: string, from: number): number {
  const known = scan.searches.get(needle);
  if (known && from >= known.from && (known.at < 0 || from <= known.at)) return known.at;
  const at = scan.source.indexOf(needle, from);
  scan.searches.set(needle, { from, at });
  return at;
}

/** Whether a block of HTML of this kind, by the numbers of the specification, begins at `i`. */
function beginsBlock(scan: Scan, i: number, kind: number): boolean {
  const line = scan.lines.at(scan.line);
  return line?.content === i && line.html === kind;
}

/** A construct from `i` to `closer`, of the kind of block that it is where it begins one. */
function until(scan: Scan, i: number, opener: string, closer: string, kind: number): number {
  const at = find(scan, closer, i + opener.length);
  const limit = scan.lines.paragraphEnd(scan.line);
  if (at >= 0 && at < limit) return at + closer.length;
  if (at < 0) noteOpen(scan, i, limit);
  // One that is never closed is a block up to the end of what it stands in.
  return beginsBlock(scan, i, kind) ? limit : i;
}

function isNameCharacter(c: number): boolean {
  return isAsciiLetter(c) || isDigit(c) || c === 45 || c === 58 || c === 46 || c === 95 || c === 64;
}

function skipBlanks(source: string, i: number, end: number): number {
  let p = i;
  while (p < end && isBlank(source.charCodeAt(p))) p++;
  return p;
}

/** How a search that failed at `p` is returned: as a negative number. */
function failedAt(p: number): number {
  return -1 - p;
}

/** Records a search of `opener` that failed for want of text, not at a character that cannot stand there. */
function noteFailure(scan: Scan, opener: number, failure: number, end: number): void {
  if (-1 - failure >= end) noteOpen(scan, opener, end);
}

/** Behind the value of an attribute at `i`, or where that failed. */
function attributeValueEnd(scan: Scan, i: number, end: number): number {
  const c = scan.source.charCodeAt(i);
  if (c === 34 || c === 39) {
    const at = find(scan, c === 34 ? '"' : "'", i + 1);
    return at >= 0 && at < end ? at + 1 : failedAt(end);
  }
  let p = i;
  while (p < end && !isBlank(scan.source.charCodeAt(p)) && !'"\'=<>`'.includes(scan.source.charAt(p))) p++;
  return p > i ? p : failedAt(p);
}

/** Behind an opening or closing tag whose name ends at `i`, or where that failed. */
function tagEnd(scan: Scan, i: number, end: number): number {
  const { source } = scan;
  let p = i;
  while (p < end) {
    scan.steps++;
    const blanks = skipBlanks(source, p, end);
    const c = source.charCodeAt(blanks);
    if (c === code.greater) return blanks + 1;
    if (c === 47 && source.charCodeAt(blanks + 1) === code.greater) return blanks + 2;
    if (c === 47 && blanks + 1 >= end) break;
    if (blanks === p || !(isAsciiLetter(c) || c === 95 || c === 58)) return failedAt(blanks);
    p = blanks;
    while (p < end && isNameCharacter(source.charCodeAt(p))) p++;
    const equals = skipBlanks(source, p, end);
    if (source.charCodeAt(equals) === 61) {
      p = attributeValueEnd(scan, skipBlanks(source, equals + 1, end), end);
      if (p < 0) return p;
    }
  }
  return failedAt(end);
}

function tag(scan: Scan, i: number): number {
  const { source } = scan;
  const closing = source.charCodeAt(i + 1) === 47;
  const nameStart = closing ? i + 2 : i + 1;
  if (wordLength(source, nameStart) === 0) return i;
  let p = nameStart;
  while (isNameCharacter(source.charCodeAt(p)) && source.charCodeAt(p) !== 58) p++;
  const end = scan.lines.paragraphEnd(scan.line);
  const behind = tagEnd(scan, p, end);
  if (behind < 0) {
    noteFailure(scan, i, behind, end);
    return i;
  }
  const name = source.slice(nameStart, p).toLowerCase();
  if (closing || source.charCodeAt(behind - 2) === 47) return behind;
  if (!RAW_INLINE.has(name) && !RAW_BLOCKS.has(name) && !RAW_ELEMENTS.has(name)) return behind;
  const close = findClosingTag(scan, name, behind);
  const limit = RAW_ELEMENTS.has(name) ? scan.lines.containerEnd(scan.line) : end;
  if (close < 0) noteOpen(scan, i, limit);
  if (close >= 0 && close < limit) return close;
  return beginsBlock(scan, i, 1) ? limit : behind;
}

function findClosingTag(scan: Scan, name: string, from: number): number {
  const key = `</${name}`;
  const known = scan.searches.get(key);
  if (known && from >= known.from && (known.at < 0 || from <= known.at)) return known.at;
  const pattern = new RegExp(`</${name}\\s*>`, 'gi');
  pattern.lastIndex = from;
  const match = pattern.exec(scan.source);
  const at = match ? match.index : -1;
  scan.searches.set(key, { from, at });
  return at;
}

/** HTML or an autolink at `<`. */
export function htmlEnd(scan: Scan, i: number): number {
  const { source } = scan;
  const next = source.charCodeAt(i + 1);
  if (next === code.bang) {
    const empty = matchEnd(EMPTY_COMMENT, source, i);
    if (empty > i) return empty;
    if (source.startsWith('<!--', i)) return until(scan, i, '<!--', '-->', 2);
    if (source.startsWith('<![CDATA[', i)) return until(scan, i, '<![CDATA[', ']]>', 5);
    return isAsciiLetter(source.charCodeAt(i + 2)) ? until(scan, i, '<!', '>', 4) : i;
  }
  if (next === 63) return until(scan, i, '<?', '?>', 3);
  const autolink = Math.max(matchEnd(AUTOLINK, source, i), matchEnd(MAIL, source, i));
  if (autolink === i && matchEnd(UNENDED, source, i) === source.length) noteOpen(scan, i, source.length);
  return autolink > i ? autolink : tag(scan, i);
}

/** Behind a link destination at `i`, or where that failed: `<…>` or a run without blanks, brackets balanced one level deep. */
function plainDestinationEnd(scan: Scan, i: number, end: number): number {
  const { source } = scan;
  if (source.charCodeAt(i) === code.less) {
    for (let p = i + 1; p < end; p++) {
      scan.steps++;
      const c = source.charCodeAt(p);
      if (c === code.greater) return p + 1;
      if (c === code.newline || c === code.less) return failedAt(p);
      if (c === code.backslash) p++;
    }
    return failedAt(end);
  }
  let depth = 0;
  let p = i;
  for (; p < end; p++) {
    scan.steps++;
    const c = source.charCodeAt(p);
    if (isBlank(c)) break;
    if (c === code.backslash) p++;
    else if (c === code.parenOpen && ++depth > 1) return failedAt(p);
    else if (c === code.parenClose && --depth < 0) break;
  }
  return depth > 0 ? failedAt(p) : Math.min(p, end);
}

/** Behind a title at `i`, or where that failed. */
function titleEnd(scan: Scan, i: number, end: number): number {
  const { source } = scan;
  const opener = source.charAt(i);
  const closer = opener === '(' ? ')' : opener;
  if (opener !== '"' && opener !== "'" && opener !== '(') return failedAt(i);
  const at = nextTitleEnd(scan, closer, i + 1);
  return at >= 0 && at < end ? at + 1 : failedAt(end);
}

/** The next `closer` behind `from` that no backslash takes away; found once for all titles that it would end. */
function nextTitleEnd(scan: Scan, closer: string, from: number): number {
  const key = `title ${closer}`;
  const known = scan.searches.get(key);
  if (known && from >= known.from && (known.at < 0 || from <= known.at)) return known.at;
  const { source } = scan;
  let at = -1;
  for (let p = from; p < source.length && at < 0; p++, scan.steps++) {
    if (source.charCodeAt(p) === code.backslash) p++;
    else if (source[p] === closer) at = p;
  }
  scan.searches.set(key, { from, at });
  return at;
}

/** Behind `destination "title")` at `i`, or where that failed. A `$` begins a formula rather than an address. */
function parenthesisEnd(scan: Scan, i: number, end: number): number {
  const { source } = scan;
  const start = skipBlanks(source, i, end);
  if (source.charCodeAt(start) === code.dollar) return failedAt(start);
  const destination = plainDestinationEnd(scan, start, end);
  if (destination < 0) return destination;
  let p = skipBlanks(source, destination, end);
  if (p > destination && p < end && source.charCodeAt(p) !== code.parenClose) {
    p = titleEnd(scan, p, end);
    if (p < 0) return p;
    p = skipBlanks(source, p, end);
  }
  return source.charCodeAt(p) === code.parenClose && p < end ? p + 1 : failedAt(p);
}

/** `](destination "title")` at the `]` of an open label. */
export function destinationEnd(scan: Scan, i: number): number {
  if (scan.source.charCodeAt(i + 1) !== code.parenOpen) return i;
  const end = scan.lines.paragraphEnd(scan.line);
  const behind = parenthesisEnd(scan, i + 2, end);
  if (behind >= 0) return behind;
  noteFailure(scan, i, behind, end);
  return i;
}

/** Whether every parenthesis of an address has its partner, which marked asks of definitions. */
function isBalanced(address: string): boolean {
  let depth = 0;
  for (let i = 0; i < address.length && depth >= 0; i++) {
    const c = address.charCodeAt(i);
    if (c === code.backslash) i++;
    else if (c === code.parenOpen) depth++;
    else if (c === code.parenClose) depth--;
  }
  return depth === 0;
}

/** A formula's opener begins no address. */
const DEFINITION =
  /\[(?!\^)(?:\\[^\n]|[^[\]\\\n])+\]:[ \t]*(<[^<>\n]*>|(?!\$|\\[([]|\\begin\{)[^<\s]\S*)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$/my;

/** `[label]: destination "title"` on a line of its own: where the destination begins to be opaque, its end. */
export function definitionEnd(scan: Scan, line: Line): number {
  if (scan.source.charCodeAt(line.content) !== code.bracketOpen) return line.start;
  DEFINITION.lastIndex = line.content;
  const match = DEFINITION.exec(scan.source);
  const address = match?.[1] ?? '';
  return match && (address.startsWith('<') || isBalanced(address)) ? line.content + match[0].length : line.start;
}

const LABEL_CLOSES = /(?<!\\)\][([]/g;

/** Whether a `]` behind `from` in the same paragraph closes a link's label. */
export function labelCloses(scan: Scan, from: number): boolean {
  const key = '](';
  const known = scan.searches.get(key);
  let at = known && from >= known.from && (known.at < 0 || from <= known.at) ? known.at : undefined;
  if (at === undefined) {
    LABEL_CLOSES.lastIndex = from;
    at = LABEL_CLOSES.exec(scan.source)?.index ?? -1;
    scan.searches.set(key, { from, at });
  }
  return at >= 0 && at < scan.lines.paragraphEnd(scan.line);
}

/** Whether marked ends a bare address at `p`: at a cell's border, a label's end, or marks of emphasis. */
function endsAddress(scan: Scan, p: number, row: boolean): boolean {
  const c = scan.source.charCodeAt(p);
  if (c === 42 || (c === code.tilde && scan.source.charCodeAt(p + 1) === code.tilde)) return true;
  return (row && c === 124) || (c === code.bracketClose && scan.brackets > 0);
}

/** A bare `http://…` or `https://…`: a run of printable ASCII. */
export function bareUrlEnd(scan: Scan, i: number, c: number): number {
  const { source } = scan;
  if (c !== 104 && c !== 72) return i;
  const scheme = /^https?:\/\//i.exec(source.slice(i, i + 8));
  if (!scheme || isAsciiLetter(source.charCodeAt(i - 1))) return i;
  const row = scan.lines.at(scan.line)?.row ?? false;
  let p = i + scheme[0].length;
  while (source.charCodeAt(p) > 32 && source.charCodeAt(p) < 127 && source.charCodeAt(p) !== code.less) {
    if (endsAddress(scan, p, row)) break;
    p++;
  }
  return p;
}
