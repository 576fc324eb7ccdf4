/** The index of a site, as the files that a browser asks for. */
import { ByteWriter } from './bytes.ts';
import { foldText } from './fold.ts';
import { eachGram } from './grams.ts';
import { GramLists } from './lists.ts';
import { foldTex } from './tex.ts';
import { glyphsIn, type Chunk, type Formula, type Manifest, type Outlines, type PackedRun } from './types.ts';
import type { Run, SearchArticle, Section } from './types.ts';

export interface BuildOptions {
  /** Bytes or so of a file of grams before compression; 8,000 where it is left out. */
  shardSize?: number;
  /** Likewise for a file of texts, 18,000; 0 gives each article one of its own. */
  chunkSize?: number;
  /** Likewise for a file of outlines, 6,000. */
  outlineSize?: number;
  /** So many files of grams, whatever their size. */
  shards?: number;
}

/** Everything that can be compared with a query. */
function tellGrams({ text, formulas }: Run, tell: (gram: number) => void): void {
  eachGram(foldText(text), tell);
  for (const { tex } of formulas) eachGram(foldTex(tex), tell);
}

/** A text file under construction. */
class ChunkMaker {
  readonly chunk: Chunk = { articles: [], formulas: [], sections: [] };
  size = 0;
  private readonly places = new Map<string, number>();

  add(article: SearchArticle, { id, heading, body }: Section): void {
    const last = this.chunk.articles.at(-1);
    if (last?.url !== article.url) {
      this.chunk.articles.push({ title: article.title, url: article.url, lang: article.lang });
    }
    this.chunk.sections.push({
      article: this.chunk.articles.length - 1,
      id,
      heading: this.pack(heading),
      body: this.pack(body),
    });
  }

  private pack({ text, formulas }: Run): PackedRun {
    // A Chinese character is three bytes of UTF-8.
    this.size += 2 * text.length + 50;
    return [text, formulas.map((formula) => this.place(formula))];
  }

  private place({ tex, html }: Formula): number {
    const key = `${tex}\0${html}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.chunk.formulas.push([tex, html]) - 1;
    this.places.set(key, place);
    this.size += key.length;
    return place;
  }
}

/** Outlines of glyphs, each once for the whole site. */
class OutlineMaker {
  private readonly outlines = new Map<string, { outline: string; uses: number }>();

  add({ glyphs }: SearchArticle, { heading, body }: Section): void {
    for (const { html } of [...heading.formulas, ...body.formulas]) {
      for (const id of glyphsIn(html)) {
        const known = this.outlines.get(id);
        const outline = glyphs[id];
        if (known) known.uses++;
        else if (outline !== undefined) this.outlines.set(id, { outline, uses: 1 });
      }
    }
  }

  /** Those used most stand together in the first file, so that most formulas need few of them. At least one file. */
  files(size: number): Outlines[] {
    const sorted = [...this.outlines].sort(([a, x], [b, y]) => y.uses - x.uses || (a < b ? -1 : 1));
    const files: Outlines[] = [{}];
    let filled = 0;
    for (const [id, { outline }] of sorted) {
      if (filled >= size) {
        files.push({});
        filled = 0;
      }
      Object.assign(files.at(-1) ?? {}, { [id]: outline });
      filled += id.length + outline.length;
    }
    return files;
  }
}

const encoder = new TextEncoder();
const encode = (value: unknown): Uint8Array<ArrayBuffer> => encoder.encode(JSON.stringify(value));

/** A file of the index by its name. */
export type IndexFile = readonly [name: string, content: Uint8Array<ArrayBuffer>];

/** Files of texts, one after the other. */
class ChunkFiles {
  private maker = new ChunkMaker();
  private readonly manifest: Manifest;
  private readonly size: number;

  constructor(manifest: Manifest, size: number) {
    this.manifest = manifest;
    this.size = size;
  }

  *add(article: SearchArticle, section: Section): Generator<IndexFile> {
    this.maker.add(article, section);
    if (this.size > 0 && this.maker.size >= this.size) yield* this.close();
  }

  *endArticle(): Generator<IndexFile> {
    if (this.size === 0) yield* this.close();
  }

  *close(): Generator<IndexFile> {
    const { chunk } = this.maker;
    if (chunk.sections.length === 0) return;
    const name = `t${this.manifest.chunks.length}.bin`;
    this.manifest.chunks.push(chunk.sections.length);
    this.maker = new ChunkMaker();
    yield [name, encode(chunk)];
  }
}

/**
 * Files one after the other: `t<n>.bin` (texts), `o<n>.bin` (outlines of glyphs), `g<n>.bin` (grams) and, last,
 * `index.bin`. All but those of grams are JSON. Time grows in step with the articles; in memory are the pairs of grams and
 * sections, four bytes each, and of the files the one that is made.
 *
 * @param articles Those found first stand first; newest first is what readers expect.
 */
export function* buildIndex(articles: Iterable<SearchArticle>, options: BuildOptions = {}): Generator<IndexFile> {
  const { shardSize = 8_000, chunkSize = 18_000, outlineSize = 6_000 } = options;
  const [all, headings] = [new GramLists(), new GramLists()];
  const outlines = new OutlineMaker();
  const manifest: Manifest = { sections: 0, shards: 1, chunks: [], outlines: [] };
  const chunks = new ChunkFiles(manifest, chunkSize);
  for (const article of articles) {
    for (const section of article.sections) {
      all.nextSection();
      headings.nextSection();
      tellGrams(section.heading, (gram) => {
        all.add(gram);
        headings.add(gram);
      });
      tellGrams(section.body, (gram) => all.add(gram));
      outlines.add(article, section);
      manifest.sections++;
      yield* chunks.add(article, section);
    }
    yield* chunks.endArticle();
  }
  yield* chunks.close();
  for (const [n, file] of outlines.files(outlineSize).entries()) {
    manifest.outlines.push(Object.keys(file));
    yield [`o${n}.bin`, encode(file)];
  }
  manifest.shards = options.shards ?? Math.max(1, Math.ceil((all.size() + headings.size()) / shardSize));
  yield* shardFiles(manifest.shards, all, headings);
  yield ['index.bin', encode(manifest)];
}

/** Each file has the length of the lists of all sections, those lists, and the lists of headings alone. */
function* shardFiles(count: number, all: GramLists, headings: GramLists): Generator<IndexFile> {
  const ofHeadings = headings.shards(count);
  let n = 0;
  for (const lists of all.shards(count)) {
    const writer = new ByteWriter().number(lists.length).bytes(lists);
    const next = ofHeadings.next();
    yield [`g${n++}.bin`, writer.bytes(next.done ? new Uint8Array() : next.value).view()];
  }
}
