/** The files of grams: what they hold, and how they grow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../src/search/bytes.ts';
import { eachGram, gramsFor } from '../../src/search/grams.ts';
import { random } from '../math/formulas.ts';
import { article, indexOf, inline, places } from './support.ts';

describe('numbers as bytes', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 32 - 1 })), (numbers) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.number(number);
        const reader = new ByteReader(writer.view());
        expect(numbers.map(() => reader.number())).toEqual(numbers);
        expect(reader.more()).toBe(false);
      }),
    );
  });

  it('that are torn are told', () => {
    expect(() => new ByteReader(Uint8Array.of(0x80)).number()).toThrow(RangeError);
    expect(() => new ByteReader(Uint8Array.of(1, 2)).bytes(3)).toThrow(RangeError);
  });
});

describe('the grams of a piece', () => {
  it.each([true, false])('are grams of every text with it in it (closely: %s)', (closely) => {
    const text = fc.array(fc.constantFrom(...'矩阵秩abc x\\_{}1𠀀'), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, text, (before, part, behind) => {
        const known = new Set<number>();
        eachGram(before + part + behind, (gram) => known.add(gram));
        expect(gramsFor(part, closely).filter((gram) => !known.has(gram))).toEqual([]);
        expect(gramsFor(part, closely).length > 0).toBe([...part].length > 1);
      }),
      { numRuns: 500 },
    );
  });
});

/** Chinese of a seed, frequent characters first, in sections of 500. */
function texts(count: number): string[] {
  const next = random(3);
  const one = (): string => String.fromCharCode(0x4e00 + Math.floor(2500 ** next()));
  return Array.from({ length: count }, () => Array.from({ length: 500 }, one).join(''));
}

function site(sections: readonly string[]): ReturnType<typeof indexOf> {
  const html = (text: string, i: number): string => `<h2 id="s${i}">${i}</h2><p>${text}</p>`;
  return indexOf([article('a', sections.map(html).join(''))]);
}

describe('an index of more sections', () => {
  const [small, large] = [texts(40), texts(160)];
  const bytes = ({ files }: ReturnType<typeof indexOf>, kind: string): number =>
    [...files].reduce((sum, [name, content]) => (name.startsWith(kind) ? sum + content.length : sum), 0);

  it('grows in step with the text, at most four bytes a character', () => {
    const [before, after] = [bytes(site(small), 'g'), bytes(site(large), 'g')];
    expect(after / before).toBeLessThan(4.2);
    expect(after).toBeLessThan(4 * large.join('').length);
  });

  it('is asked by few files for a piece that is in one of them', async () => {
    const index = site(large);
    expect(index.files.size).toBeGreaterThan(30);
    for (const length of [2, 3, 5, 8]) {
      // The rarest piece of its length is as good as any.
      const [n, text] = [97, large[97] ?? ''];
      const pieces = Array.from({ length: 400 }, (_, at) => text.slice(at, at + length));
      const piece = pieces.find((each) => large.filter((other) => other.includes(each)).length === 1) ?? '';
      const { hits, files } = await index.ask(piece);
      expect(places(hits)).toEqual([`a#s${n}`]);
      expect(files.filter((name) => name.startsWith('t')).length).toBeLessThan(4);
      expect(files.filter((name) => name.startsWith('g')).length).toBeLessThan(8);
    }
  });

  it('asks for no texts in which parts of the query stand apart', async () => {
    const apart = Array.from({ length: 60 }, (_, i) => `${'甲乙丙丁'.repeat(20)}${'，的是'.repeat(300)}${i}`);
    const index = site([...apart, `子丙丁甲乙丑${'，的是'.repeat(300)}`]);
    const { hits, files } = await index.ask('丙丁甲乙丑');
    expect(places(hits)).toEqual(['a#s60']);
    expect(files.filter((name) => name.startsWith('t')).length).toBe(1);
  });
});

describe('outlines', () => {
  it('stand once in the index, and come with the hits that show them', async () => {
    const drawn = (tex: string, glyph: string): string => `<p>矩阵 ${inline(tex, glyph)} 的秩</p>`;
    const articles = Array.from({ length: 30 }, (_, i) => article(`a${i}`, drawn('x', 'MJX-1')));
    const { files, ask } = indexOf([...articles, article('b', `<p>谱 ${inline('y', 'MJX-2')}</p>`)], {
      chunkSize: 0,
      outlineSize: 1,
    });
    const all = [...files.values()].map((content) => new TextDecoder().decode(content)).join('\n');
    expect(all.split('M0 0h1v1z')).toHaveLength(2);
    const asked = await ask('矩阵');
    expect(asked.hits.map(({ glyphs }) => glyphs)).toEqual(articles.map(() => ({ 'MJX-1': 'M0 0h1v1z' })));
    expect(asked.files.filter((name) => name.startsWith('o'))).toEqual(['o0.bin']);
    expect((await ask('谱的')).files.filter((name) => name.startsWith('o'))).toEqual([]);
  });
});
