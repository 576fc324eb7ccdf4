import { type Conflict, type Values, widget } from '../widget.ts';
import { draw, summary, table } from './draw.ts';
import { model } from './model.ts';
import { SCHEMA } from './schema.ts';

type State = Values<typeof SCHEMA>;

/** Those that there are; the first where none is left. */
function within(places: readonly number[], count: number): readonly number[] {
  const there = places.filter((place) => place <= count);
  return there.length > 0 ? there : [1];
}

function sizes({ m }: State): { rows: number; columns: number } {
  return { rows: m.length, columns: m[0]?.length ?? 0 };
}

function conflict(values: State): Conflict | null {
  const size = sizes(values);
  for (const parameter of ['rows', 'columns'] as const) {
    const beyond = values[parameter].find((place) => place > size[parameter]);
    if (beyond !== undefined)
      return { parameter, fault: `${beyond} is beyond the ${size[parameter]} ${parameter} of m` };
  }
  const least = Math.min(size.rows, size.columns);
  return values.pick !== 'own' && values.rank > least
    ? { parameter: 'rank', fault: `${values.rank} is more than m has rows or columns, ${least}` }
    : null;
}

const three = [[4, 2, 1], [2, 3, 1], [1, 1, 2]]; // prettier-ignore

/** CUR decomposition: a matrix out of some of its own rows and columns. */
export const CUR = widget({
  name: 'cur',
  title: { zh: '用自己的行和列拼出矩阵', en: 'A matrix out of its own rows and columns' },
  schema: SCHEMA,
  check: conflict,
  settle: (values: State) => {
    const { rows, columns } = sizes(values);
    return {
      ...values,
      rows: within(values.rows, rows),
      columns: within(values.columns, columns),
      rank: Math.min(values.rank, rows, columns),
    };
  },
  hidden: ({ pick }: State) => (pick === 'own' ? ['rank'] : ['rows', 'columns']),
  presets: [
    { name: 'three', label: { zh: '三阶，行列式 8', en: 'Order three, determinant 8' }, values: { m: three } },
    {
      name: 'small',
      label: { zh: '三阶，行列式 −1：交叉的核爆炸', en: 'Order three, determinant −1: the crossing blows up' },
      values: { m: three, columns: [2, 3] },
    },
    {
      name: 'exact',
      label: { zh: '秩二取二：一点不差', en: 'Rank two, two of each: exact' },
      values: { m: [[1, 2, 0, 3, 1], [2, 1, 3, 0, 5], [0, 1, -1, 2, -1], [3, 3, 3, 3, 6]] }, // prettier-ignore
    },
    {
      name: 'singular',
      label: { zh: '交叉是零，核也是零', en: 'The crossing is zero, and so is the core' },
      values: { m: [[0, 1, 2], [3, 4, 5], [1, 2, 6]], rows: [1], columns: [1] }, // prettier-ignore
    },
    {
      name: 'deim',
      label: { zh: 'DEIM 输：行列式 −1', en: 'DEIM loses: determinant −1' },
      values: { m: [[1, 4, 1, 6], [0, 0, 6, 2], [7, -2, 6, 3], [5, -1, -1, -3]], pick: 'deim' }, // prettier-ignore
    },
    {
      name: 'leverage',
      label: { zh: '杠杆分数输', en: 'Leverage scores lose' },
      values: { m: [[5, -2, 0, 1], [-3, -1, 6, -2], [-2, -1, 5, 6], [-2, 5, -2, -3]], pick: 'leverage' }, // prettier-ignore
    },
    {
      name: 'pivots',
      label: { zh: '列主元 QR 输', en: 'Pivoted QR loses' },
      values: { m: [[-1, 6, 3, -1], [4, 1, 4, -3], [5, 2, 5, -2], [5, 5, -2, 6]], pick: 'pivoted-qr' }, // prettier-ignore
    },
    {
      name: 'volume',
      label: { zh: '行列式最大的输', en: 'The largest determinant loses' },
      values: { m: [[2, 1, 5, -2], [-1, 3, 4, -2], [-1, 3, 3, -2], [3, -2, 2, 2]], pick: 'volume' }, // prettier-ignore
    },
  ],
  model,
  draw,
  summary,
  table,
});
