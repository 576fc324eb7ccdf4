/**
 * Marks that stand in a template for what is not to be translated: `⟦12c⟧` is the third piece of the twelfth passage. White
 * square brackets are no signs of Markdown and of no language, so machines leave them alone and people see them; the number
 * says where a mark belongs, and a letter behind it keeps it from being taken for a number, which translators rewrite.
 */
import { type Passage, passagesOf } from '../markdown/index.ts';

export interface Brackets {
  open: string;
  close: string;
}

const PAIRS = ['⟦⟧', '⦃⦄', '⟪⟫', '⟬⟭', '⧼⧽'];

/**
 * Brackets that a text does not hold.
 *
 * @throws RangeError where it holds all that there are.
 */
export function bracketsFor(source: string): Brackets {
  const free = PAIRS.find((pair) => ![...pair].some((bracket) => source.includes(bracket)));
  const [open, close] = free ?? '';
  if (open === undefined || close === undefined)
    throw new RangeError('the text holds every bracket that marks could have');
  return { open, close };
}

/** The brackets that a template has; `null` where its end is gone. An article may hold those before them. */
export function bracketsIn(template: string, end: string): Brackets | null {
  const [open, close] = PAIRS.findLast(([first = '', last = '']) => template.includes(first + end + last)) ?? '';
  return open === undefined || close === undefined ? null : { open, close };
}

/** 0 → a, 25 → z, 26 → aa. */
function letters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last;
}

/** Name of the mark of a piece; both are counted from 0. */
export function markName(passage: number, piece: number): string {
  return `${passage + 1}${letters(piece)}`;
}

/** Number of the passage that a mark belongs to, from 0. */
export function passageOf(name: string): number {
  return Number.parseInt(name, 10) - 1;
}

/** What marks stand for, in the order of the text, and where in it. */
export type Marks = ReadonlyMap<string, { text: string; start: number }>;

export function marksOf(source: string, passages: readonly Passage[] = passagesOf(source)): Marks {
  return new Map(
    passages.flatMap(({ pieces }, i) =>
      pieces.map(({ start, end }, k) => [markName(i, k), { text: source.slice(start, end), start }] as const),
    ),
  );
}
