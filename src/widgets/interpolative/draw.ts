import { value } from '../kit/html.ts';
import { shown } from '../kit/numbers.ts';
import { line, rect, svg } from '../kit/svg.ts';
import { comparison, facts, key, keys, numberCell, panel } from '../kit/pieces.ts';
import type { Language, NumberTable } from '../widget.ts';
import { coefficientsPlot, matrixPlot } from './grids.ts';
import { type InterpolativeModel, lengthsLeft, type Outcome } from './model.ts';
import { pointsPlot } from './points.ts';
import { NAMES, WORDS } from './words.ts';

/** Coefficients above this are told apart from 1: what exceeds it less is rounding. */
const ONE = 1 + 1e-9;

const SYMBOLS = /M − CZ|\|z\||\b[MZ]\b|\b1\b/g;

/** Words, their symbols kept from translators. */
function words(name: keyof typeof WORDS, language: Language): string {
  return WORDS[name][language].replace(SYMBOLS, (found) => value(found));
}

/** A matrix is exact where no more is left of it than rounding. */
export function isExact({ squaredError }: { squaredError: number }, whole: number): boolean {
  return squaredError <= 1e-20 * whole;
}

/** Squared error over the floor; null where the floor is zero. */
function ratio({ squaredError }: Outcome, { floor, whole }: InterpolativeModel): number | null {
  return isExact({ squaredError: floor }, whole) ? null : squaredError / floor;
}

function errorText(outcome: Outcome, { whole }: InterpolativeModel): string {
  return isExact(outcome, whole) ? '0' : shown(outcome.squaredError);
}

function columnsText({ columns }: Outcome): string {
  return columns.map((j) => j + 1).join(', ');
}

/** Error as a bar, and the floor as a line across it. */
function bar(outcome: Outcome, { outcomes, floor }: InterpolativeModel, isNow: boolean): string {
  const most = Math.max(...outcomes.map(({ squaredError }) => squaredError), 1e-300);
  const at = (error: number): number => 2 + (44 * error) / most;
  return svg(
    [48, 14],
    'key',
    rect([2, 2], [at(outcome.squaredError) - 2, 10], isNow ? 'c0' : 'c5') + line([at(floor), 0], [at(floor), 14], 'c2 line'), // prettier-ignore
  );
}

function ways(model: InterpolativeModel, language: Language): string {
  const names = ['way', 'error', 'ratio', 'largest', 'columns'] as const;
  const rows = model.outcomes.map((outcome): [string, string] => {
    const isNow = outcome.method === model.now.method;
    const name = NAMES[outcome.method][language];
    const times = ratio(outcome, model);
    const cells = [
      numberCell(errorText(outcome, model)),
      numberCell(times === null ? '—' : shown(times, 3)),
      numberCell(shown(outcome.largest, 3), outcome.largest > ONE),
      numberCell(columnsText(outcome)),
    ];
    return [`${bar(outcome, model, isNow)}<span>${isNow ? `<strong>${name}</strong>` : name}</span>`, cells.join('')];
  });
  const header = names.map((name) => words(name, language));
  return comparison(WORDS.way[language], header, rows);
}

function legend({ parameters: { rank } }: InterpolativeModel, language: Language): string {
  const entry = (name: keyof typeof WORDS, stroke: string): string =>
    key(line([0, 6], [28, 6], stroke), words(name, language));
  const all = [entry('chosen', 'c0 line'), entry('rest', 'c1 line')];
  return keys(rank === 1 ? [...all, entry('direction', 'c2 line dots')] : all);
}

function numbers({ whole, floor, subsets, parameters }: InterpolativeModel, language: Language): string {
  const least = isExact({ squaredError: floor }, whole) ? 0 : floor;
  const all: [keyof typeof WORDS, number][] = [
    ['whole', whole],
    ['floor', least],
    ['bound', (parameters.rank + 1) * least],
    ['subsets', subsets],
  ];
  return facts(all.map(([name, x]) => [words(name, language), value(x)]));
}

/** The stage: the matrix, its coefficients, and what each way to choose comes to. */
export function draw(model: InterpolativeModel, language: Language): string {
  const word = (name: keyof typeof WORDS): string => words(name, language);
  if (model.parameters.view === 'matrix')
    return (
      numbers(model, language) + panel(word('matrix'), matrixPlot(model)) + panel(word('ways'), ways(model, language))
    );
  const below = `<p class="widget-heading">${word('ways')}</p>${ways(model, language)}`;
  return (
    numbers(model, language) +
    panel(word('points'), pointsPlot(model, language) + legend(model, language)) +
    panel(word('z'), coefficientsPlot(model) + below)
  );
}

/** What the way that is looked at chooses, and what that costs. */
export function summary(model: InterpolativeModel, language: Language): string {
  const { now, m, outcomes, parameters } = model;
  const name = NAMES[now.method][language];
  const [r, count] = [value(parameters.rank), value(m[0]?.length ?? 0)];
  const [columns, error, largest] = [columnsText(now), errorText(now, model), shown(now.largest, 3)].map((x) => value(x)); // prettier-ignore
  const times = ratio(now, model);
  const least = outcomes.find(({ method }) => method === 'exhaustive') ?? now;
  if (language === 'zh') {
    const more = times === null ? '' : `，是底的 ${value(times, 3)} 倍`;
    const best = `试遍所有的组，最小是 ${value(errorText(least, model))}。`;
    return `从 ${count} 列里取 ${r} 列：按“${name}”取第 ${columns} 列，误差平方 ${error}${more}，最大的系数 ${largest}；${best}`;
  }
  const more = times === null ? '' : `, ${value(times, 3)} times the floor`;
  const best = `the least of all subsets is ${value(errorText(least, model))}.`;
  return `${r} of ${count} columns: ${name} takes ${columns}, with squared error ${error}${more} and coefficients up to ${largest}; ${best}`;
}

/** Coefficients of every column, and what is left of it. */
export function table(model: InterpolativeModel, language: Language): NumberTable {
  const left = lengthsLeft(model);
  return {
    header: [WORDS.column[language], ...model.now.columns.map((j) => `z(${j + 1})`), WORDS.left[language]],
    rows: left.map((length, j) => [j + 1, ...model.now.z.map((row) => row[j] ?? 0), length]),
  };
}
