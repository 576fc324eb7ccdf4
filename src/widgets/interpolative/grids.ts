/** Matrices as heat maps: M, Z and what is left one below the other, their columns in line. */
import { decimals, exact } from '../kit/numbers.ts';
import { heatMap, rect, svg, text } from '../kit/svg.ts';
import type { InterpolativeModel } from './model.ts';

const WIDTH = 340;
const LEFT = 12;

function nothing(): string {
  return '';
}

function frames(columns: readonly number[], [top, rows]: readonly [number, number], cell: number): string {
  return columns.map((j) => rect([LEFT + j * cell - 1, top - 1], [cell + 1, rows * cell + 1], 'c2 hollow')).join('');
}

/** Numbers of the chosen columns; of neighbours, which would run into one another, the second stands higher. */
function columnNames(columns: readonly number[], cell: number): string {
  let last = -Infinity;
  let isHigh = false;
  let names = '';
  for (const j of [...columns].sort((a, b) => a - b)) {
    isHigh = j - last < 3 && !isHigh;
    last = j;
    names += text(LEFT + (j + 0.5) * cell, isHigh ? 11 : 22, exact(j + 1), 'tick middle');
  }
  return names;
}

/** M above Z above M − CZ; chosen columns are framed. */
export function matrixPlot({ m, now, residual }: InterpolativeModel): string {
  const cell = (WIDTH - 2 * LEFT) / (m[0]?.length ?? 1);
  let top = 28;
  let all = columnNames(now.columns, cell);
  for (const one of [m, now.z, residual]) {
    all += heatMap(one, [LEFT, top], cell, nothing) + frames(now.columns, [top, one.length], cell);
    top += one.length * cell + 10;
  }
  return svg([WIDTH, top], 'id-matrix', all);
}

/** Z with its numbers. */
export function coefficientsPlot({ m, now }: InterpolativeModel): string {
  const cell = Math.min(52, (WIDTH - 2 * LEFT) / (m[0]?.length ?? 1));
  const names = (m[0] ?? []).map((_, j) => text(LEFT + (j + 0.5) * cell, 11, exact(j + 1), 'tick middle'));
  const map = heatMap(now.z, [LEFT, 18], cell, (value) => decimals(value, 2));
  return svg(
    [WIDTH, 24 + now.z.length * cell],
    'id-coefficients',
    map + frames(now.columns, [18, now.z.length], cell) + names.join(''),
  );
}
