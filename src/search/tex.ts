/** TeX as it is compared: without what does not change the formula's meaning to one who looks for it. */

const TOKEN = /\\[A-Za-z]+|\\[^]|[^]/gu;
const TOKEN_OR_WORD = /\\[A-Za-z]+|\\[^]|[A-Za-z]{2,}|[^]/gu;
/** Space, size and style of delimiters, labels of rows. */
const IGNORED =
  /^(?:\s|[{}~&]|\\[,;:!>\s]|\\(?:quad|qquad|left|right|middle|[bB]igg?[lrm]?|limits|nolimits|nonumber|notag|displaystyle|textstyle))$/u;
const LETTER = /^[A-Za-z]/;

/**
 * Braces and spaces are gone but for one space between a command and a letter: `\mathcal{H}_n` and `\mathcal H _ n` are
 * both `\mathcal H_n`. Upper and lower case stay apart, as in mathematics.
 *
 * @param words Take a run of letters for the name of a command whose backslash was left out: `mathcal H`.
 */
export function foldTex(tex: string, words = false): string {
  let folded = '';
  let command = false;
  for (const [token] of tex.matchAll(words ? TOKEN_OR_WORD : TOKEN)) {
    if (IGNORED.test(token)) continue;
    if (command && LETTER.test(token)) folded += ' ';
    folded += token;
    command = token.length > 1 && /[A-Za-z]$/.test(token);
  }
  return folded;
}

/** What a reader may mean by a query in formulas, as `foldTex` writes it. */
export function texVariants(query: string): string[] {
  const bare = query.replace(/^\s*(?:\$\$?|\\\(|\\\[)|(?:\$\$?|\\\)|\\\])\s*$/g, '');
  return [...new Set([foldTex(bare), foldTex(bare, true)])].filter((tex) => tex !== '');
}

/** Words that are no TeX in themselves are found as whole words only: `in` is no part of `\min`. */
export function isPlain(query: string): boolean {
  return !/[\\_^{}$]/.test(query);
}

/** @param whole No letter may stand directly before or behind. */
export function texIncludes(tex: string, part: string, whole: boolean): boolean {
  for (let at = tex.indexOf(part); at >= 0; at = tex.indexOf(part, at + 1)) {
    if (!whole) return true;
    const before = LETTER.test(part) && /[A-Za-z]/.test(tex.charAt(at - 1));
    const behind = /[A-Za-z]$/.test(part) && /[A-Za-z]/.test(tex.charAt(at + part.length));
    if (!before && !behind) return true;
  }
  return false;
}
