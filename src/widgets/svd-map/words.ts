import type { Words } from '../widget.ts';

export const WORDS = {
  stages: { zh: '圆，转一转，伸一伸，再转一转', en: 'The circle, turned, stretched, turned again' },
  lengths: { zh: '像的长度随 x 的方向的变化', en: 'Lengths of the images by the direction of x' },
  first: { zh: '被伸得最长的方向', en: 'The direction that is stretched most' },
  second: { zh: '被伸得最短的方向', en: 'The direction that is stretched least' },
  along: { zh: 'x 与它的像', en: 'x and its image' },
  across: { zh: '与 x 垂直的半径与它的像', en: 'The radius at a right angle to x, and its image' },
  columns: { zh: '两个坐标向量；末一幅里是 M 的两列', en: 'The unit vectors; in the last picture the columns of M' },
  values: { zh: '奇异值', en: 'Singular values' },
  determinant: { zh: '行列式', en: 'Determinant' },
  condition: { zh: '条件数', en: 'Condition number' },
  norm: { zh: 'Frobenius 范数', en: 'Frobenius norm' },
  corner: { zh: '两个像的夹角', en: 'Angle between the two images' },
  directionOf: { zh: 'x 的方向', en: 'Direction of x' },
  columnOf: { zh: 'M 的列', en: 'Column of M' },
  product: { zh: '内积', en: 'Inner product' },
} satisfies Record<string, Words>;
