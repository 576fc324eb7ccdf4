import { checkNumber } from './check.ts';

/** Σ_{j>r} σ_j² for r = 0 … k: the squared error of the best approximation of each rank. Added from the smallest on. */
export function tailSquares(s: ArrayLike<number>): number[] {
  const tails = [0];
  for (let j = s.length - 1; j >= 0; j--) tails.push((tails.at(-1) ?? 0) + (s[j] ?? 0) ** 2);
  return tails.reverse();
}

/** Numbers that r terms of an n × m matrix take: r(n + m), against nm for all entries. */
export function storedNumbers(rank: number, rows: number, columns: number): number {
  for (const [name, value] of Object.entries({ rank, rows, columns })) checkNumber(value, name);
  return rank * (rows + columns);
}
