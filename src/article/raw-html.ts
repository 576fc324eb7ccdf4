/** The author's own HTML: as it is, with a word about what the page's policy would block. */
import type { Tokens } from 'marked';
import type { DiagnosticId } from '../diagnostics/index.ts';
import { addressKind } from './addresses.ts';
import { type Context, locate, report } from './context.ts';
import { decodeReferences } from './html.ts';
import type { Place } from './tokens.ts';

interface Check {
  /** What its group finds is at fault, or else the whole. */
  pattern: RegExp;
  id: DiagnosticId;
  message: string;
  hint: string;
}

const CHECKS: readonly Check[] = [
  {
    pattern: /<script\b|<[a-z][^<>]*\s(on[a-z]+\s*=)/di,
    id: 'html/script',
    message: 'Pages run no scripts of articles: the browser will block this one.',
    hint: 'Take it out.',
  },
  {
    pattern: /<style\b|<[a-z][^<>]*\s(style\s*=)/di,
    id: 'html/inline-style',
    message: 'Pages have no inline styles: the browser will ignore this one.',
    hint: 'Use a class, or Markdown.',
  },
  {
    pattern:
      /<(?:img|iframe|video|audio|source|embed|object)\b[^<>]*\s(?:src|data)\s*=\s*["']?((?:https?:)?\/\/[^\s"'>]*)/di,
    id: 'html/remote',
    message: 'Pages load nothing from other sites: the browser will block this.',
    hint: 'Put the file beside the article, or link to it.',
  },
  {
    pattern: /<img\b[^<>]*\ssrc\s*=\s*["']?((?![a-z][a-z\d+.-]*:|\/)[^\s"'>]+)/di,
    id: 'html/relative-picture',
    message: 'A picture beside the article is published only where Markdown shows it, not from an <img>.',
    hint: 'Write ![text](picture.png "caption").',
  },
];

const ID = /(<[a-zA-Z][^<>]*?)\s+(?:id|name)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)/g;

/** What begins the rest of an article, as opposed to its excerpt. */
export const MORE = /<!--\s*more\s*-->\n?/;

export function rawHtml(context: Context, token: Tokens.HTML | Tokens.Tag): string {
  const place = locate(context, token);
  for (const { pattern, id, message, hint } of CHECKS) {
    const found = pattern.exec(token.raw);
    if (!found) continue;
    const exact = context.source.startsWith(token.raw.trimEnd(), place.start);
    const [from, to] = found.indices?.[1] ?? [found.index, found.index + found[0].length];
    const part = { start: place.start + from, end: place.start + to };
    report(context, 'warning', id, message, hint, exact ? part : place);
  }
  const html = token.text.replace(MORE, '');
  if (context.mode === 'feed') return withLinks(context, html, place);
  return context.mode === 'body' ? html : html.replace(ID, '$1');
}

const ADDRESS = /(<[a-z][^<>]*?\s(?:href|src)\s*=\s*)("[^"]*"|'[^']*')/gi;

/** Addresses inside the site become holes: a feed is read elsewhere. */
function withLinks({ holes }: Context, html: string, { start, end }: Place): string {
  return html.replace(ADDRESS, (all, before: string, quoted: string) => {
    const href = decodeReferences(quoted.slice(1, -1)).trim();
    const kind = addressKind(href);
    if (href === '' || kind === 'external') return all;
    return `${before}"${kind === 'unsafe' ? '' : holes.add({ type: 'link', href, start, end })}"`;
  });
}
