import type { Words } from '../kit/words.ts';

/** The constructions, in the order in which they are drawn. */
export const NAMES = {
  gradient: { zh: '梯度', en: 'gradient' },
  truncated: { zh: '阈值 min(1, eᵗ)', en: 'threshold min(1, eᵗ)' },
  sigmoid: { zh: '阈值 σ', en: 'threshold σ' },
  laplace: { zh: '阈值 Laplace', en: 'threshold, Laplace' },
  soft: { zh: 'soft-k-max', en: 'soft-k-max' },
  weighted: { zh: '加权 softmax', en: 'weighted softmax' },
  published: { zh: '梯度，按发表的递推', en: 'gradient, by the published recursion' },
} satisfies Record<string, Words>;

export const WORDS = {
  numbers: { zh: '数 x（可以拖）', en: 'The numbers x (drag them)' },
  shares: { zh: '各构造的 p，虚框是不光滑的 Top-k', en: 'What each construction makes of them; dashed, Top-k itself' },
  threshold: { zh: '细看：p 与 x', en: 'Closely: p against x' },
  sweep: { zh: '细看：p 随 τ 的变化（竖线可以拖）', en: 'Closely: p as τ changes (drag the line)' },
  jacobian: { zh: '细看：∂p/∂x，行是 p，列是 x', en: 'Closely: ∂p/∂x, rows p, columns x' },
  sum: { zh: '和', en: 'sum' },
  above: { zh: '超过 1', en: 'above 1' },
  below: { zh: '小于 0', en: 'below 0' },
  order: { zh: '次序乱了', en: 'order lost' },
  wrongSum: { zh: '和不是 k', en: 'sum is not k' },
  nan: { zh: '不是数', en: 'not a number' },
  noCase: { zh: '发表的分段公式在这里没有解', en: 'the published cases have no solution here' },
  item: { zh: '第几个', en: 'item' },
  hard: { zh: '不光滑', en: 'hard' },
  tau: { zh: '温度 τ', en: 'Temperature τ' },
} satisfies Record<string, Words>;
