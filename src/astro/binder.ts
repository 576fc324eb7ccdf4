/** Numbers, references and links put into the articles, as far as the store does not have them bound already. */
import type { SiteEntry } from '../article/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import { linksOf } from './links.ts';
import { boundKey, keepBound, type Place } from './pieces.ts';
import { articleOf, emptyArticle, faultOf, readNow, type Desk, type Read } from './reading.ts';
import type { RenderSite } from './render.ts';
import { hasPieces } from './shelf.ts';

export interface BoundRead {
  /** Key of the article's pieces in the store. */
  key: string;
  /** What `bind` had to say. */
  diagnostics: Diagnostic[];
}

export interface Binder {
  bind(read: Read): Promise<BoundRead>;
  /** How many were not in the store. */
  written(): number;
  /** Whether an article was one of them. */
  wrote(slug: string): boolean;
  /** Every key that `bind` gave, with its diagnostics. */
  met: Map<string, Diagnostic[]>;
}

interface BinderOptions {
  entries: ReadonlyMap<string, SiteEntry>;
  site: RenderSite;
  /** Keys that are in the store for certain. */
  known: ReadonlyMap<string, Diagnostic[]>;
  /** Articles that were stored just now, and bound with it where they cite nothing. */
  fresh: ReadonlySet<string>;
}

/** What an article that cites another depends on: everything but the places of labels. */
function citable(entry: SiteEntry | undefined): unknown {
  if (!entry) return null;
  const { equations, statements, file: _file, ...rest } = entry;
  return {
    ...rest,
    equations: equations.map(({ label, number, id }) => [label, number, id]),
    statements: statements.map(({ label, number, id, zh, en }) => [label, number, id, zh, en]),
  };
}

export function createBinder(desk: Desk, { entries, site, known, fresh }: BinderOptions): Binder {
  const { shelf } = desk;
  const met = new Map<string, Diagnostic[]>();
  const written = new Set<string>();

  const keyOf = ({ key, source: { slug }, summary }: Read): string => {
    const place: Place = { slug, base: site.base, origin: site.origin };
    if (!summary.cites) return boundKey(key, place, '');
    const cited = [slug, ...linksOf(slug, summary).sort()].map((name) => citable(entries.get(name)));
    return boundKey(key, place, JSON.stringify(cited));
  };

  const write = async (key: string, read: Read): Promise<BoundRead> => {
    written.add(read.source.slug);
    const context = { slug: read.source.slug, ...site, entries };
    if (read.failure || !read.summary.cites) {
      const { failure } = read.failure ? read : await readNow(desk, read, site);
      return failure ? writeFailure(key, read, failure) : { key, diagnostics: [] };
    }
    const rendered = await articleOf(desk, read, site);
    if (!('article' in rendered)) return writeFailure(key, read, rendered);
    return { key, diagnostics: await keepBound(shelf, key, rendered.article, context) };
  };

  /** Under a key of its own, so that nothing that stands for the article is found under the article's. */
  const writeFailure = async (key: string, read: Read, failure: Parameters<typeof faultOf>[0]): Promise<BoundRead> => {
    const own = hashKey([key, JSON.stringify(failure)]);
    const { slug } = read.source;
    await keepBound(shelf, own, emptyArticle(read.summary), { slug, base: site.base, origin: site.origin, entries });
    // What failed at its first rendering is told with the article.
    return { key: own, diagnostics: read.failure ? [] : [faultOf(failure)] };
  };

  /** Looked at byte for byte: pages have no other copy, and a file may be torn. */
  const kept = (key: string): Diagnostic[] | null => {
    const before = known.get(key);
    if (before) return before;
    return hasPieces(shelf, key) && !shelf.faulty.has(key) ? [] : null;
  };

  return {
    met,
    written: () => written.size,
    wrote: (slug) => written.has(slug),
    async bind(read) {
      const key = keyOf(read);
      const diagnostics = kept(key);
      if (diagnostics && fresh.has(read.source.slug) && !read.summary.cites) written.add(read.source.slug);
      // What is wrong names places in other files, which the key does not hold.
      const result = diagnostics?.length === 0 ? { key, diagnostics } : await write(key, read);
      met.set(result.key, result.diagnostics);
      return result;
    },
  };
}
