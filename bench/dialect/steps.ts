/** Steps that the scanner takes on inputs made to keep it busy. Steps, unlike times, are the same on every machine. */
import { scan } from '../../src/markdown/scan.ts';
import type { Table } from './scores.ts';

const LENGTHS = [1_000, 4_000, 16_000];

const repeat = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length));

/** By what the article calls them. */
const FAMILIES: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ['一串价格 `售价 $5，`', repeat('售价 $5，')],
  ['成对的 `设 $x$ 为实数。`', repeat('设 $x$ 为实数。')],
  ['没收尾的 `$a{ `', repeat('$a{ ')],
  ['花括号套美元号 `${`', repeat('${')],
  ['`$$ ` 连成一片', repeat('$$ ')],
  ['`\\(` 连成一片', repeat('\\(')],
  ['没收尾的裸环境', repeat('\\begin{align}')],
  ['没收尾的链接 `[a](b`', repeat('[a](b')],
  ['二十层引用', repeat(`${'> '.repeat(20)}$x$\n`)],
];

export function stepTable(): Table {
  const rows = FAMILIES.map(([name, make]) => [
    name,
    ...LENGTHS.map((length) => {
      const source = make(length);
      const { steps, preparing } = scan(source);
      return ((steps + preparing) / source.length).toFixed(2);
    }),
  ]);
  return { head: ['输入', ...LENGTHS.map((length) => `约 ${length}`)], rows };
}
