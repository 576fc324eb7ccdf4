import { value } from '../kit/html.ts';
import { shown } from '../kit/numbers.ts';
import { panel } from '../kit/pieces.ts';
import { rect, svg } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import type { NumberTable } from '../widget.ts';
import type { Model, Series } from './model.ts';
import { colourOf, jacobianPlot, numbersPlot, sharesPlot, sweepPlot, thresholdPlot } from './panels.ts';
import { NAMES, WORDS } from './words.ts';

/** Names, sums and what is wrong with each construction. */
function legend(series: readonly Series[], language: Language): string {
  const items = series.map(({ method, sum, violations }) => {
    const key = svg([14, 12], 'key', rect([1, 1], [12, 10], colourOf(method)));
    const total = `<span class="badge">${WORDS.sum[language]} ${value(sum)}</span>`;
    const bad = violations.map((each) => `<span class="badge bad">${WORDS[each][language]}</span>`);
    return `<li>${key}<span>${NAMES[method][language]}</span> ${total}${bad.join('')}</li>`;
  });
  return `<ul class="widget-keys">${items.join('')}</ul>`;
}

/** The stage: the numbers, what the constructions make of them, and one of these closely. */
export function draw(model: Model, language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const note = model.noCase ? `<p><span class="badge bad">${word('noCase')}</span></p>` : '';
  return (
    panel(word('numbers'), numbersPlot(model, language)) +
    panel(word('shares'), sharesPlot(model)) +
    `<div class="widget-panel wide">${legend(model.series, language)}</div>` +
    panel(word('threshold'), thresholdPlot(model) + note) +
    panel(word('sweep'), sweepPlot(model, language)) +
    panel(word('jacobian'), jacobianPlot(model))
  );
}

/** The construction that is looked at, its p, and what is wrong with any. */
export function summary({ parameters, close, series }: Model, language: Language): string {
  const { k, tau, method } = parameters;
  const zh = language === 'zh';
  const p = value(`(${close.map((each) => shown(each)).join(', ')})`);
  const [kValue, tauValue] = [value(k), value(tau)];
  const name = NAMES[method][language];
  const first = zh
    ? `取 ${kValue} 个，温度 ${tauValue}：${name}给出 ${p}。`
    : `With ${kValue} chosen at temperature ${tauValue}, ${name} gives ${p}.`;
  const faults = series
    .filter(({ violations }) => violations.length > 0)
    .map((each) => {
      const what = each.violations.map((violation) => WORDS[violation][language]).join(zh ? '、' : ', ');
      return zh ? `${NAMES[each.method].zh}：${what}` : `${NAMES[each.method].en}: ${what}`;
    });
  return faults.length === 0 ? first : `${first}${zh ? '' : ' '}${faults.join(zh ? '；' : '; ')}${zh ? '。' : '.'}`;
}

export function table({ parameters: { x }, hard, series }: Model, language: Language): NumberTable {
  return {
    header: [WORDS.item[language], 'x', WORDS.hard[language], ...series.map(({ method }) => NAMES[method][language])],
    rows: x.map((own, i) => [i + 1, own, hard[i] ?? 0, ...series.map(({ p }) => p[i] ?? Number.NaN)]),
  };
}
