/** The index of a site, as the files that a browser asks for. */
import { fold } from './fold.ts';
import { addGrams, shardOf } from './grams.ts';
import { sectionsOf } from './sections.ts';
import { foldTex } from './tex.ts';
import type { Chunk, Formula, Manifest, PackedRun, Run, SearchArticle, Section, Shard } from './types.ts';

export interface BuildOptions {
  /** Resolves the character references of HTML. */
  decode: (text: string) => string;
  /** Bytes or so of a file of grams before compression; 16,000 where it is left out. */
  shardSize?: number;
  /** Likewise for a file of texts; 0 gives each article one of its own. */
  chunkSize?: number;
  /** So many files of grams, whatever their size. */
  shards?: number;
}

/** Everything that can be compared with a query. */
function gramsOf({ text, formulas }: Run, into: Set<string>): void {
  addGrams(fold(text).text, into);
  for (const { tex } of formulas) addGrams(foldTex(tex), into);
}

/** Sections come in order, so that each is kept as its distance from the last one. */
class Lists {
  private readonly lists = new Map<string, { last: number; gaps: number[] }>();

  add(grams: ReadonlySet<string>, section: number): void {
    for (const gram of grams) {
      const list = this.lists.get(gram);
      if (list) {
        list.gaps.push(section - list.last);
        list.last = section;
      } else this.lists.set(gram, { last: section, gaps: [section] });
    }
  }

  /** Bytes as JSON, roughly. */
  size(): number {
    let size = 0;
    for (const { gaps } of this.lists.values()) size += 10 + 2.2 * gaps.length;
    return size;
  }

  /** Grams in an order of their own, so that the same site gives the same files. */
  into(shards: readonly Map<string, number[]>[]): void {
    for (const gram of [...this.lists.keys()].sort()) {
      shards[shardOf(gram, shards.length)]?.set(gram, this.lists.get(gram)?.gaps ?? []);
    }
  }
}

/** A text file under construction. */
class ChunkMaker {
  readonly chunk: Chunk = { articles: [], formulas: [], glyphs: {}, sections: [] };
  size = 0;
  private readonly places = new Map<string, number>();

  add(article: SearchArticle, { id, heading, body }: Section): void {
    const last = this.chunk.articles.at(-1);
    if (last?.url !== article.url) {
      this.chunk.articles.push({ title: article.title, url: article.url, lang: article.lang });
    }
    const packed = {
      article: this.chunk.articles.length - 1,
      id,
      heading: this.pack(article, heading),
      body: this.pack(article, body),
    };
    this.chunk.sections.push(packed);
    this.size += JSON.stringify(packed).length;
  }

  private pack(article: SearchArticle, { text, formulas }: Run): PackedRun {
    return [text, formulas.map((formula) => this.place(article, formula))];
  }

  private place({ glyphs }: SearchArticle, { tex, html }: Formula): number {
    const key = `${tex}\0${html}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.chunk.formulas.push([tex, html]) - 1;
    this.places.set(key, place);
    this.size += key.length;
    for (const [, id = ''] of html.matchAll(/<use href="#([^"]+)"/g)) {
      const outline = glyphs[id];
      if (outline === undefined || id in this.chunk.glyphs) continue;
      this.chunk.glyphs[id] = outline;
      this.size += outline.length;
    }
    return place;
  }
}

/**
 * Files by their names, `index.json`, `g<n>.json` (grams) and `t<n>.json` (texts).
 *
 * @param articles Those found first stand first; newest first is what readers expect.
 */
export function buildIndex(articles: readonly SearchArticle[], options: BuildOptions): Map<string, string> {
  const { decode, shardSize = 16_000, chunkSize = 24_000 } = options;
  const [all, headings] = [new Lists(), new Lists()];
  const files = new Map<string, string>();
  const manifest: Manifest = { sections: 0, shards: 1, chunks: [] };
  let maker: ChunkMaker | null = null;
  const close = (): void => {
    if (maker) files.set(`t${manifest.chunks.length - 1}.json`, JSON.stringify(maker.chunk));
    maker = null;
  };
  for (const article of articles) {
    for (const section of sectionsOf(article.title, article.html, decode)) {
      const [ofHeading, ofAll] = [new Set<string>(), new Set<string>()];
      gramsOf(section.heading, ofHeading);
      gramsOf(section.heading, ofAll);
      gramsOf(section.body, ofAll);
      headings.add(ofHeading, manifest.sections);
      all.add(ofAll, manifest.sections);
      if (maker === null) manifest.chunks.push(manifest.sections);
      maker ??= new ChunkMaker();
      maker.add(article, section);
      manifest.sections++;
      if (chunkSize > 0 && maker.size >= chunkSize) close();
    }
    if (chunkSize === 0) close();
  }
  close();
  manifest.shards = options.shards ?? Math.max(1, Math.ceil((all.size() + headings.size()) / shardSize));
  addShards(files, manifest.shards, all, headings);
  return files.set('index.json', JSON.stringify(manifest));
}

function addShards(files: Map<string, string>, count: number, all: Lists, headings: Lists): void {
  const empty = (): Map<string, number[]>[] => Array.from({ length: count }, () => new Map<string, number[]>());
  const [ofAll, ofHeadings] = [empty(), empty()];
  all.into(ofAll);
  headings.into(ofHeadings);
  for (let n = 0; n < count; n++) {
    const shard: Shard = {
      all: Object.fromEntries(ofAll[n] ?? []),
      headings: Object.fromEntries(ofHeadings[n] ?? []),
    };
    files.set(`g${n}.json`, JSON.stringify(shard));
  }
}
