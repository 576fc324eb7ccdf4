import { value } from '../kit/html.ts';
import { facts, key, keys, panel } from '../kit/pieces.ts';
import { circle, line, rect } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import { errorsPlot, meansPlot } from './charts.ts';
import { mark } from './marks.ts';
import type { Model } from './model.ts';
import { planePlot, sumsPlot } from './plane.ts';
import { NAMES, WORDS } from './words.ts';

/** What is known before any choice. */
function known({ all, mean, place, expected, deviation, whole }: Model, language: Language): string {
  const shown = [
    ['selections', value(all.length)],
    ['average', value(mean)],
    ['place', value(`${place} / ${all.length}`)],
    ['expected', value(expected)],
    ['deviation', value(deviation)],
    ['nothing', value(whole)],
  ] as const;
  return facts(shown.map(([name, html]) => [WORDS[name][language], html]));
}

/** The stage: the vectors, the sums, the errors, and what comes of drawing again and again. */
export function draw(model: Model, language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const methods = model.series.map(({ method }) => key(mark(method, [14, 6], 5.5), NAMES[method][language]));
  const sums = [key(circle([14, 6], 3, 'point'), word('close'))];
  const bars = [
    key(rect([2, 2], [24, 8], 'c5 mark hollow'), word('best')),
    key(line([2, 6], [26, 6], 'axis line') + line([14, 1], [14, 11], 'axis line'), word('spread')),
    key(line([14, 0], [14, 12], 'axis dash'), word('nothing')),
  ];
  const lines = [
    key(line([0, 6], [28, 6], 'line c2'), word('mean')),
    key(line([0, 6], [28, 6], 'c2 dash'), word('expectation')),
    key(`<path d="M0 1H28V11H0Z" class="boxes c2" fill-opacity="0.18"/>`, word('band')),
  ];
  return (
    known(model, language) +
    panel(word('plane'), planePlot(model, language) + keys(methods)) +
    panel(word('sums'), sumsPlot(model) + keys(sums)) +
    panel(word('errors'), errorsPlot(model) + keys(bars)) +
    panel(word('means'), meansPlot(model, language) + keys(lines))
  );
}
