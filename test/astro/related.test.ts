import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relate, type Relative } from '../../src/astro/related.ts';
import { packTerms, unpackTerms } from '../../src/astro/terms.ts';

function text(slug: string, words: string, rest: Partial<Relative> = {}): Relative {
  return { slug, tags: [], links: [], terms: packTerms(words), ...rest };
}

const some = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 12 }).chain((slugs) =>
  fc.tuple(
    ...slugs.map((slug) =>
      fc.record({
        slug: fc.constant(slug),
        tags: fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 4 }),
        links: fc.array(fc.constantFrom('nowhere', ...slugs), { maxLength: 3 }),
        terms: fc
          .array(fc.constantFrom('矩阵', '注意力', '熵', 'rank', '的'))
          .map((words) => packTerms(words.join(''))),
      }),
    ),
  ),
);

describe('related articles', () => {
  it('are at most five others of the site, each once, the nearest first', () => {
    fc.assert(
      fc.property(some, (articles) => {
        const relations = relate(articles);
        for (const { slug } of articles) {
          const found = relations.of(slug);
          expect(found.length).toBeLessThanOrEqual(5);
          expect(new Set(found).size).toBe(found.length);
          expect(found).not.toContain(slug);
          for (const other of found) expect(articles.map((article) => article.slug)).toContain(other);
          const near = found.map((other) => relations.nearness(slug, other));
          expect(near).toEqual([...near].sort((a, b) => b - a));
        }
      }),
    );
  });

  it('are as near one way as the other, and do not depend on the order of the articles', () => {
    fc.assert(
      fc.property(some, (articles) => {
        const relations = relate(articles);
        const reversed = relate([...articles].reverse());
        for (const { slug: a } of articles) {
          expect(relations.nearness(a, a)).toBe(0);
          for (const { slug: b } of articles) expect(relations.nearness(a, b)).toBe(relations.nearness(b, a));
          expect(reversed.of(a)).toEqual(relations.of(a));
          // Where nobody has more than five candidates, who is related to me names me too.
          if (articles.length <= 6) for (const b of relations.of(a)) expect(relations.of(b)).toContain(a);
        }
      }),
    );
  });

  it('a rare tag in common counts for more than a common one', () => {
    const articles = [
      text('a', '', { tags: ['数学', '谱'] }),
      text('rare', '', { tags: ['数学', '谱'] }),
      text('often', '', { tags: ['数学', '熵'] }),
      text('other', '', { tags: ['数学', '积分'] }),
    ];
    expect(relate(articles).of('a')).toEqual(['rare', 'often', 'other']);
  });

  it('a link counts both ways', () => {
    const relations = relate([text('a', '', { links: ['b', 'a', 'nowhere'] }), text('b', ''), text('c', '')]);
    expect(relations.of('a')).toEqual(['b']);
    expect(relations.of('b')).toEqual(['a']);
    expect(relations.of('c')).toEqual([]);
  });

  it('what the texts are about is found without tags or links', () => {
    const relations = relate([
      text('one', '奇异值分解给出最优的低秩近似，奇异值按大小排列。'),
      text('two', '低秩近似只保留最大的几个奇异值。'),
      text('three', '位置编码让模型知道词的次序。'),
      text('four', '旋转位置编码把次序写进相位。'),
    ]);
    expect(relations.of('one')).toEqual(['two']);
    expect(relations.of('three')).toEqual(['four']);
  });

  it('words that most articles have make none of them related', () => {
    const common = ['一', '二', '三', '四'].map((slug) => text(slug, '正文如下。'));
    const relations = relate([...common, text('五', 'In English.')]);
    expect(common.flatMap(({ slug }) => relations.of(slug))).toEqual([]);
  });

  it('one article has none, nor has one that is not there', () => {
    expect(relate([text('a', '矩阵', { tags: ['谱'] })]).of('a')).toEqual([]);
    expect(relate([]).of('a')).toEqual([]);
  });
});

describe('terms of a text', () => {
  it('are pairs of Chinese characters and words of other scripts, the most frequent first', () => {
    expect(unpackTerms(packTerms('注意力Attention注意，x_i = W; attention'))).toEqual([
      ['attention', 2],
      ['注意', 2],
      ['意力', 1],
    ]);
    expect(unpackTerms(packTerms(''))).toEqual([]);
  });

  it('are few, however long the text', () => {
    const long = Array.from({ length: 30_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 9000))).join('');
    expect(unpackTerms(packTerms(long))).toHaveLength(200);
  });
});
