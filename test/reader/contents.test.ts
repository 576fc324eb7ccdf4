import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tocTree, type TocEntry } from '../../src/components/toc.ts';
import { currentIndex } from '../../src/reader/toc.ts';

interface Item {
  depth: number;
  id: string;
}

const items = (...depths: number[]): Item[] => depths.map((depth, i) => ({ depth, id: String(i) }));

/** The tree as text: `0(1,2)3`. */
function shape(entries: readonly TocEntry<Item>[]): string {
  return entries
    .map(({ heading, children }) => heading.id + (children.length > 0 ? `(${shape(children)})` : ''))
    .join(',');
}

function flat(entries: readonly TocEntry<Item>[]): Item[] {
  return entries.flatMap(({ heading, children }) => [heading, ...flat(children)]);
}

describe('tocTree', () => {
  it.each([
    ['nested headings', [2, 3, 3, 2], '0(1,2),3'],
    ['a depth left out', [2, 4, 3, 2], '0(1,2),3'],
    ['a deeper heading first', [3, 2, 3], '0,1(2)'],
    ['the way back up by several steps', [2, 3, 4, 2], '0(1(2)),3'],
    ['nothing', [], ''],
  ])('nests %s', (_name, depths, expected) => {
    expect(shape(tocTree(items(...depths), 4))).toBe(expected);
  });

  it('leaves out what is too deep', () => {
    expect(shape(tocTree(items(2, 4, 3, 5)))).toBe('0(2)');
  });

  it('keeps every heading, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (depths) => {
        expect(flat(tocTree(items(...depths), 6))).toEqual(items(...depths));
      }),
    );
  });
});

describe('currentIndex', () => {
  it.each([
    ['before the first heading', [400, 900], -1],
    ['in the first section', [-200, 500], 0],
    ['with a heading on the line', [-200, 300], 1],
    ['behind the last', [-900, -200], 1],
    ['without headings', [], -1],
  ])('%s', (_name, tops, expected) => {
    expect(currentIndex(tops, 300)).toBe(expected);
  });
});
