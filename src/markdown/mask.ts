import type { FoundMark } from './containers.ts';
import type { Found } from './scan.ts';

/**
 * Masking: each formula becomes a placeholder exactly as long as itself, so that offsets into the masked text are
 * offsets into the source. A placeholder is one mark, two digits of base 4096 and filling, all private-use characters:
 * to Markdown neither space nor punctuation nor the start of anything.
 */
/** What is masked: formulas, references, and the marks of blocks. */
export type Masked = Found | FoundMark;

export interface Mask {
  /** The source with placeholders. */
  text: string;
  /** The character that begins every placeholder and that the source does not hold. */
  mark: string;
  found: readonly Masked[];
  source: string;
  /** Whether marks of blocks are among what was found. */
  hasBlocks: boolean;
  /** Opening marks that became blocks. */
  used: Set<FoundMark>;
}

const FIRST_DIGIT = 0xe100;
const BASE = 4096;
const FILLING = '\uE0FF';
/** Private use, digits and filling last; then Hangul, where a source has used up all of it. */
const MARK_RANGES = [
  [0xf100, 0xf8ff],
  [0xe000, 0xe0fe],
  [0xe100, 0xf0ff],
  [0xac00, 0xd7a3],
] as const;

/** A character that does not occur in `source`. */
function unusedMark(source: string): string {
  const used = new Set<number>();
  for (let i = 0; i < source.length; i++) used.add(source.charCodeAt(i));
  for (const [from, to] of MARK_RANGES) {
    for (let c = from; c <= to; c++) if (!used.has(c)) return String.fromCharCode(c);
  }
  throw new RangeError('the source holds every character that could mark a formula');
}

const NUMBERED_ITEM = /[ \t]*\n {0,3}(?!1[.)])\d{1,9}[.)][ \t]/y;

/**
 * Whether a display at the margin, with a blank line before it, is followed by an item of a list that goes on: `2. 乙`
 * would not end a paragraph, and no author means the display to be one. Its placeholder ends with a newline, which makes
 * the line behind it a blank one.
 */
function endsWithBreak(source: string, item: Masked): boolean {
  if (!('display' in item) || !item.display || item.maskEnd - item.start < 4) return false;
  if (item.start > 0 && !/^\n[ \t]*\n$/.test(lastLineBefore(source, item.start))) return false;
  NUMBERED_ITEM.lastIndex = item.maskEnd;
  return NUMBERED_ITEM.test(source);
}

/** The newline that ends the line before the last one, and that last one, up to `at`; not more than is worth looking at. */
function lastLineBefore(source: string, at: number): string {
  const newline = source.lastIndexOf('\n', at - 2);
  return source.slice(Math.max(newline, at - 80), at);
}

function placeholder(mark: string, index: number, source: string, item: Masked): string {
  const digits = String.fromCharCode(FIRST_DIGIT + Math.floor(index / BASE), FIRST_DIGIT + (index % BASE));
  const filling = FILLING.repeat(item.maskEnd - item.start - 3);
  return mark + digits + (endsWithBreak(source, item) ? `${filling.slice(1)}\n` : filling);
}

/** Replaces every found thing by its placeholder. */
export function mask(source: string, found: readonly Masked[]): Mask {
  const mark = unusedMark(source);
  let text = '';
  let at = 0;
  found.forEach((item, index) => {
    text += source.slice(at, item.start) + placeholder(mark, index, source, item);
    at = item.maskEnd;
  });
  const hasBlocks = found.some((item) => 'head' in item);
  return { text: text + source.slice(at), mark, found, source, hasBlocks, used: new Set() };
}

/** Index of the thing whose placeholder begins at `i` of `text`. */
function indexAt(text: string, i: number): number {
  return (text.charCodeAt(i + 1) - FIRST_DIGIT) * BASE + (text.charCodeAt(i + 2) - FIRST_DIGIT);
}

/** The thing whose placeholder begins at `i` of `text`. */
export function markedAt(mask: Mask, text: string, i: number): Masked | undefined {
  return mask.found[indexAt(text, i)];
}

/** The placeholder of a found thing; there is one of each in the text. */
export function placeholderOf(mask: Mask, item: Masked): string {
  return mask.text.slice(item.start, item.maskEnd);
}

function isDigit(c: number): boolean {
  return c >= FIRST_DIGIT && c < FIRST_DIGIT + BASE;
}

/** The placeholder at `i`: what it stands for, and how long it is here. marked cuts the `raw` of some nested quotes short. */
function placeholderAt(
  mask: Mask,
  text: string,
  i: number,
): { item: Masked | undefined; length: number; whole: boolean } {
  let digits = 1;
  while (digits < 3 && isDigit(text.charCodeAt(i + digits))) digits++;
  const item = digits === 3 ? mask.found[indexAt(text, i)] : undefined;
  if (!item) return { item, length: digits, whole: false };
  const whole = item.maskEnd - item.start;
  let length = 3;
  while (length < whole && text[i + length] === FILLING) length++;
  // Of the newline that ends some of them marked keeps nothing in its texts.
  const broken = length === whole - 1 && mask.text[item.maskEnd - 1] === '\n';
  if (broken && text[i + length] === '\n') length++;
  return { item, length, whole: length === whole || broken };
}

/**
 * Cuts a piece of masked text into plain pieces and found things, in order; empty plain pieces are left out. Where a
 * placeholder is not whole the author's text stands among the plain pieces.
 */
export function cut(mask: Mask, text: string): (string | Masked)[] {
  const pieces: (string | Masked)[] = [];
  let at = 0;
  for (let i = text.indexOf(mask.mark); i >= 0; i = text.indexOf(mask.mark, at)) {
    if (i > at) pieces.push(text.slice(at, i));
    const { item, length, whole } = placeholderAt(mask, text, i);
    if (item) pieces.push(whole ? item : mask.source.slice(item.start, item.maskEnd));
    at = i + length;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

/** Whether a text ends with a placeholder that lacks only the newline at its end. */
export function endsBroken(mask: Mask, text: string): boolean {
  const at = text.lastIndexOf(mask.mark);
  if (at < 0) return false;
  const { item, length, whole } = placeholderAt(mask, text, at);
  return item !== undefined && whole && at + length === text.length && length < item.maskEnd - item.start;
}

/** Puts the author's text back. */
export function unmask(mask: Mask, text: string): string {
  if (!text.includes(mask.mark)) return text;
  return cut(mask, text)
    .map((piece) => (typeof piece === 'string' ? piece : mask.source.slice(piece.start, piece.maskEnd)))
    .join('');
}
