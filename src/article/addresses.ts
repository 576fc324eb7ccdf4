/** Kinds of addresses that authors write. */

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
