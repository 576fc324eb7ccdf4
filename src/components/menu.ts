import type { SiteConfig } from '../astro/types.ts';
import type { Strings } from './strings.ts';

export interface MenuItem {
  label: string;
  href: string;
  /** `page` on the page itself, `true` on the pages below it. */
  current: 'page' | 'true' | undefined;
  /** The label is the interface's, not the author's. */
  own: boolean;
}

/** Pages of the site itself, by their path below the base. */
const OWN: Readonly<Record<string, 'articles' | 'archive' | 'categories' | 'series' | 'tags' | 'updates'>> = {
  '': 'articles',
  'archive/': 'archive',
  'categories/': 'categories',
  'series/': 'series',
  'tags/': 'tags',
  'updates/': 'updates',
};

/**
 * The site's menu as one page has it.
 *
 * @param path Of the page, with the base, as the request has it.
 * @param strings On a page in another language than the author's labels: what the site's own pages are called in it.
 */
export function menuItems(
  { base, navigation }: Pick<SiteConfig, 'base' | 'navigation'>,
  path: string,
  strings: Strings | null,
): MenuItem[] {
  const here = withSlash(path);
  return navigation.map(({ label, href }) => {
    const target = withSlash(href);
    const key = target.startsWith(base) ? OWN[target.slice(base.length)] : undefined;
    const own = strings !== null && key !== undefined;
    const below = target !== base && here.startsWith(target);
    return {
      label: own ? strings[key] : label,
      href,
      current: here === target ? 'page' : below ? 'true' : undefined,
      own,
    };
  });
}

function withSlash(path: string): string {
  return path.replace(/\/*$/, '/');
}
