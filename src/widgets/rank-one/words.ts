import type { Words } from '../widget.ts';

export const WORDS = {
  guess: { zh: '左边是 u，上面是 v，格子里是乘积', en: 'u on the left, v above, and their products' },
  matrices: { zh: '矩阵与它减去猜的', en: 'The matrix, and what the guess leaves of it' },
  matrix: { zh: '矩阵', en: 'Matrix' },
  rest: { zh: '余下的', en: 'What is left' },
  errors: { zh: '误差平方', en: 'Squared errors' },
  own: { zh: '猜的误差平方', en: 'Squared error of the guess' },
  scaled: { zh: '配上最好的倍数', en: 'With the best multiple' },
  best: { zh: '最小', en: 'The least' },
  whole: { zh: '什么都不猜', en: 'No guess at all' },
  hint: { zh: '另一个不动时，这里最好', en: 'Best while the other stays' },
  answer: { zh: '答案', en: 'The answer' },
  ratio: { zh: '是最小的几倍', en: 'Times the least' },
  entry: { zh: '行，列', en: 'Row, column' },
  guessed: { zh: '猜的', en: 'Guess' },
  handle: { zh: '第', en: 'number' },
} satisfies Record<string, Words>;
