import { widget } from '../widget.ts';
import { draw, summary, table } from './draw.ts';
import { model } from './model.ts';
import { type Parameters, SCHEMA } from './schema.ts';

/** Points have two coordinates, and so two columns at the most that do not depend on one another. */
const MOST = 2;

/** Interpolative decomposition: some columns for all, chosen in five ways. */
export const INTERPOLATIVE = widget({
  name: 'interpolative',
  title: { zh: '挑几列代替整个矩阵', en: 'A few columns instead of the matrix' },
  schema: SCHEMA,
  check: ({ view, rank }: Parameters) =>
    view === 'points' && rank > MOST
      ? { parameter: 'rank', fault: `${rank} is more than the ${MOST} rows of points` }
      : null,
  settle: (values: Parameters) =>
    values.view === 'points' ? { ...values, rank: Math.min(MOST, values.rank) } : values,
  hidden: ({ view, method }: Parameters) => [
    ...(view === 'points' ? (['seed', 'noise'] as const) : (['points'] as const)),
    ...(method === 'random' ? [] : (['draw'] as const)),
  ],
  presets: [
    { name: 'longest', label: { zh: '最长的列不是最好的', en: 'The longest column is not the best' }, values: {} },
    {
      name: 'pivots',
      label: { zh: '20 × 30 取两列：列主元 QR 输', en: '20 × 30, two columns: pivoting loses' },
      values: { view: 'matrix', rank: 2 },
    },
    {
      name: 'greedy',
      label: { zh: '20 × 30 取三列：余量贪心输', en: '20 × 30, three columns: greed loses' },
      values: { view: 'matrix', rank: 3, method: 'residual-greedy' },
    },
    {
      name: 'luck',
      label: { zh: '20 × 30 取三列：抽签输', en: '20 × 30, three columns: the draw loses' },
      values: { view: 'matrix', rank: 3, method: 'random', draw: 126 },
    },
    {
      name: 'short',
      label: { zh: '短的列误差最小：系数大', en: 'The short column errs least: large coefficients' },
      values: { method: 'exhaustive', points: [[0.4, 1.5, 1.5, -1.4], [0, 0.5, -0.5, 0.5]] }, // prettier-ignore
    },
    {
      name: 'parallelogram',
      label: { zh: '面积最大的平行四边形', en: 'The largest parallelogram' },
      values: { rank: 2, method: 'max-volume', points: [[0.6, -1.2, 0.4, 0, 1], [0, -1.4, 0.2, -0.2, 0]] }, // prettier-ignore
    },
    {
      name: 'narrow',
      label: { zh: '余量贪心的平行四边形', en: 'The parallelogram of greed' },
      values: { rank: 2, method: 'residual-greedy', points: [[0.6, -1.2, 0.4, 0, 1], [0, -1.4, 0.2, -0.2, 0]] }, // prettier-ignore
    },
  ],
  model,
  draw,
  summary,
  table,
});
