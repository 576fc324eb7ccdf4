import { getSite } from '../astro/read.ts';
import { interfaceOf, primaryLanguage, type Interface } from './interface.ts';

/**
 * The interface of a page in that language; the site's where none is given.
 *
 * @param edition Language of the translations that the page is one of: their readers do not read that of the site.
 */
export function pageInterface(language = getSite().language, edition: string | null = null): Interface {
  return interfaceOf(language, edition ?? getSite().language);
}

/** `lang` for what is written in one language where all about it is in another. */
export function langWithin(language: string, around: string): string | undefined {
  return primaryLanguage(language) === primaryLanguage(around) ? undefined : language;
}
