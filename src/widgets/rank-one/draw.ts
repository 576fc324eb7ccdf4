import { grid, unitOf } from '../kit/grids.ts';
import { value } from '../kit/html.ts';
import { facts, key, keys, pair, panel } from '../kit/pieces.ts';
import { line, linearScale, rect, svg, xAxis } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import type { NumberTable } from '../widget.ts';
import { board } from './board.ts';
import type { Model } from './model.ts';
import { WORDS } from './words.ts';

const WIDTH = 340;
const [LEFT, RIGHT] = [10, 328];

/** Squared errors on one scale, from none to that of no guess; what is larger goes to the edge. */
function errorsPlot({ errors, best, whole }: Model): string {
  const across = linearScale([0, whole > 0 ? whole * 1.02 : 1], [LEFT, RIGHT]);
  const at = (x: number): number => across(Math.min(x, across.domain[1]));
  const content =
    xAxis(across, { at: 66 }) +
    rect([LEFT, 12], [at(errors.own) - LEFT, 18], 'c0') +
    rect([LEFT, 38], [at(errors.scaled) - LEFT, 18], 'c3') +
    line([at(best), 4], [at(best), 66], 'c2 line strong') +
    line([at(whole), 4], [at(whole), 66], 'axis dash');
  return svg([WIDTH, 88], 'rank-one-errors', content);
}

/** How many times the least; a dash where the least is zero. */
function ratio({ errors, best, whole }: Model): string {
  return best > 1e-12 * whole ? value(errors.own / best, 3) : value('—');
}

function known(model: Model, language: Language): string {
  const { errors, best, whole } = model;
  return facts([
    [WORDS.own[language], value(errors.own)],
    [WORDS.scaled[language], value(errors.scaled)],
    [WORDS.best[language], value(best > 1e-12 * whole ? best : 0)],
    [WORDS.ratio[language], ratio(model)],
  ]);
}

export function draw(model: Model, language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const { parameters, rest } = model;
  const stroke = (className: string): string => line([14, 0], [14, 12], className);
  const marks = [key(stroke('c1 line'), word('hint'))];
  if (parameters.reveal) marks.push(key(stroke('c2 line strong'), word('answer')));
  const lines = [
    key(rect([2, 1], [24, 10], 'c0'), word('own')),
    key(rect([2, 1], [24, 10], 'c3'), word('scaled')),
    key(stroke('c2 line strong'), word('best')),
    key(stroke('axis dash'), word('whole')),
  ];
  const unit = unitOf(parameters.a);
  return (
    known(model, language) +
    panel(word('guess'), board(model, language) + keys(marks)) +
    panel(
      word('matrices'),
      pair([word('matrix'), grid(parameters.a, unit)], [word('rest'), grid(rest, unit)]) +
        `<p class="widget-heading">${word('errors')}</p>` +
        errorsPlot(model) +
        keys(lines),
    )
  );
}

export function summary(model: Model, language: Language): string {
  const { errors, best, whole } = model;
  const [own, scaled, least] = [errors.own, errors.scaled, best > 1e-12 * whole ? best : 0].map((each) => value(each));
  return language === 'zh'
    ? `猜的误差平方是 ${own}，方向不动、配上最好的倍数是 ${scaled}；秩一的矩阵最小能到 ${least}。`
    : `The guess has the squared error ${own}, with the best multiple ${scaled}; no matrix of rank one has less than ${least}.`;
}

export function table({ parameters, guess, rest }: Model, language: Language): NumberTable {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  return {
    header: [word('entry'), word('matrix'), word('guessed'), word('rest')],
    rows: parameters.a.flatMap((row, i) =>
      row.map((entry, j) => [`${i + 1}, ${j + 1}`, entry, guess[i]?.[j] ?? 0, rest[i]?.[j] ?? 0]),
    ),
  };
}
