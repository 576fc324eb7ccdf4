/** Characters that MathJax's fonts lack: how much room each gets, and whether it has to be fitted into it. */
import type { SVGFontData } from 'mathjax-full/js/output/svg/FontData.js';

/** Ideographs, kana, Hangul, full-width forms: their fonts give them 1 em exactly. */
const WIDE =
  /^[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3040-\u3247\u3250-\uA4C6\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6B\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]$/u;
/** Drawn 1 em wide by Chinese fonts, narrower or wider by others: ℃, Ⅷ, ①, ★, ㎏. */
const SYMBOL = /^[\u2100-\u218F\u2190-\u27BF\u2900-\u2BFF\u3248-\u324F\u{1F100}-\u{1F2FF}]$/u;
const EMOJI = /^(?:\p{Emoji_Presentation}|[\u{1F000}-\u{1FAFF}])$/u;
/** Accents, variation selectors, joiners: they belong to the character before them. */
const NO_ADVANCE = /^[\p{M}\u200B-\u200F\u2060\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u;

export interface Advance {
  /** em */
  width: number;
  /** False where the character's own font is known to give it just this width, or none. */
  fit: boolean;
}

/** Width for one character that is not in MathJax's fonts. An accented letter gets that of its base letter. */
export function advanceOf(char: string, font: SVGFontData): Advance {
  if (WIDE.test(char)) return { width: 1, fit: false };
  if (NO_ADVANCE.test(char)) return { width: 0, fit: false };
  if (EMOJI.test(char)) return { width: 1.25, fit: true };
  if (SYMBOL.test(char)) return { width: 1, fit: true };
  const base = char.normalize('NFD').codePointAt(0);
  const known = base === undefined || base === char.codePointAt(0) ? null : font.getChar('normal', base);
  if (known) return { width: known[2], fit: true };
  return { width: /^\p{Lu}$/u.test(char) ? 0.75 : 0.6, fit: true };
}

/** Sum over a text of several characters. */
export function advanceOfText(text: string, font: SVGFontData): Advance {
  let width = 0;
  let fit = false;
  for (const char of text) {
    const advance = advanceOf(char, font);
    width += advance.width;
    fit ||= advance.fit;
  }
  return { width, fit };
}
