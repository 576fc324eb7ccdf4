/** Texts inside formulas, for translations of the page: see `Translated.astro`. */
import type { BoundParts } from '../article/index.ts';
import { decodeReferences } from '../article/html.ts';
import { plainWord } from '../reader/words.ts';
import { primaryLanguage } from './interface.ts';

/** What a reader of that language reads as words, rather than as symbols. */
const WORDS: Readonly<Record<string, RegExp>> = { zh: /\p{sc=Han}/u, ja: /[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]/u };
const OTHER = /\p{L}{2}/u;

/**
 * Each once, in the order of the page, as `plainWord` writes them.
 *
 * @param lang BCP 47, of the page.
 */
export function formulaWords(parts: BoundParts, lang: string): string[] {
  const isWord = WORDS[primaryLanguage(lang)] ?? OTHER;
  const found = new Set<string>();
  for (const part of parts) {
    if (typeof part !== 'string') continue;
    for (const [, text = ''] of part.matchAll(/<mtext\b[^>]*>([^<]*)<\/mtext>/g)) {
      const word = plainWord(decodeReferences(text));
      if (isWord.test(word)) found.add(word);
    }
  }
  return [...found];
}
