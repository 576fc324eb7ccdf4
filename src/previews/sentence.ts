/** Where sentences begin. Runs in the build and in browsers, so that both cut a text alike. */

/** Stands for a formula, a piece of code, or whatever else a sentence holds whole. */
export const WHOLE = '\uFFFC';

/** A Chinese sentence needs no space behind it; behind another one comes no small letter. Each run of marks is read once. */
const END = /[。！？]+[”’」』）)]*|(?<![.!?])[.!?]+["'”’)\]]*\s+(?=[^\p{Ll}\s])/gu;
/** An abbreviation, or an initial; nothing ends with it. */
const SHORT = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|resp|eqs?|figs?|secs?|thms?|nos?|pp?|\p{Lu})\.\s*$/iu;

/** Offset of the last sentence of a paragraph. */
export function lastSentence(text: string): number {
  const { length } = text.trimEnd();
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(END)) {
    const end = index + mark.length;
    if (end < length && !SHORT.test(text.slice(Math.max(0, end - 8), end))) start = end;
  }
  return start;
}
