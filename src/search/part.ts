/** What the index needs of one article: made from its sections once, and kept between builds by whoever likes. */
import {
  glyphsIn,
  type Chunk,
  type Formula,
  type PackedRun,
  type Run,
  type SearchArticle,
  type Section,
} from './types.ts';

/** What of a run is compared with a query. */
export type Words = readonly [text: string, tex: readonly string[]];

export interface SearchPart {
  /** Files of texts, and how many sections each has. */
  chunks: readonly (readonly [sections: number, content: Uint8Array<ArrayBuffer>])[];
  sections: readonly (readonly [heading: Words, body: Words])[];
  /** How often each glyph is used. */
  uses: Readonly<Record<string, number>>;
  /** Outlines of these glyphs: id → path data. */
  glyphs: Readonly<Record<string, string>>;
}

export interface PartOptions {
  /** Bytes or so of a file of texts before compression, 18,000 where it is left out; 0 for one file, whatever its size. */
  chunkSize?: number;
  /** What is done to each file; nothing where it is left out. */
  pack?: Pack;
}

export type Pack = (content: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

export const asItIs: Pack = (content) => content;

const encoder = new TextEncoder();
export const encodeFile = (value: unknown): Uint8Array<ArrayBuffer> => encoder.encode(JSON.stringify(value));

/** A text file under construction. */
class ChunkMaker {
  readonly chunk: Chunk;
  size = 0;
  private readonly places = new Map<string, number>();

  constructor({ title, url, lang }: SearchArticle) {
    this.chunk = { articles: [{ title, url, lang }], formulas: [], sections: [] };
  }

  add({ id, heading, body }: Section): void {
    this.chunk.sections.push({ article: 0, id, heading: this.pack(heading), body: this.pack(body) });
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

function wordsOf({ text, formulas }: Run): Words {
  return [text, formulas.map(({ tex }) => tex)];
}

function usesIn(sections: readonly Section[]): Record<string, number> {
  const uses: Record<string, number> = {};
  for (const { heading, body } of sections) {
    for (const { html } of [...heading.formulas, ...body.formulas]) {
      for (const id of glyphsIn(html)) uses[id] = (uses[id] ?? 0) + 1;
    }
  }
  return uses;
}

/** A file of texts never has two articles: what one article says changes the files of no other. */
export function partOf(article: SearchArticle, { chunkSize = 18_000, pack = asItIs }: PartOptions = {}): SearchPart {
  const { sections, glyphs } = article;
  const makers: ChunkMaker[] = [];
  for (const section of sections) {
    const last = makers.at(-1);
    const maker = last && (chunkSize === 0 || last.size < chunkSize) ? last : new ChunkMaker(article);
    if (maker !== last) makers.push(maker);
    maker.add(section);
  }
  const uses = usesIn(sections);
  const used = Object.entries(glyphs).filter(([id]) => Object.hasOwn(uses, id));
  return {
    chunks: makers.map(({ chunk }) => [chunk.sections.length, pack(encodeFile(chunk))] as const),
    sections: sections.map(({ heading, body }) => [wordsOf(heading), wordsOf(body)] as const),
    uses,
    glyphs: Object.fromEntries(used),
  };
}
