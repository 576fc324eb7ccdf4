import { type Matrix, maxAbs } from '../../numerics/index.ts';
import { at, cell } from './notation.ts';

const WIDTH = 38;
const HEIGHT = 30;
/** Darkest shade of a cell: the number on it must stay easy to read. */
const DEPTH = 0.36;

/**
 * A matrix as a heat map with its numbers: blue above zero, red below, as deep as the entry is large beside `unit`.
 *
 * @param unit What is drawn in the deepest shade; entries that are rounding beside it are shown as zero.
 */
export function heatMap(matrix: Matrix, unit: number): string {
  const [rows, columns] = [matrix.length, matrix[0]?.length ?? 0];
  const cells = matrix.flatMap((row, i) =>
    row.map((value, j) => {
      const [x, y] = [j * WIDTH, i * HEIGHT];
      const share = unit > 0 ? Math.min(1, Math.abs(value) / unit) : 0;
      const shade = Math.round(share * DEPTH * 1000) / 1000;
      return `<rect class="cell ${value < 0 ? 'below' : 'above'}" x="${x + 1}" y="${y + 1}" width="${WIDTH - 2}" height="${HEIGHT - 2}" fill-opacity="${shade}"/><text class="entry" x="${at(x + WIDTH / 2)}" y="${y + 19}">${cell(value, unit)}</text>`;
    }),
  );
  const [width, height] = [columns * WIDTH, rows * HEIGHT];
  return `<svg class="heat notranslate" translate="no" viewBox="-3 -1 ${width + 6} ${height + 2}" width="${width + 6}" height="${height + 2}" aria-hidden="true"><path class="bracket" d="M4 0H-2V${height}H4M${width - 4} 0H${width + 2}V${height}H${width - 4}"/>${cells.join('')}</svg>`;
}

/** The deepest shade that two matrices share. */
export function unitOf(...matrices: Matrix[]): number {
  return Math.max(...matrices.map(maxAbs));
}
