/** M, its approximation and the error as heat maps of one scale. */
import { type Matrix, maxAbs } from '../../numerics/index.ts';
import { entry, exact, shown } from '../kit/numbers.ts';
import { heatMap, rect, svg, text } from '../kit/svg.ts';
import type { Language } from '../widget.ts';
import type { CurModel } from './model.ts';
import { WORDS } from './words.ts';

const WIDTH = 340;
const LEFT = 48;
const TOP = 46;
/** Length of the bar for a leverage score of one. */
const BAR = 22;

function cellOf(m: Matrix): number {
  return Math.min(52, (WIDTH - LEFT - 4) / (m[0]?.length ?? 1));
}

function map(matrix: Matrix, { m }: CurModel, top: number): string {
  const unit = maxAbs(m);
  const clean = matrix.map((row) => row.map((value) => (Math.abs(value) <= 1e-11 * unit ? 0 : value)));
  return heatMap(clean, [LEFT, top], cellOf(m), (value) => entry(value, unit), unit);
}

/** Chosen rows and columns, framed. */
function cross({ m, choices: [now] }: CurModel, top: number): string {
  const cell = cellOf(m);
  const [rows, columns] = [m.length, m[0]?.length ?? 0];
  return (
    now.rows.map((i) => rect([LEFT - 1, top + i * cell - 1], [columns * cell + 1, cell + 1], 'c2 hollow')).join('') +
    now.columns.map((j) => rect([LEFT + j * cell - 1, top - 1], [cell + 1, rows * cell + 1], 'c2 hollow')).join('')
  );
}

function toggle(
  kind: 'row' | 'column',
  place: number,
  isOn: boolean,
  score: number,
  language: Language,
): Record<string, string> {
  const number = exact(place + 1);
  const name = language === 'zh' ? `第 ${number} ${WORDS[kind].zh}` : `${WORDS[kind].en} ${number}`;
  const leverage = language === 'zh' ? `，杠杆分数 ${shown(score, 3)}` : `, leverage ${shown(score, 3)}`;
  return { 'data-toggle': `${kind}:${number}`, 'data-label': name + leverage, 'data-on': String(isOn) };
}

/** Numbers of rows and columns, to be pressed, with bars for their leverage scores. */
function headers({ m, scores, choices: [now] }: CurModel, language: Language): string {
  const cell = cellOf(m);
  const style = (isOn: boolean): string => (isOn ? 'c2' : 'c5');
  const rows = m.map((_, i) => {
    const [y, isOn, score] = [TOP + i * cell, now.rows.includes(i), scores.rows[i] ?? 0];
    return (
      rect([26 - BAR * score, y + cell / 2 - 5], [BAR * score, 10], style(isOn)) +
      text(36, y + cell / 2 + 4, exact(i + 1), isOn ? 'middle' : 'tick middle') +
      rect([0, y], [LEFT - 2, cell], 'grip', toggle('row', i, isOn, score, language))
    );
  });
  const columns = (m[0] ?? []).map((_, j) => {
    const [x, isOn, score] = [LEFT + j * cell, now.columns.includes(j), scores.columns[j] ?? 0];
    return (
      rect([x + cell / 2 - 5, 24 - BAR * score], [10, BAR * score], style(isOn)) +
      text(x + cell / 2, 38, exact(j + 1), isOn ? 'middle' : 'tick middle') +
      rect([x, 0], [cell, TOP - 2], 'grip', toggle('column', j, isOn, score, language))
    );
  });
  return rows.join('') + columns.join('');
}

function height(m: Matrix, top: number): number {
  return top + m.length * cellOf(m) + 2;
}

export function matrixPanel(model: CurModel, language: Language): string {
  const drawing = `<g aria-hidden="true">${map(model.m, model, TOP)}${cross(model, TOP)}</g>`;
  return svg([WIDTH, height(model.m, TOP)], 'cur-matrix', drawing + headers(model, language));
}

/** Beside M, and in line with it on a wide screen. */
export function approximationPanel(model: CurModel): string {
  const drawing = map(model.approximation, model, TOP) + cross(model, TOP);
  return svg([WIDTH, height(model.m, TOP)], 'cur-approximation', drawing);
}

export function errorPanel(model: CurModel): string {
  return svg([WIDTH, height(model.m, 4)], 'cur-error', map(model.error, model, 4) + cross(model, 4));
}
