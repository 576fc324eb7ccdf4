import { checkInteger, checkMatrix, type Matrix } from '../check.ts';
import { defaultTolerance, numericalRank } from '../pseudo-inverse.ts';
import { svd } from '../svd.ts';

/**
 * Leverage scores of the columns of an n × m matrix: squared lengths of the rows of V[:, :rank], from 0 to 1, with sum
 * `rank` (Mahoney and Drineas 2009). Of the rows: the scores of the transpose. Where the matrix has a lower rank, vectors
 * of singular values that are zero do not count, and the sum is that rank.
 *
 * @param rank From 1 to min(n, m). Where σ_rank = σ_rank+1 the scores are one choice of several.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; `rank` is no such integer.
 */
export function leverageScores(m: Matrix, rank: number): number[] {
  const { rows, columns } = checkMatrix(m);
  checkInteger(rank, 'rank', 1, Math.min(rows, columns));
  const { s, v } = svd(m);
  const counted = Math.min(rank, numericalRank(s, defaultTolerance(rows, columns)));
  return v.map((row) => row.slice(0, counted).reduce((sum, value) => sum + value * value, 0));
}

/**
 * Columns of an n × m matrix by the discrete empirical interpolation method on its right singular vectors (Chaturantabut
 * and Sorensen 2010; for CUR Sorensen and Embree 2016): of each vector, the place where it is worst interpolated from the
 * vectors before at the places chosen before. Of the rows: the columns of the transpose.
 *
 * @param rank From 1 to min(n, m).
 * @returns Different columns, counted from zero, in the order of choosing; among equals the first.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; `rank` is no such integer.
 */
export function deim(m: Matrix, rank: number): number[] {
  const { rows, columns } = checkMatrix(m);
  checkInteger(rank, 'rank', 1, Math.min(rows, columns));
  const { v } = svd(m);
  const chosen: number[] = [];
  // What each vector adds, divided by its entry at the chosen place: it is 0 at the places before, so that they are
  // interpolated one after the other.
  const added: number[][] = [];
  for (let k = 0; k < rank; k++) {
    let residual = v.map((row) => row[k] ?? 0);
    chosen.forEach((place, i) => {
      const weight = residual[place] ?? 0;
      residual = residual.map((value, j) => value - weight * (added[i]?.[j] ?? 0));
    });
    const sizes = residual.map((value, j) => (chosen.includes(j) ? -1 : Math.abs(value)));
    const place = sizes.indexOf(Math.max(...sizes));
    const pivot = residual[place] ?? 1;
    chosen.push(place);
    added.push(residual.map((value) => value / pivot));
  }
  return chosen;
}
