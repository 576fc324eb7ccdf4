import { value } from '../kit/html.ts';
import type { Language, NumberTable } from '../widget.ts';
import type { Model } from './model.ts';
import type { Method } from './schema.ts';
import { NAMES, WORDS } from './words.ts';

/** What the drawing shows, in one sentence. */
export function summary({ parameters, series, expected, place, all }: Model, language: Language): string {
  const { vectors, r, roll } = parameters;
  const [count, kept] = [value(vectors.length), value(r)];
  const error = (method: Method): string => value(series.find((each) => each.method === method)?.own.squaredError ?? 0);
  const isWorst = all.length > 1 && place === all.length;
  if (language === 'zh') {
    const norm = `${NAMES.norm.zh} ${error('norm')}${isWorst ? '，是所有选法里最差的' : ''}`;
    return `${count} 个向量留 ${kept} 个，误差平方：${norm}；${NAMES.greedy.zh} ${error('greedy')}；第 ${value(roll)} 次抽样 ${error('sampling')}，期望 ${value(expected)}；${NAMES.exhaustive.zh} ${error('exhaustive')}。`;
  }
  const norm = `${error('norm')} ${NAMES.norm.en}${isWorst ? ', the worst of all selections' : ''}`;
  return `Of ${count} vectors ${kept} are kept. Squared errors: ${norm}; ${error('greedy')} ${NAMES.greedy.en}; ${error('sampling')} by draw ${value(roll)}, ${value(expected)} expected; ${error('exhaustive')} at best.`;
}

/** Errors and weights, a way to choose in a row. */
export function table({ parameters: { vectors }, series }: Model, language: Language): NumberTable {
  const names = vectors.map((_, i) => `v${i + 1}`);
  return {
    header: [WORDS.method[language], WORDS.error[language], WORDS.best[language], ...names],
    rows: series.map(({ method, own, best }) => [
      NAMES[method][language],
      own.squaredError,
      best.squaredError,
      ...own.weights,
    ]),
  };
}
