import { value } from '../kit/html.ts';
import { shown } from '../kit/numbers.ts';
import { comparison, facts, numberCell, panel } from '../kit/pieces.ts';
import type { Language, NumberTable } from '../widget.ts';
import type { Choice, CurModel } from './model.ts';
import { approximationPanel, errorPanel, matrixPanel } from './panels.ts';
import { CORES, PICKS, WORDS } from './words.ts';

const SYMBOLS = /CUR − M|\bCUR\b|\bdet W\b|C†MR†|W†|\bM\b/g;

/** Words, their symbols kept from translators. */
function symbols(words: string): string {
  return words.replace(SYMBOLS, (found) => value(found));
}

function words(name: keyof typeof WORDS, language: Language): string {
  return symbols(WORDS[name][language]);
}

/** An error of which only rounding is left is none. */
function errorText(squaredError: number, whole: number): string {
  return squaredError <= 1e-20 * whole ? '0' : shown(squaredError);
}

function places(all: readonly number[]): string {
  return all.map((i) => i + 1).join(', ');
}

function determinantText(determinant: number | null): string {
  return determinant === null ? '—' : shown(determinant, 3);
}

/** Squared error with the crossing as core over that with the best; null where the best is none. */
function blowUp({ cur }: Choice, whole: number): number | null {
  const [best, other] = [cur.optimal.squaredError, cur.intersection.squaredError];
  return best <= 1e-20 * whole ? null : other / best;
}

function numbers({ whole, floor, blow, choices: [now] }: CurModel, language: Language): string {
  const times = blowUp(now, whole);
  const all: [keyof typeof WORDS, string][] = [
    ['determinant', determinantText(now.determinant)],
    ['inverse', shown(blow)],
    ['optimal', errorText(now.cur.optimal.squaredError, whole)],
    ['intersection', errorText(now.cur.intersection.squaredError, whole)],
    ['blowUp', times === null ? '—' : `${shown(times)}×`],
    ['floor', errorText(floor, whole)],
    ['whole', shown(whole)],
  ];
  return facts(all.map(([name, text]) => [words(name, language), value(text)]));
}

/** What each way takes; errors more than ten times the best core's are marked. */
function suggestions({ choices, whole }: CurModel, language: Language): string {
  const names = ['pick', 'rows', 'columns', 'determinant', 'optimal', 'intersection'] as const;
  const [now, ...others] = choices;
  const rows = (now.pick === 'own' ? choices : others).map((one): [string, string] => {
    const { optimal, intersection } = one.cur;
    const name = one.pick === 'deim' ? value(PICKS.deim.en) : PICKS[one.pick][language];
    const cells = [
      numberCell(places(one.rows)),
      numberCell(places(one.columns)),
      numberCell(determinantText(one.determinant)),
      numberCell(errorText(optimal.squaredError, whole)),
      numberCell(errorText(intersection.squaredError, whole), (blowUp(one, whole) ?? 0) > 10),
    ];
    return [`<span>${one.pick === now.pick ? `<strong>${name}</strong>` : name}</span>`, cells.join('')];
  });
  const header = names.map((name) => words(name, language));
  return comparison(WORDS.suggestions[language], header, rows);
}

/** The stage: M with its cross, its approximation, the error, and who would choose what. */
export function draw(model: CurModel, language: Language): string {
  const note = `<p class="widget-heading">${words('scores', language)}</p>`;
  return (
    numbers(model, language) +
    panel(words('m', language), matrixPanel(model, language) + note) +
    panel(words('approximation', language), approximationPanel(model)) +
    panel(words('error', language), errorPanel(model)) +
    panel(words('suggestions', language), suggestions(model, language))
  );
}

export function summary(model: CurModel, language: Language): string {
  const { whole, floor, parameters, choices: [now] } = model; // prettier-ignore
  const [rows, columns] = [value(places(now.rows)), value(places(now.columns))];
  const error = value(errorText(now.cur[parameters.core].squaredError, whole));
  const core = symbols(CORES[parameters.core][language]);
  const least = value(errorText(floor, whole));
  const det = now.determinant === null ? null : value(determinantText(now.determinant));
  if (language === 'zh') {
    const crossing = det === null ? '交叉不是方阵' : `交叉的行列式是 ${det}`;
    return `取第 ${rows} 行、第 ${columns} 列，${crossing}；核取${core}，误差平方 ${error}，底是 ${least}。`;
  }
  const crossing = det === null ? 'whose crossing is not square' : `whose crossing has determinant ${det}`;
  return `Rows ${rows} and columns ${columns}, ${crossing}; with the core ${core} the squared error is ${error}, the floor ${least}.`;
}

/** Entry by entry: M, its approximation, and the error. */
export function table({ m, approximation, error }: CurModel, language: Language): NumberTable {
  return {
    header: [WORDS.row[language], WORDS.column[language], 'M', 'CUR', 'CUR − M'],
    rows: m.flatMap((row, i) =>
      row.map((entry, j) => [i + 1, j + 1, entry, approximation[i]?.[j] ?? 0, error[i]?.[j] ?? 0]),
    ),
  };
}
