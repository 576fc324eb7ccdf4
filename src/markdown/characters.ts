/** Classes of characters that the dialect distinguishes. */

/** Ideographs and kana: what dialect.md calls Han. */
export const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC]/u;

/** Full-width and CJK punctuation, with the quotation marks and dashes that Chinese shares with Latin. */
export const CJK_PUNCTUATION =
  /[\u3001-\u303F\u30FB\uFE10-\uFE1F\uFE30-\uFE6F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65“”‘’…—]/u;

/** A character that stands in a full-width cell and needs no space beside another such one. */
export const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\u30FB\u30FC\uFE10-\uFE1F\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6“”‘’…—]/u;

export const code = {
  tab: 9,
  newline: 10,
  space: 32,
  bang: 33,
  hash: 35,
  dollar: 36,
  parenOpen: 40,
  parenClose: 41,
  backtick: 96,
  colon: 58,
  fullWidthColon: 0xff1a,
  less: 60,
  greater: 62,
  bracketOpen: 91,
  backslash: 92,
  bracketClose: 93,
  braceOpen: 123,
  braceClose: 125,
  tilde: 126,
} as const;

export function isBlank(c: number): boolean {
  return c === code.space || c === code.tab || c === code.newline;
}

/** White space of any kind that a line can hold: also U+3000 and the no-break space. */
export function isSpace(c: number): boolean {
  return isBlank(c) || c === 0x3000 || c === 0xa0;
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isAsciiLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}
