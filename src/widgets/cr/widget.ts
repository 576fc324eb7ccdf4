import { widget } from '../widget.ts';
import { draw } from './draw.ts';
import { model } from './model.ts';
import { summary, table } from './say.ts';
import { schema } from './schema.ts';

/** Which of some vectors in the plane to keep so that their sum stands for the sum of all. */
export const cr = widget({
  name: 'cr',
  title: { zh: '留下几个向量', en: 'Keeping some of the vectors' },
  schema,
  presets: [
    { name: 'first', label: { zh: '八个留三个', en: 'Three of eight' }, values: {} },
    {
      name: 'worst',
      label: { zh: '按范数恰好最差', en: 'The norm picks the worst' },
      values: { vectors: [[10, 0], [-10, 0.1], [1, 1]], r: 1 }, // prettier-ignore
    },
    {
      name: 'pairs',
      label: { zh: '成对贪心上当', en: 'Pairs are deceived' },
      values: { vectors: [[6, 0], [-3, 5], [-3, -5], [0, 8], [0, -8], [9, 3]], r: 3, method: 'greedy' }, // prettier-ignore
    },
    {
      name: 'parallel',
      label: { zh: '同一方向，抽样没有误差', en: 'All one way: sampling is exact' },
      values: { vectors: [[2, 1], [4, 2], [6, 3], [8, 4], [10, 5]], r: 2, method: 'sampling' }, // prettier-ignore
    },
    {
      name: 'cancelling',
      label: { zh: '互相抵消，抽样不如不留', en: 'They cancel: sampling is worse than nothing' },
      values: { vectors: [[9, 2], [-9, -1], [7, -6], [-8, 6], [2, 9], [-1, -8]], r: 4, method: 'sampling' }, // prettier-ignore
    },
    {
      name: 'nonnegative',
      label: { zh: '没有负数', en: 'Nothing negative' },
      values: { vectors: [[8, 1], [1, 7], [5, 5], [2, 3], [4, 1], [1, 1], [9, 6], [0, 4]], r: 4 }, // prettier-ignore
    },
  ],
  check: ({ vectors, r }) =>
    r > vectors.length ? { parameter: 'r', fault: `${r} of ${vectors.length} vectors cannot be kept` } : null,
  settle: (values) => ({ ...values, r: Math.min(values.r, values.vectors.length) }),
  model,
  draw,
  summary,
  table,
});
