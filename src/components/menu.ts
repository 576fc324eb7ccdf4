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

/** Those that each language has of its own. */
const IN_EDITIONS: ReadonlySet<string> = new Set(['', 'search/']);

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
  return navigation.map(({ label, href }) => {
    const path = withSlash(href).startsWith(base) ? withSlash(href).slice(base.length) : null;
    const key = path === null ? undefined : OWN[path];
    const own = strings !== null && key !== undefined;
    const local = path !== null && IN_EDITIONS.has(path) ? home + path : href;
    const target = withSlash(local);
    const below = target !== home && here.startsWith(target);
    return {
      label: own ? strings[key] : label,
      href: local,
      current: here === target ? 'page' : below ? 'true' : undefined,
      own,
      leaves: edition !== null && path !== null && local === href,
    };
  });
}

function withSlash(path: string): string {
  return path.replace(/\/*$/, '/');
}
