/** Asking an index, wherever its files come from. */
import { isChunk, isManifest, isShard } from './guards.ts';
import { canLookUp, foldRun, matching, parseQuery, type Query } from './pattern.ts';
import { candidates } from './postings.ts';
import { marked, snippet, type Piece } from './snippet.ts';
import type { ArticleCard, Chunk, Manifest, PackedRun, Run } from './types.ts';

/** One section that has what was asked for. */
export interface Hit {
  article: ArticleCard;
  /** Of the heading to link to; `null` for the beginning of the article. */
  id: string | null;
  heading: Piece[];
  snippet: Piece[];
  /** Outlines that its formulas use: id → path data; more than these may be in it. */
  glyphs: Readonly<Record<string, string>>;
}

export interface Answer {
  /** `empty`: nothing asked; `short`: less than two characters in a row. */
  kind: 'empty' | 'short' | 'found';
  /** The next hits, at most `count`, and fewer where few candidates are hits; `done` when there are no more. */
  take(count: number): Promise<{ hits: Hit[]; done: boolean }>;
}

/** Contents of a file of the index, as `JSON.parse` gives them. May throw: whoever asked is told. */
export type ReadFile = (name: string) => Promise<unknown>;

export interface Searcher {
  ask(query: string): Promise<Answer>;
}

/** Candidates compared for each hit that is wanted: a query that misleads the grams does not load the whole site. */
const TRIES = 6;
/** Files of texts fetched at once. */
const AT_ONCE = 6;

/** @throws TypeError from `ask` and `take` where a file is not what it should be, besides what `read` throws. */
export function createSearcher(read: ReadFile): Searcher {
  const files = new Map<string, Promise<unknown>>();
  const once = async <T>(name: string, is: (value: unknown) => value is T): Promise<T> => {
    const reading = files.get(name) ?? read(name);
    files.set(name, reading);
    // What failed once may be there the next time.
    const value = await reading.catch((error: unknown) => {
      files.delete(name);
      throw error;
    });
    if (!is(value)) throw new TypeError(`${name} is no file of the index`);
    return value;
  };
  const none = (kind: 'empty' | 'short'): Answer => ({ kind, take: () => Promise.resolve({ hits: [], done: true }) });

  return {
    async ask(written) {
      const query = parseQuery(written);
      if (query.length === 0) return none('empty');
      if (!canLookUp(query)) return none('short');
      const manifest = await once('index.json', isManifest);
      const sections = await candidates(query, manifest, (n) => once(`g${n}.json`, isShard));
      return { kind: 'found', take: taker(query, sections, manifest, (n) => once(`t${n}.json`, isChunk)) };
    },
  };
}

/** Candidates are compared with their texts only as far as hits are wanted. */
function taker(
  query: Query,
  sections: readonly number[],
  { chunks }: Manifest,
  read: (n: number) => Promise<Chunk>,
): Answer['take'] {
  let next = 0;
  const chunkOf = (section: number): number => chunks.findLastIndex((first) => first <= section);
  return async (count) => {
    const hits: Hit[] = [];
    const last = Math.min(sections.length, next + TRIES * count);
    while (next < last && hits.length < count) {
      const batch = sections.slice(next, next + Math.min(AT_ONCE, count - hits.length));
      const texts = await Promise.all(batch.map((section) => read(chunkOf(section))));
      for (const [i, section] of batch.entries()) {
        const chunk = texts[i];
        const hit = chunk && hitOf(query, chunk, section - (chunks[chunkOf(section)] ?? 0));
        if (hit) hits.push(hit);
      }
      next += batch.length;
    }
    return { hits, done: next >= sections.length };
  };
}

function unpack({ formulas }: Chunk, [text, places]: PackedRun): Run {
  return {
    text,
    formulas: places.map((place) => {
      const [tex, html] = formulas[place] ?? ['', ''];
      return { tex, html };
    }),
  };
}

function hitOf(query: Query, chunk: Chunk, n: number): Hit | null {
  const section = chunk.sections[n];
  const article = section && chunk.articles[section.article];
  if (!article) return null;
  const [heading, body] = [unpack(chunk, section.heading), unpack(chunk, section.body)];
  const patterns = matching(query, [foldRun(heading), foldRun(body)]);
  if (!patterns) return null;
  return {
    article,
    id: section.id,
    heading: marked(heading, patterns),
    snippet: snippet(body, patterns),
    glyphs: chunk.glyphs,
  };
}
