/** Matrices as squares of colour with their numbers. */
import { type Matrix, maxAbs } from '../../numerics/index.ts';
import { entry } from './numbers.ts';
import { rect, svg, text } from './svg.ts';

/** Every matrix has room for so many columns, so that all are drawn to one scale. */
const COLUMNS = 4;
const WIDTH = 41;
const HEIGHT = 30;
/** Room for the bracket. */
const EDGE = 3;
/** Darkest shade of a cell: the number on it must stay easy to read. */
const DEPTH = 0.36;

/**
 * A matrix as a heat map with its numbers, one colour above zero and one below, as deep as the entry is large.
 *
 * @param unit What is drawn in the deepest shade.
 */
export function grid(matrix: Matrix, unit: number): string {
  const [rows, columns] = [matrix.length, matrix[0]?.length ?? 0];
  const [width, height] = [columns * WIDTH + 2 * EDGE, rows * HEIGHT + 2];
  const cells = matrix.flatMap((row, i) =>
    row.map((value, j) => {
      const [x, y] = [EDGE + j * WIDTH, 1 + i * HEIGHT];
      const share = unit > 0 ? Math.min(1, Math.abs(value) / unit) : 0;
      const shade = { 'fill-opacity': Math.round(share * DEPTH * 1000) / 1000 };
      const sign = value < 0 ? 'cold' : 'warm';
      return (
        rect([x + 1, y + 1], [WIDTH - 2, HEIGHT - 2], `cell ${sign}`, shade) +
        text(x + WIDTH / 2, y + 19, entry(value, unit), 'entry middle')
      );
    }),
  );
  const brackets = `<path class="axis" d="M7 1H1V${height - 1}H7M${width - 7} 1H${width - 1}V${height - 1}H${width - 7}"/>`;
  return svg([COLUMNS * WIDTH + 2 * EDGE, height], 'matrix', brackets + cells.join(''));
}

/** The deepest shade that matrices share. */
export function unitOf(...matrices: Matrix[]): number {
  return Math.max(...matrices.map(maxAbs));
}
