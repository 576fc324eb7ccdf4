import type { Edition } from '../astro/types.ts';
import type { Strings } from './strings.ts';

export interface MenuItem {
  label: string;
  href: string;
  /** `page` on the page itself, `true` on the pages below it. */
  current: 'page' | 'true' | undefined;
  /** The label is the interface's, not the author's. */
  own: boolean;
  /** It leads away from the pages of translations, to those of the site itself. */
  leaves: boolean;
}

/** Pages of the site itself, by their path below the base. */
const OWN: Readonly<Record<string, 'articles' | 'archive' | 'categories' | 'search' | 'series' | 'tags' | 'updates'>> =
  {
    '': 'articles',
    'archive/': 'archive',
    'categories/': 'categories',
    'search/': 'search',
    'series/': 'series',
    'tags/': 'tags',
    'updates/': 'updates',
  };

/** Those that each language has of its own; the others list articles of the site's. */
const IN_EDITIONS: ReadonlySet<string> = new Set(['articles', 'search']);

/**
 * The site's menu as one page has it.
 *
 * @param path Of the page, with the base, as the request has it.
 * @param strings On a page in another language than the author's labels: what the site's own pages are called in it.
 */
export function menuItems(
  { base, home, edition, navigation }: Pick<Edition, 'base' | 'home' | 'edition' | 'navigation'>,
  path: string,
  strings: Strings | null,
): MenuItem[] {
  const here = withSlash(path);
  return navigation.flatMap(({ label, href }): MenuItem[] => {
    const below = withSlash(href).startsWith(base) ? withSlash(href).slice(base.length) : null;
    const key = below === null ? undefined : OWN[below];
    const inEdition = edition !== null && key !== undefined;
    if (inEdition && !IN_EDITIONS.has(key)) return [];
    const target = withSlash(inEdition ? `${home}${below ?? ''}` : href);
    const current = here === target ? 'page' : target !== home && here.startsWith(target) ? 'true' : undefined;
    const own = strings !== null && key !== undefined;
    const leaves = edition !== null && below !== null && !inEdition;
    return [{ label: own ? strings[key] : label, href: inEdition ? target : href, current, own, leaves }];
  });
}

function withSlash(path: string): string {
  return path.replace(/\/*$/, '/');
}
