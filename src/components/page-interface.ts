import { getSite } from '../astro/read.ts';
import { interfaceOf, primaryLanguage, type Interface } from './interface.ts';

/** The interface of a page in that language; the site's where none is given. */
export function pageInterface(language = getSite().language): Interface {
  return interfaceOf(language, getSite().language);
}

/** `lang` for what is written in one language where all about it is in another. */
export function langWithin(language: string, around: string): string | undefined {
  return primaryLanguage(language) === primaryLanguage(around) ? undefined : language;
}
