/** Numbers, references and links put into the articles, as far as the store does not have them bound already. */
// Not by the room's index, which starts MathJax and Shiki.
import { bind } from '../article/bind.ts';
import type { SiteEntry } from '../article/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import { boundOf, type Shelf } from './bound.ts';
import { articleOf, type Read } from './reading.ts';
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
  macros: string;
  renderer: Renderer;
  /** Keys that are in the store for certain. */
  known: ReadonlyMap<string, Diagnostic[]>;
}

export function createBinder(shelf: Shelf, { base, origin, entries, macros, renderer, known }: BinderOptions): Binder {
  const siteKey = hashKey([JSON.stringify([...entries.values()])]);
  const met = new Map<string, Diagnostic[]>();
  let written = 0;

  const write = async (key: string, read: Read): Promise<Diagnostic[]> => {
    const article = await articleOf(shelf, renderer, read, macros);
    const bound = await bind(article, { slug: read.source.slug, base, origin, entries, macros });
    await shelf.bound.put(key, boundOf(article, bound));
    written++;
    return bound.diagnostics;
  };

  return {
    met,
    written: () => written,
    async bind(read) {
      // An article that cites nothing is bound for good; one that does depends on what the others are called.
      const key = hashKey([read.key, read.source.slug, base, origin, read.summary.cites ? siteKey : '']);
      // Read whole, not only looked for: pages have no other copy, and a file may be torn.
      const diagnostics = known.get(key) ?? (await shelf.bound.get(key))?.diagnostics ?? (await write(key, read));
      met.set(key, diagnostics);
      return { key, diagnostics };
    },
  };
}
