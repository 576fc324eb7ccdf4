/** A formula as a line of Unicode text, for places where HTML takes text only. */
import { ALPHABETS, FUNCTIONS, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS } from './tex-symbols.ts';

/** A command with the spaces that it swallows, a run of spaces, or one character. */
const TOKEN = /\\(?:[a-zA-Z]+\s*|[^])|\s+|[^]/gu;

const names = (list: string): ReadonlySet<string> => new Set(list.split(' ').map((name) => `\\${name}`));

/** Commands whose argument is text. */
const TEXT = names('text textrm textbf textit textsf mbox mathrm');
/** Commands whose argument is shown as any other formula. */
const TRANSPARENT = names('mathit mathsf mathtt mathnormal boldsymbol bm mathop mathbin mathrel mathbf');
/** Commands that draw nothing of their own. */
const NOTHING = names(
  'left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle scriptstyle limits nolimits !',
);
const FRACTIONS = names('frac tfrac dfrac');

/** Deeper than this it is no line of text. */
const MAX_DEPTH = 20;
const MAX_LENGTH = 400;

interface Cursor {
  tokens: readonly string[];
  at: number;
}

/** `\mathbb{R}^n` → `ℝⁿ`; `null` where Unicode cannot say it in a line. */
export function texAsUnicode(tex: string): string | null {
  if (tex.length > MAX_LENGTH) return null;
  const tokens = Array.from(tex.matchAll(TOKEN), ([token]) => (token.startsWith('\\') ? command(token) : token));
  const text = group({ tokens, at: 0 }, 0, null);
  return text === null ? null : text.replace(/ {2,}/g, ' ').trim();
}

/** The formula as Unicode where that says it, else its TeX on one line. */
export function texToText(tex: string): string {
  // What draws nothing, `{}`, is no text either: its TeX is.
  const text = texAsUnicode(tex) ?? '';
  return text === '' ? tex.replace(/\s+/g, ' ').trim() : text;
}

/** `\alpha ` without the spaces behind it; `\ ` keeps its own. */
function command(token: string): string {
  return /^\\[a-zA-Z]/.test(token) ? token.trimEnd() : token;
}

/** Everything up to `close`, which is taken too, or to the end. */
function group(cursor: Cursor, depth: number, close: string | null): string | null {
  let out = '';
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    if (token === close) {
      cursor.at++;
      return out;
    }
    const piece = atom(cursor, depth);
    if (piece === null) return null;
    out += piece;
  }
  return close === null ? out : null;
}

/** One thing: a character, a command with its arguments, a group, an index. */
function atom(cursor: Cursor, depth: number): string | null {
  const token = cursor.tokens[cursor.at++];
  if (token === undefined || depth > MAX_DEPTH) return null;
  if (token === '{') return group(cursor, depth + 1, '}');
  if (token === '^') return mapped(argument(cursor, depth), SUPERSCRIPTS);
  if (token === '_') return mapped(argument(cursor, depth), SUBSCRIPTS);
  if (token.startsWith('\\')) return commandText(cursor, depth, token);
  if (token === '}' || token === '&' || token === '$' || token === '%' || token === '#') return null;
  if (token.trim() === '') return '';
  return SYMBOLS[token] ?? token;
}

function commandText(cursor: Cursor, depth: number, name: string): string | null {
  const symbol = SYMBOLS[name];
  if (symbol !== undefined) return symbol;
  if (NOTHING.has(name)) return '';
  if (TEXT.has(name)) return textArgument(cursor);
  if (TRANSPARENT.has(name)) return argument(cursor, depth);
  if (FUNCTIONS.has(name)) return word(cursor, name.slice(1));
  if (name === '\\operatorname') {
    const operator = textArgument(cursor);
    return operator === null ? null : word(cursor, operator);
  }
  if (FRACTIONS.has(name)) {
    const above = short(argument(cursor, depth));
    const below = short(argument(cursor, depth));
    return above === null || below === null ? null : `${above}/${below}`;
  }
  if (name === '\\sqrt') {
    const radicand = short(argument(cursor, depth));
    return radicand === null ? null : `√${radicand}`;
  }
  const alphabet = ALPHABETS[name];
  return alphabet ? mapped(argument(cursor, depth), alphabet) : null;
}

/** The name of a function, set off from what it applies to. */
function word(cursor: Cursor, name: string): string {
  return ` ${name}${/^[([_^\\]/.test(cursor.tokens[cursor.at] ?? ')') ? '' : ' '}`;
}

function argument(cursor: Cursor, depth: number): string | null {
  while (cursor.tokens[cursor.at]?.trim() === '') cursor.at++;
  return atom(cursor, depth + 1);
}

/** The argument of `\text`, where spaces count and nothing is mathematics. */
function textArgument(cursor: Cursor): string | null {
  if (cursor.tokens[cursor.at] !== '{') return null;
  const end = cursor.tokens.indexOf('}', cursor.at);
  const text = cursor.tokens.slice(cursor.at + 1, end).join('');
  if (end < 0 || /[\\{$]/.test(text.replace(/\\[%_&#]/g, ''))) return null;
  cursor.at = end + 1;
  return text.replace(/\\([%_&#])/g, '$1');
}

/** Only what needs no brackets of its own. */
function short(text: string | null): string | null {
  return text !== null && /^[\p{L}\p{N}]+$/u.test(text) ? text : null;
}

/** `null` unless every character has its image. */
function mapped(text: string | null, alphabet: Readonly<Record<string, string>>): string | null {
  if (text === null || text === '') return null;
  let out = '';
  for (const char of text) {
    const image = alphabet[char];
    if (image === undefined) return null;
    out += image;
  }
  return out;
}
