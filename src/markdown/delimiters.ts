/**
 * Emphasis beside Chinese punctuation. CommonMark asks what stands before and behind a run of `*`, and reads Chinese
 * letters like Latin ones, which part words by spaces. So `**谱定理（SVD）**的` stays as it is written: `）` before the
 * run is punctuation, and `的` behind it is a letter. Here a CJK character, letter or punctuation, counts on either side
 * as something that delimits a word. With S space, P punctuation that is not CJK, C CJK and placeholders, N any other:
 *
 * | prev \ next | S or end | P    | N    | C    |
 * | ----------- | -------- | ---- | ---- | ---- |
 * | S or start  | –        | left | left | left |
 * | P           | right    | both | left | both |
 * | N           | right    | right| both | both |
 * | C           | right    | both | both | both |
 *
 * `_` keeps CommonMark's rule. Pairs are found as CommonMark's specification does, section 6.2, in one pass: marked's own
 * search asks the rule of three of a run by itself, which goes wrong where nearly every run can both open and close.
 */

const CJK_CLASS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Hangul}' +
  '\\u2460-\\u24FF\\u3001-\\u303F\\u30FB\\u30FC\\u3200-\\u33FF\\uFE10-\\uFE1F\\uFE30-\\uFE6F\\uFF01-\\uFFEF\\uE000-\\uF8FF';

/** A CJK letter or mark, or a placeholder, as a class of a regular expression with the flag `u`. */
export const CJK = `[${CJK_CLASS}]`;

const IS_CJK = new RegExp(CJK, 'u');
const IS_PLACEHOLDER = /[\uE000-\uF8FF]/;
const IS_PUNCTUATION = /[\p{P}\p{S}]/u;
const IS_SPACE = /\s/;
/** Marks, selectors and joiners belong to the character before them. */
const IS_ATTACHED = /[\p{M}\uFE00-\uFE0F\u200D\u{E0100}-\u{E01EF}]/u;

/** Emphasis found in a text: `start` and `end` include its own delimiters, `size` is 1 for `em` and 2 for `strong`. */
export interface Emphasis {
  start: number;
  end: number;
  size: 1 | 2;
}

interface Run {
  char: string;
  /** Delimiters that are left, `from` … `to`. */
  from: number;
  to: number;
  length: number;
  canOpen: boolean;
  canClose: boolean;
}

/** The character before `at`, that which marks and selectors are attached to. */
function charBefore(text: string, at: number): string {
  let p = at;
  for (;;) {
    const pair = p >= 2 && (text.codePointAt(p - 2) ?? 0) > 0xffff;
    const char = pair ? text.slice(p - 2, p) : text.charAt(p - 1);
    if (char === '' || !IS_ATTACHED.test(char)) return char;
    p -= char.length;
  }
}

function charAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

type Side = 'S' | 'P' | 'N' | 'C';

function sideOf(char: string, star: boolean): Side {
  if (char === '' || IS_SPACE.test(char)) return 'S';
  if (star && IS_CJK.test(char)) return 'C';
  // For `_` a formula is no letter of the word beside it.
  return IS_PUNCTUATION.test(char) || IS_PLACEHOLDER.test(char) ? 'P' : 'N';
}

function flanking(before: string, after: string, star: boolean): { left: boolean; right: boolean } {
  const prev = sideOf(before, star);
  const next = sideOf(after, star);
  return {
    left: next !== 'S' && (next !== 'P' || prev !== 'N'),
    right: prev !== 'S' && (prev !== 'P' || next !== 'N'),
  };
}

function readRun(text: string, from: number): Run {
  const char = text.charAt(from);
  let to = from;
  while (text.charAt(to) === char) to++;
  const before = charBefore(text, from);
  const after = charAt(text, to);
  const { left, right } = flanking(before, after, char === '*');
  const wholeWords = char === '_';
  return {
    char,
    from,
    to,
    length: to - from,
    canOpen: left && (!wholeWords || !right || sideOf(before, false) === 'P'),
    canClose: right && (!wholeWords || !left || sideOf(after, false) === 'P'),
  };
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(/\*+|_+/g)) runs.push(readRun(text, match.index));
  return runs;
}

/** Whether the rule of three forbids this pair. */
function forbidden(opener: Run, closer: Run): boolean {
  if (!opener.canClose && !closer.canOpen) return false;
  const both = opener.length % 3 === 0 && closer.length % 3 === 0;
  return (opener.length + closer.length) % 3 === 0 && !both;
}

/** Whether a run of `*` or `_` touches something Chinese or a placeholder, so that the rules above decide. */
export function touchesCjk(text: string): boolean {
  return TOUCHES.test(text);
}

const TOUCHES = new RegExp(`${CJK}\\p{M}*[*_]|[*_]${CJK}|[*_](?:[“”‘’—…·]|\\p{S})+${CJK}|${CJK}[“”‘’—…·][*_]`, 'u');

/** Searches from one closer: openers below `bottom` are known not to fit one of its kind. */
function keyOf({ char, canOpen, length }: Run): string {
  return `${char}${canOpen ? 1 : 0}${length % 3}`;
}

/** All emphasis of a text in which what is not to be looked into has been masked by letters. */
export function findEmphasis(text: string): Emphasis[] {
  const found: Emphasis[] = [];
  const stack: Run[] = [];
  const bottoms = new Map<string, number>();
  for (const run of runsOf(text)) {
    if (run.canClose) closeWith(run, stack, bottoms, found);
    if (run.canOpen && run.to > run.from) stack.push(run);
  }
  return found;
}

function closeWith(closer: Run, stack: Run[], bottoms: Map<string, number>, found: Emphasis[]): void {
  while (closer.to > closer.from) {
    const key = keyOf(closer);
    const bottom = bottoms.get(key) ?? 0;
    let at = stack.length - 1;
    while (at >= bottom && !fits(stack[at], closer)) at--;
    const opener = at >= bottom ? stack[at] : undefined;
    if (!opener) {
      bottoms.set(key, stack.length);
      return;
    }
    const size = opener.to - opener.from >= 2 && closer.to - closer.from >= 2 ? 2 : 1;
    found.push({ start: opener.to - size, end: closer.from + size, size });
    opener.to -= size;
    closer.from += size;
    stack.length = opener.to > opener.from ? at + 1 : at;
    for (const [other, value] of bottoms) if (value > stack.length) bottoms.set(other, stack.length);
  }
}

function fits(opener: Run | undefined, closer: Run): boolean {
  return opener?.char === closer.char && !forbidden(opener, closer);
}
