/** Kinds of addresses that authors write. */
import { isLanguageTag, meant, originalOf } from './editions.ts';

/**
 * `external`: another origin, or no page at all (`mailto:`); `unsafe`: would run or embed something; `site`: begins with
 * `/`; `relative`: the rest, also `#part`.
 */
export type AddressKind = 'external' | 'unsafe' | 'site' | 'relative';

const SCHEME = /^([a-z][a-z\d+.-]*):/i;
const UNSAFE = new Set(['javascript', 'vbscript', 'data', 'file', 'blob', 'view-source']);

/** Browsers pass over control characters and blanks before and inside a scheme. */
const IGNORED = /[\u0000-\u0020]+/g;

export function addressKind(href: string): AddressKind {
  const compact = href.replace(IGNORED, '');
  const scheme = SCHEME.exec(compact)?.[1]?.toLowerCase();
  if (scheme !== undefined) return UNSAFE.has(scheme) ? 'unsafe' : 'external';
  if (/^[/\\]{2}/.test(compact)) return 'external';
  return compact.startsWith('/') ? 'site' : 'relative';
}

/** Path, query with its `?`, and fragment without its `#`; `null` where there is none. */
export function splitAddress(href: string): { path: string; query: string; fragment: string | null } {
  const [, path = '', query = '', fragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(href) ?? [];
  return { path, query, fragment: fragment ?? null };
}

/** Path segments of a relative address, seen from `posts/<slug>/`. */
function resolve(slug: string, path: string): string[] {
  const segments = ['posts', slug];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments;
}

/** Percent signs read; as it stands where they stand for nothing. */
export function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `.en` of `index.en.md`, nothing of `index.md`; `null` for any other name. */
function indexSuffix(name: string): string | null {
  const [, suffix = '', tag] = /^index(\.([^.]+))?\.md$/.exec(name) ?? [];
  return name === 'index.md' || (tag !== undefined && isLanguageTag(tag)) ? suffix : null;
}

/**
 * The slug that a relative address names: `../other/index.md`, `../other/`, `../other.md`, `other.md`; `other.en` for
 * `../other/index.en.md`; else null.
 */
export function slugIn(slug: string, path: string): string | null {
  const segments = resolve(originalOf(slug), path);
  const suffix = indexSuffix(segments.at(-1) ?? '');
  if (suffix !== null) segments.pop();
  const last = (segments.at(-1) ?? '') + (suffix ?? '');
  const isPage = path.endsWith('/') || path.endsWith('.md') || !last.includes('.');
  if (!isPage) return null;
  const name = last.replace(/\.md$/, '');
  // Files `posts/a.md` lie one level higher than folders, so `other.md` is the neighbour from there.
  const inPosts = segments[0] === 'posts' && (segments.length === 2 || (segments.length === 3 && path.endsWith('.md')));
  return inPosts ? name : null;
}

/**
 * The slugs of the articles that an address inside the site may lead to, as `meant` gives them.
 *
 * @param slug Of the article that the address stands in.
 * @param href As the author wrote it: `../other/index.md#part`, `/posts/other/`.
 */
export function linkedSlugs(slug: string, href: string): string[] {
  const { path } = splitAddress(href.trim());
  const kind = addressKind(href);
  if (kind === 'site') {
    const [, name] = /^\/posts\/([^/]+)\/?$/.exec(decode(path)) ?? [];
    return name === undefined ? [] : [name];
  }
  const name = kind === 'relative' && path !== '' ? slugIn(slug, decode(path)) : null;
  return name === null ? [] : meant(name, slug);
}
