/** Words inside formulas: `\text{若}` may be `\text{if}` in a translation, by the table in its front matter. */

/** Words of an original and what they are in a translation. */
export type Words = Readonly<Record<string, string>>;

interface Group {
  /** Offsets of what stands in the braces, without blanks at its ends. */
  start: number;
  end: number;
}

/** Commands whose argument is text. */
const TEXT = /\\(?:text|textrm|textnormal|textbf|textit|textsf|textup|mbox|intertext|tag\*?)\s*\{/g;

/** Offset of the brace that closes the one before `from`; -1 where none does. */
function closing(tex: string, from: number): number {
  let depth = 1;
  for (let i = from; i < tex.length; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

/** Texts of a formula in order; one inside another is part of that. */
function groupsIn(tex: string): Group[] {
  const groups: Group[] = [];
  let behind = 0;
  for (const match of tex.matchAll(TEXT)) {
    if (match.index < behind) continue;
    const from = match.index + match[0].length;
    const end = closing(tex, from);
    if (end < 0) break;
    const text = tex.slice(from, end);
    const start = from + text.length - text.trimStart().length;
    groups.push({ start, end: Math.max(start, from + text.trimEnd().length) });
    behind = end;
  }
  return groups;
}

/** What stands as text in a formula. */
export function textsIn(tex: string): string[] {
  return groupsIn(tex).map(({ start, end }) => tex.slice(start, end));
}

/** A formula with its texts as `words` has them; those that it does not have stay. */
export function inWords(tex: string, words: Words): string {
  let out = '';
  let at = 0;
  for (const { start, end } of groupsIn(tex)) {
    const text = tex.slice(start, end);
    out += tex.slice(at, start) + (Object.hasOwn(words, text) ? (words[text] ?? text) : text);
    at = end;
  }
  return out + tex.slice(at);
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const OTHER = /\p{L}{2}/u;

/** Whether a text of an article has words of its language, rather than symbols. @param language BCP 47. */
export function hasWords(text: string, language: string): boolean {
  return (/^(?:zh|ja|ko)\b/.test(language) ? CJK : OTHER).test(text);
}
