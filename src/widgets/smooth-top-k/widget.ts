import { widget } from '../widget.ts';
import { draw, summary, table } from './draw.ts';
import { model } from './model.ts';
import { schema } from './schema.ts';

export const smoothTopK = widget({
  name: 'smooth-top-k',
  title: { zh: '光滑的 Top-k', en: 'Smooth Top-k' },
  schema,
  presets: [
    { name: 'first', label: { zh: '四个数取两个', en: 'Two of four' }, values: {} },
    {
      name: 'above',
      label: { zh: 'soft-k-max 超过 1', en: 'soft-k-max exceeds 1' },
      values: { k: 3, methods: ['gradient', 'soft'], method: 'soft' },
    },
    {
      name: 'order',
      label: { zh: 'soft-k-max 次序乱了', en: 'soft-k-max loses the order' },
      values: { tau: 0.2, methods: ['gradient', 'soft'], method: 'soft' },
    },
    {
      name: 'limit',
      label: { zh: '加权 softmax 的极限', en: 'The limit of weighted softmax' },
      values: { tau: 0.05, methods: ['gradient', 'weighted'], method: 'weighted' },
    },
    {
      name: 'recursion',
      label: { zh: '发表的递推悄悄出错', en: 'The published recursion fails silently' },
      values: { tau: 0.0286, methods: ['gradient', 'published'] },
    },
    {
      name: 'half',
      label: { zh: 'k = 1，Laplace 不是 softmax', en: 'k = 1, Laplace is not softmax' },
      values: { k: 1, methods: ['gradient', 'laplace'], method: 'laplace' },
    },
    {
      name: 'missing',
      label: { zh: 'k > n/2，公布的公式无解', en: 'k > n/2, no published solution' },
      values: { x: [0, 0.1, 0.2, 0.3], k: 3, methods: ['gradient', 'laplace'], method: 'laplace' },
    },
    { name: 'ties', label: { zh: '有相等的数', en: 'Ties' }, values: { x: [3, 2, 2, 2, 1] } },
    { name: 'wide', label: { zh: '相差悬殊', en: 'Far apart' }, values: { x: [-20, 15, 3, 2, -8, 20, 0, 12], k: 5 } },
  ],
  check: ({ x, k }) =>
    k > x.length ? { parameter: 'k', fault: `${k} of ${x.length} numbers cannot be chosen` } : null,
  settle: (values) => ({ ...values, k: Math.min(values.k, values.x.length) }),
  model,
  draw,
  summary,
  table,
});
