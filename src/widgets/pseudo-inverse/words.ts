import type { Words } from '../widget.ts';

/** What the stage says in words; symbols and numbers stand in the drawings. */
export const WORDS = {
  chart: { zh: '最大的误差随 ε 的变化', en: 'Largest error against ε' },
  residuals: { zh: '四个方程的残差', en: 'Residuals of the four equations' },
  inverses: { zh: '两个逆', en: 'The two inverses' },
  projectors: { zh: '投影与它的近似', en: 'The projector and what stands in for it' },
  total: { zh: '总误差', en: 'Total error' },
  truncation: { zh: '截断', en: 'Truncation' },
  rounding: { zh: '舍入', en: 'Rounding' },
  eigen: { zh: '由 AᵀA 的特征值算', en: 'By eigenvalues of AᵀA' },
  pseudo: { zh: '伪逆', en: 'Pseudo-inverse' },
  ridge: { zh: '岭逆', en: 'Ridge inverse' },
  projector: { zh: '投影', en: 'Projector' },
  standIn: { zh: '近似', en: 'Stand-in' },
  singular: {
    zh: '在双精度下，AᵀA + εI 是奇异的：岭逆算不出来。',
    en: 'In double precision AᵀA + εI is singular: there is no ridge inverse.',
  },
  values: { zh: '奇异值', en: 'Singular values' },
  size: { zh: '伪逆的范数', en: 'Norm of the pseudo-inverse' },
  eigenRank: { zh: '由 AᵀA 的特征值算得的秩', en: 'Rank by eigenvalues of AᵀA' },
  eigenError: { zh: '由它们算得的伪逆，误差', en: 'Error of the inverse from them' },
} satisfies Record<string, Words>;
