/** The interface in the language of a page: its texts, and how it writes dates. */
import { english } from './english.ts';
import { chinese, type Strings } from './strings.ts';

export interface Interface {
  strings: Strings;
  /** BCP 47, of the texts. */
  language: string;
  /** `lang` for elements of the interface; `undefined` where that of the page says it already. */
  mark: string | undefined;
  /** `2026-11-24` in words; what is no ISO date comes back as it is. */
  date: (iso: string) => string;
  /** The same without its year. */
  day: (iso: string) => string;
}

const TABLES = [
  { primary: 'zh', fallback: 'zh-CN', strings: chinese },
  { primary: 'en', fallback: 'en', strings: english },
] as const;

/** `zh` of `zh-CN`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().replace(/-.*/, '');
}

/**
 * The table of the page's own language; where there is none, that of the site's; where there is none either, English.
 *
 * @param page BCP 47, of the page; `site` is the site's.
 */
export function interfaceOf(page: string, site: string): Interface {
  const own = TABLES.find(({ primary }) => primary === primaryLanguage(page));
  const ofSite = TABLES.find(({ primary }) => primary === primaryLanguage(site));
  const { primary, fallback, strings } = own ?? ofSite ?? TABLES[1];
  const locale = [page, site].find((tag) => primaryLanguage(tag) === primary) ?? fallback;
  return { strings, language: locale, mark: own ? undefined : locale, ...datesOf(locale) };
}

type Dates = Pick<Interface, 'date' | 'day'>;

/** By locale: a formatter takes longer to make than all else of the interface, and every page asks for two. */
const dates = new Map<string, Dates>();

function datesOf(locale: string): Dates {
  const known = dates.get(locale);
  if (known) return known;
  const writer = (options: Intl.DateTimeFormatOptions) => {
    const writing = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (iso: string): string => {
      const time = /^\d{4}-\d{2}-\d{2}/.test(iso) ? Date.parse(iso.slice(0, 10)) : NaN;
      return Number.isNaN(time) ? iso : writing.format(time);
    };
  };
  const made: Dates = {
    date: writer({ year: 'numeric', month: 'long', day: 'numeric' }),
    day: writer({ month: 'long', day: 'numeric' }),
  };
  dates.set(locale, made);
  return made;
}
