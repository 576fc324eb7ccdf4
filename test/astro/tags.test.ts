import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagSlugs } from '../../src/astro/tags.ts';

describe('the addresses of tags', () => {
  it('keeps Chinese and spells out signs', () => {
    const slugs = tagSlugs(['注意力', 'C', 'C++', 'C#', 'a/b', '线性 代数', 'Transformer']);
    expect(Object.fromEntries(slugs)).toEqual({
      注意力: '注意力',
      C: 'c',
      'C++': 'c-plus-plus',
      'C#': 'c-sharp',
      'a/b': 'a-b',
      '线性 代数': '线性-代数',
      Transformer: 'transformer',
    });
  });

  it('tells apart tags that differ in case or in signs alone', () => {
    const names = ['LLM', 'llm', 'Llm', 'a/b', 'a b', 'a.b', '.', '..', '/', '？', 'café', 'cafe\u0301'];
    const slugs = [...tagSlugs(names).values()];
    expect(slugs).toHaveLength(names.length);
    expect(new Set(slugs).size).toBe(names.length);
  });

  it('gives any tags distinct segments that no server, file system or URL treats apart', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.constantFrom('a', 'A', 'a-b', 'a/b', 'tag', '-', '注'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name), (names) => {
        const slugs = tagSlugs(names);
        const folded = [...slugs.values()].map((slug) => slug.normalize('NFC').toLowerCase());
        expect(slugs.size).toBe(names.length);
        expect(new Set(folded).size).toBe(names.length);
        for (const slug of folded) expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
      }),
    );
  });

  it('keeps long tags short enough for a file name', () => {
    const slugs = [...tagSlugs(['注'.repeat(300), `${'注'.repeat(300)}二`]).values()];
    for (const slug of slugs) expect(Buffer.byteLength(slug)).toBeLessThan(200);
    expect(new Set(slugs).size).toBe(2);
  });

  it('does not depend on the order of the tags', () => {
    const names = ['b', 'A', 'a', 'B', 'a/b'];
    expect(tagSlugs([...names].reverse())).toEqual(tagSlugs(names));
  });
});
