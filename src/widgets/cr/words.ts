import type { Words } from '../kit/words.ts';

/** The ways to choose, in the order in which they are drawn. */
export const NAMES = {
  norm: { zh: '按范数', en: 'by norm' },
  greedy: { zh: '成对贪心', en: 'greedy in pairs' },
  sampling: { zh: '抽样', en: 'sampling' },
  exhaustive: { zh: '最优', en: 'best of all' },
} satisfies Record<string, Words>;

/** What the stage says in words; symbols and numbers stand in the drawings. */
export const WORDS = {
  plane: { zh: '向量（可以拖），粗的是细看的那一种留下的', en: 'The vectors (drag them); bold, what is kept' },
  sums: { zh: '全部之和（十字）与各种办法的和', en: 'The sum of all (cross), and what stands for it' },
  errors: { zh: '误差平方，上面的短线是全部选法', en: 'Squared errors; ticks on top: every selection' },
  means: {
    zh: '反复抽样，误差平方的平均（竖线可以拖）',
    en: 'Drawing again and again: mean squared error (drag the line)',
  },
  best: { zh: '配上最优权重', en: 'with the best weights' },
  close: { zh: '细看的配上最优权重', en: 'the one in bold with the best weights' },
  spread: { zh: '抽样的期望与标准差', en: 'expectation and deviation of sampling' },
  nothing: { zh: '一个也不留', en: 'nothing kept' },
  mean: { zh: '前若干次的平均', en: 'mean of the first draws' },
  expectation: { zh: '期望', en: 'expectation' },
  band: { zh: '期望上下两个标准误差', en: 'two standard errors about it' },
  selections: { zh: '选法', en: 'Selections' },
  average: { zh: '随便选，平均误差', en: 'Error of a selection on average' },
  place: { zh: '按范数的名次', en: 'Place of the choice by norm' },
  expected: { zh: '抽样，期望', en: 'Sampling, expected' },
  deviation: { zh: '标准差', en: 'Standard deviation' },
  vector: { zh: '向量', en: 'Vector' },
  roll: { zh: '第几次抽样', en: 'Which draw' },
  method: { zh: '办法', en: 'way' },
  error: { zh: '误差平方', en: 'squared error' },
} satisfies Record<string, Words>;
