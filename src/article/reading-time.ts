/** How long an article takes to read, formulas and code included. */
import type { ArticleToken } from '../markdown/index.ts';
import { decodeReferences, withoutTags } from './html.ts';
import { walk } from './tokens.ts';

/** What there is to read. */
export interface Amount {
  /** Chinese, Japanese and Korean characters. */
  characters: number;
  /** Words of other scripts. */
  words: number;
  /** Symbols in formulas: letters, numbers, operators, commands that draw something. */
  symbols: number;
  displays: number;
  codeLines: number;
}

/**
 * A text that is studied, not skimmed. Chinese is read aloud at 255 characters a minute (Trauzettel-Klosinski and Dietz
 * 2012, IReST, table 2) and silently at 260 words (Brysbaert 2019, table 4), which are some 400 characters: the slower
 * third of that range.
 */
const CHARACTERS_PER_MINUTE = 300;
/** Silent reading of English non-fiction (Brysbaert 2019, Journal of Memory and Language 109). */
const WORDS_PER_MINUTE = 238;
/**
 * Nobody seems to have measured these on such texts; they are estimates of ours. A symbol is taken in like a short word
 * is, since each one counts; a display is stopped at; a line of code is read like a line of ten words.
 */
const SECONDS_PER_SYMBOL = 0.3;
const SECONDS_PER_DISPLAY = 2;
const SECONDS_PER_CODE_LINE = 2.5;

const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;

/** TeX that draws nothing of its own. */
const SILENT =
  /\\(?:begin|end|label|tag\*?|operatorname\*?|text\w*|math\w+|mathrm|left|right|middle|[bB]igg?[lrm]?|q?quad|limits|nolimits|displaystyle|textstyle|notag|nonumber|[,;:! \\])(?![a-zA-Z])/g;
const NAMES = /\\(?:begin|end|label)\{[^{}]*\}/g;
const SYMBOL = /\\[a-zA-Z]+|\\.|\d+|[^\s{}^_&$\\%]/gu;

/** How many symbols a formula shows, roughly: `\frac{a}{b_1}` has four. */
export function symbolsIn(tex: string): number {
  return tex.replace(NAMES, '').replace(SILENT, ' ').match(SYMBOL)?.length ?? 0;
}

function addText(amount: Amount, text: string): void {
  amount.characters += text.match(CHARACTER)?.length ?? 0;
  amount.words += text.replace(CHARACTER, ' ').match(WORD)?.length ?? 0;
}

/** All that tokens have to read, notes included; pictures are not counted. */
export function amountOf(tokens: readonly ArticleToken[]): Amount {
  const amount: Amount = { characters: 0, words: 0, symbols: 0, displays: 0, codeLines: 0 };
  walk(tokens, (token) => {
    switch (token.type) {
      case 'text':
        if (!token.tokens) addText(amount, decodeReferences(token.text));
        return true;
      case 'escape':
      case 'codespan':
        addText(amount, token.text);
        return true;
      case 'html':
        addText(amount, withoutTags(token.text));
        return true;
      case 'math':
        amount.symbols += symbolsIn(token.tex);
        if (token.display) amount.displays++;
        return true;
      case 'code':
        amount.codeLines += token.text.split('\n').filter((line) => line.trim() !== '').length;
        return true;
      default:
        return token.type !== 'image';
    }
  });
  return amount;
}

/** Whole minutes, at least one. */
export function minutesFor({ characters, words, symbols, displays, codeLines }: Amount): number {
  const seconds =
    (60 * characters) / CHARACTERS_PER_MINUTE +
    (60 * words) / WORDS_PER_MINUTE +
    SECONDS_PER_SYMBOL * symbols +
    SECONDS_PER_DISPLAY * displays +
    SECONDS_PER_CODE_LINE * codeLines;
  return Math.max(1, Math.round(seconds / 60));
}
