import { widget } from '../widget.ts';
import { draw, summary, table } from './draw.ts';
import { model } from './model.ts';
import { schema } from './schema.ts';

/** What a 2 × 2 matrix does to the unit circle, in three stages. */
export const svdMap = widget({
  name: 'svd-map',
  title: { zh: '一个矩阵把圆变成椭圆', en: 'A matrix makes a circle an ellipse' },
  schema,
  presets: [
    { name: 'example', label: { zh: '文中的例子', en: 'The example' }, values: {} },
    { name: 'found', label: { zh: '找到了 v₁', en: 'v₁ is found' }, values: { angle: 45 } },
    { name: 'shear', label: { zh: '错切', en: 'A shear' }, values: { a: [[1, 1], [0, 1]] } }, // prettier-ignore
    { name: 'circle', label: { zh: '圆还是圆', en: 'Still a circle' }, values: { a: [[3, -4], [4, 3]] } }, // prettier-ignore
    { name: 'over', label: { zh: '翻了面', en: 'Turned over' }, values: { a: [[1, 2], [2, -2]] } }, // prettier-ignore
    { name: 'flat', label: { zh: '压扁了', en: 'Flat' }, values: { a: [[2, 4], [1, 2]] } }, // prettier-ignore
    { name: 'near', label: { zh: '两个奇异值几乎相等', en: 'Singular values nearly equal' }, values: { a: [[4, 0.1], [0.1, 4]] } }, // prettier-ignore
  ],
  model,
  draw,
  summary,
  table,
});
