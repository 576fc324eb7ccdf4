/** Numbers, references and links put into the articles, as far as the store does not have them bound already. */
// Not by the room's index, which starts MathJax and Shiki.
import { bind } from '../article/bind.ts';
import type { SiteEntry, SiteOptions } from '../article/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import { boundOf, type Shelf } from './bound.ts';
import { articleOf, emptyArticle, faultOf, type Read } from './reading.ts';
import type { Renderer } from './render.ts';

export interface Binder {
  /** Key of the bound article in the store, and what `bind` had to say. */
  bind(read: Read): Promise<{ key: string; diagnostics: Diagnostic[] }>;
  /** How many were not in the store. */
  written(): number;
  /** Every key that `bind` gave, with its diagnostics. */
  met: Map<string, Diagnostic[]>;
}

interface BinderOptions {
  base: string;
  /** Origin of the published site, which the addresses in feeds begin with. */
  origin: string;
  entries: ReadonlyMap<string, SiteEntry>;
  site: SiteOptions;
  renderer: Renderer;
  /** Keys that are in the store for certain. */
  known: ReadonlyMap<string, Diagnostic[]>;
}

/** What an article that cites depends on: everything but the places of labels. */
function citable({ equations, file: _file, ...entry }: SiteEntry): unknown {
  return { ...entry, equations: equations.map(({ label, number, id }) => [label, number, id]) };
}

export function createBinder(shelf: Shelf, { base, origin, entries, site, renderer, known }: BinderOptions): Binder {
  const siteKey = hashKey([JSON.stringify([...entries.values()].map(citable))]);
  const met = new Map<string, Diagnostic[]>();
  let written = 0;

  /** Its own key where there is nothing to bind, so that nothing that stands for the article is found under the article's. */
  const write = async (key: string, read: Read): Promise<{ key: string; diagnostics: Diagnostic[] }> => {
    const rendered = await articleOf(shelf, renderer, read, site);
    if (!('article' in rendered)) return writeFailure(key, read, rendered);
    const { article } = rendered;
    const bound = await bind(article, { slug: read.source.slug, base, origin, entries, ...site });
    await shelf.bound.put(key, boundOf(article, bound));
    written++;
    return { key, diagnostics: bound.diagnostics };
  };

  const writeFailure = async (
    key: string,
    read: Read,
    failure: Parameters<typeof faultOf>[0],
  ): Promise<{ key: string; diagnostics: Diagnostic[] }> => {
    const own = hashKey([key, JSON.stringify(failure)]);
    const article = emptyArticle(read.summary);
    await shelf.bound.put(own, boundOf(article, await bind(article, { slug: read.source.slug, base, entries })));
    // What failed at its first rendering is told with the article.
    return { key: own, diagnostics: read.failure ? [] : [faultOf(failure)] };
  };

  return {
    met,
    written: () => written,
    async bind(read) {
      // An article that cites nothing is bound for good; one that does depends on what the others are called.
      const key = hashKey([read.key, read.source.slug, base, origin, read.summary.cites ? siteKey : '']);
      // Read whole, not only looked for: pages have no other copy, and a file may be torn.
      const kept = known.get(key) ?? (await shelf.bound.get(key))?.diagnostics;
      // What is wrong names places in other files, which the key does not hold.
      const result = kept?.length === 0 ? { key, diagnostics: kept } : await write(key, read);
      met.set(result.key, result.diagnostics);
      return result;
    },
  };
}
