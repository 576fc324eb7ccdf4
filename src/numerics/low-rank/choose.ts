/** Ways to choose columns of a matrix, one at a time. */
import { eliminate, type Elimination, product, square, startElimination } from './elimination.ts';

/** How much a column is worth where others are chosen already; at least 0. */
type Worth = (state: Elimination, column: number) => number;

/** Column pivoting of QR (Businger and Golub 1965): the square of what is left of the column itself. */
const byLength: Worth = ({ residuals }, j) => square(residuals[j] ?? new Float64Array(0));

/** By how much the squared error falls, over all columns, once this one is chosen. */
const byGain: Worth = ({ residuals }, j) => {
  const own = residuals[j] ?? new Float64Array(0);
  const length = square(own);
  if (length === 0) return 0;
  return residuals.reduce((sum, residual) => sum + product(own, residual) ** 2, 0) / length;
};

/** The first of those worth most. */
function best(worth: readonly number[]): number {
  let found = -1;
  worth.forEach((value, j) => {
    if (value >= 0 && (found < 0 || value > (worth[found] ?? 0))) found = j;
  });
  return found;
}

/** One drawn with odds as they are worth; the first where nothing is worth anything. */
function drawn(worth: readonly number[], random: () => number): number {
  const total = worth.reduce((sum, value) => sum + Math.max(0, value), 0);
  let left = total * random();
  const found = worth.findIndex((value) => value > 0 && (left -= value) < 0);
  return found >= 0 ? found : best(worth);
}

function choose(
  columns: readonly Float64Array[],
  rank: number,
  worthOf: Worth,
  pick: (worth: readonly number[], state: Elimination) => number,
): Elimination {
  let state = startElimination(columns);
  for (let step = 0; step < rank; step++) {
    const now = state;
    // What is chosen already is worth less than nothing.
    const worth = columns.map((_, j) => (now.chosen.includes(j) ? -1 : worthOf(now, j)));
    state = eliminate(now, pick(worth, now));
  }
  return state;
}

export function chooseLongest(columns: readonly Float64Array[], rank: number): Elimination {
  return choose(columns, rank, byLength, best);
}

/** Where rounding cannot tell gains apart, as in the last step of an exact choice, the one that is longest. */
export function chooseGreedily(columns: readonly Float64Array[], rank: number): Elimination {
  return choose(columns, rank, byGain, (worth, state) => {
    const least = Math.max(...worth) * (1 - 16 * columns.length * Number.EPSILON);
    return best(worth.map((value, j) => (value >= least ? byLength(state, j) : -1)));
  });
}

/** Adaptive sampling (Deshpande and Vempala 2006): pivoting with the longest replaced by a draw. */
export function chooseRandomly(columns: readonly Float64Array[], rank: number, random: () => number): Elimination {
  return choose(columns, rank, byLength, (worth) => drawn(worth, random));
}

export function chooseThese(columns: readonly Float64Array[], chosen: readonly number[]): Elimination {
  return chosen.reduce(eliminate, startElimination(columns));
}
