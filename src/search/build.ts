/** The index of a site, as the files that a browser asks for. */
import { ByteWriter } from './bytes.ts';
import { foldText } from './fold.ts';
import { eachGram } from './grams.ts';
import { GramLists } from './lists.ts';
import { asItIs, encodeFile, partOf, type PartOptions, type SearchPart, type Words } from './part.ts';
import { foldTex } from './tex.ts';
import type { Manifest, Outlines, SearchArticle } from './types.ts';

export interface BuildOptions extends PartOptions {
  /** Bytes or so of a file of grams before compression; 8,000 where it is left out. */
  shardSize?: number;
  /** Likewise for a file of outlines, 6,000. */
  outlineSize?: number;
  /** So many files of grams, whatever their size. */
  shards?: number;
}

/** Everything that can be compared with a query. */
function tellGrams([text, formulas]: Words, tell: (gram: number) => void): void {
  eachGram(foldText(text), tell);
  for (const tex of formulas) eachGram(foldTex(tex), tell);
}

/** Outlines of glyphs, each once for the whole site. */
class OutlineMaker {
  private readonly outlines = new Map<string, { outline: string; uses: number }>();

  add({ uses, glyphs }: SearchPart): void {
    for (const [id, count] of Object.entries(uses)) {
      const known = this.outlines.get(id);
      const outline = glyphs[id];
      if (known) known.uses += count;
      else if (outline !== undefined) this.outlines.set(id, { outline, uses: count });
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

/** A file of the index by its name. */
export type IndexFile = readonly [name: string, content: Uint8Array<ArrayBuffer>];

/** As `buildIndexOf`, from articles. */
export function buildIndex(articles: Iterable<SearchArticle>, options: BuildOptions = {}): Generator<IndexFile> {
  return buildIndexOf(partsOf(articles, options), options);
}

function* partsOf(articles: Iterable<SearchArticle>, options: PartOptions): Generator<SearchPart> {
  for (const article of articles) yield partOf(article, options);
}

/**
 * Files one after the other: `t<n>.bin` (texts), `o<n>.bin` (outlines of glyphs), `g<n>.bin` (grams) and, last,
 * `index.bin`. All but those of grams are JSON. Time grows in step with the articles; in memory are the pairs of grams and
 * sections, four bytes each, and of the files the one that is made.
 *
 * @param parts Those found first stand first; newest first is what readers expect. Made with the same `pack`.
 */
export function* buildIndexOf(parts: Iterable<SearchPart>, options: BuildOptions = {}): Generator<IndexFile> {
  const { shardSize = 8_000, outlineSize = 6_000, pack = asItIs } = options;
  const [all, headings] = [new GramLists(), new GramLists()];
  const outlines = new OutlineMaker();
  const manifest: Manifest = { sections: 0, shards: 1, chunks: [], outlines: [] };
  for (const part of parts) {
    for (const [heading, body] of part.sections) {
      all.nextSection();
      headings.nextSection();
      tellGrams(heading, (gram) => {
        all.add(gram);
        headings.add(gram);
      });
      tellGrams(body, (gram) => all.add(gram));
    }
    outlines.add(part);
    manifest.sections += part.sections.length;
    for (const [sections, content] of part.chunks) {
      const name = `t${manifest.chunks.length}.bin`;
      manifest.chunks.push(sections);
      yield [name, content];
    }
  }
  for (const [n, file] of outlines.files(outlineSize).entries()) {
    manifest.outlines.push(Object.keys(file));
    yield [`o${n}.bin`, pack(encodeFile(file))];
  }
  manifest.shards = options.shards ?? Math.max(1, Math.ceil((all.size() + headings.size()) / shardSize));
  for (const [name, content] of shardFiles(manifest.shards, all, headings)) yield [name, pack(content)];
  yield ['index.bin', pack(encodeFile(manifest))];
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
