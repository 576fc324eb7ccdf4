/** Asking an index, wherever its files come from. */
import { isChunk, isManifest, isOutlines } from './guards.ts';
import { canLookUp, foldRun, matching, parseQuery, type Query } from './pattern.ts';
import { candidates } from './postings.ts';
import { marked, snippet, type Piece } from './snippet.ts';
import { glyphsIn, type ArticleCard, type Chunk, type Manifest, type Outlines } from './types.ts';
import type { PackedRun, Run } from './types.ts';

/** One section that has what was asked for. */
export interface Hit {
  article: ArticleCard;
  /** Of the heading to link to; `null` for the beginning of the article. */
  id: string | null;
  heading: Piece[];
  snippet: Piece[];
  /** Outlines that its formulas use: id → path data. */
  glyphs: Readonly<Outlines>;
}

export interface Answer {
  /** `empty`: nothing asked; `short`: less than two characters in a row. */
  kind: 'empty' | 'short' | 'found';
  /** The next hits, at most `count`, and fewer where few candidates are hits; `done` when there are no more. */
  take(count: number): Promise<{ hits: Hit[]; done: boolean }>;
}

/** A file of the index as `buildIndex` made it. May throw: whoever asked is told. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

export interface Searcher {
  ask(query: string): Promise<Answer>;
}

/** Candidates compared for each hit that is wanted: a query that misleads the grams does not load the whole site. */
const TRIES = 6;
/** Files of texts fetched at once. */
const AT_ONCE = 6;

const decoder = new TextDecoder();

/** @throws SyntaxError, RangeError or TypeError from `ask` and `take` where a file is not what it should be, besides what `read` throws. */
export function createSearcher(read: ReadFile): Searcher {
  const files = new Map<string, Promise<unknown>>();
  const once = async <T>(
    name: string,
    parse: (bytes: Uint8Array) => unknown,
    is: (value: unknown) => value is T,
  ): Promise<T> => {
    const reading = files.get(name) ?? read(name).then(parse);
    files.set(name, reading);
    // What failed once may be there the next time.
    const value = await reading.catch((error: unknown) => {
      files.delete(name);
      throw error;
    });
    if (!is(value)) throw new TypeError(`${name} is no file of the index`);
    return value;
  };
  const json = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes));
  const none = (kind: 'empty' | 'short'): Answer => ({ kind, take: () => Promise.resolve({ hits: [], done: true }) });

  return {
    async ask(written) {
      const query = parseQuery(written);
      if (query.length === 0) return none('empty');
      if (!canLookUp(query)) return none('short');
      const manifest = await once('index.bin', json, isManifest);
      const sections = await candidates(query, manifest, (n) => once(`g${n}.bin`, (bytes) => bytes, isBytes));
      const files: Files = {
        chunk: (n) => once(`t${n}.bin`, json, isChunk),
        outlines: (n) => once(`o${n}.bin`, json, isOutlines),
      };
      return { kind: 'found', take: taker(query, sections, manifest, files) };
    },
  };
}

/** What hits are made from, by the number of the file. */
interface Files {
  chunk: (n: number) => Promise<Chunk>;
  outlines: (n: number) => Promise<Outlines>;
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** Candidates are compared with their texts only as far as hits are wanted. */
function taker(query: Query, sections: readonly number[], manifest: Manifest, files: Files): Answer['take'] {
  let next = 0;
  let first = 0;
  const firsts = manifest.chunks.map((count) => (first += count) - count);
  const chunkOf = (section: number): number => firsts.findLastIndex((first) => first <= section);
  return async (count) => {
    const hits: Hit[] = [];
    const last = Math.min(sections.length, next + TRIES * count);
    while (next < last && hits.length < count) {
      const batch = sections.slice(next, next + Math.min(AT_ONCE, count - hits.length));
      const texts = await Promise.all(batch.map((section) => files.chunk(chunkOf(section))));
      for (const [i, section] of batch.entries()) {
        const chunk = texts[i];
        const hit = chunk && hitOf(query, chunk, section - (firsts[chunkOf(section)] ?? 0));
        if (hit) hits.push(hit);
      }
      next += batch.length;
    }
    return { hits: await withOutlines(hits, manifest, files), done: next >= sections.length };
  };
}

/** The same hits with what their formulas are drawn from. */
async function withOutlines(hits: readonly Hit[], { outlines }: Manifest, files: Files): Promise<Hit[]> {
  const used = hits.map(({ heading, snippet }) =>
    [...heading, ...snippet].flatMap(({ content }) => (typeof content === 'string' ? [] : glyphsIn(content.html))),
  );
  const all = new Set(used.flat());
  const read = await Promise.all(
    outlines.map((ids, n) => (ids.some((id) => all.has(id)) ? files.outlines(n) : Promise.resolve<Outlines>({}))),
  );
  const byId = new Map(read.flatMap((file) => Object.entries(file)));
  return hits.map((hit, i) => {
    const glyphs = (used[i] ?? []).flatMap((id) => {
      const outline = byId.get(id);
      return outline === undefined ? [] : [[id, outline] as const];
    });
    return { ...hit, glyphs: Object.fromEntries(glyphs) };
  });
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
    glyphs: {},
  };
}
