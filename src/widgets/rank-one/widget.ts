import { widget } from '../widget.ts';
import { draw, summary, table } from './draw.ts';
import { model, settle } from './model.ts';
import { schema } from './schema.ts';

/** A reader's own matrix of rank one against the best there is. */
export const rankOne = widget({
  name: 'rank-one',
  title: { zh: '猜一个秩一的矩阵', en: 'Guess a matrix of rank one' },
  schema,
  presets: [
    { name: 'three', label: { zh: '三阶的例子', en: 'Three by three' }, values: {} },
    { name: 'two', label: { zh: '两阶的例子', en: 'Two by two' }, values: { a: [[3, 0], [4, 5]], u: [1, 2], v: [2, 2] } }, // prettier-ignore
    { name: 'table', label: { zh: '本来就是乘法表', en: 'A multiplication table' }, values: { a: [[2, 4, 6], [1, 2, 3], [3, 6, 9]], u: [1, 1, 1], v: [1, 2, 3] } }, // prettier-ignore
    { name: 'identity', label: { zh: '单位矩阵，答案不止一个', en: 'Identity, more than one answer' }, values: { a: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], u: [1, 1, 1], v: [0.3, 0.3, 0.3] } }, // prettier-ignore
    { name: 'saddle', label: { zh: '卡在鞍点上', en: 'Stuck on a saddle' }, values: { a: [[4, 0], [0, 2]], u: [0, 1], v: [0, 2] } }, // prettier-ignore
    { name: 'largest', label: { zh: '四阶，有正有负', en: 'Four by four, both signs' }, values: { a: [[4, -2, 1, 3], [2, 3, 1, -1], [1, 1, 2, 5], [7, -6, 4, 7]], u: [1, 1, 1, 1], v: [1, 1, 1, 1] } }, // prettier-ignore
  ],
  check: ({ a, u, v }) => {
    const [rows, columns] = [a.length, a[0]?.length ?? 0];
    if (u.length !== rows) return { parameter: 'u', fault: `${u.length} numbers do not fit ${rows} rows` };
    return v.length === columns ? null : { parameter: 'v', fault: `${v.length} numbers do not fit ${columns} columns` };
  },
  settle,
  model,
  draw,
  summary,
  table,
});
