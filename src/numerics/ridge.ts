import { checkMatrix, checkNumber, checkResult, type Matrix } from './check.ts';
import { gram, multiply, transpose } from './matrix.ts';
import { invertSvd, numericalRank } from './pseudo-inverse.ts';
import { outerSum, svd, type Svd } from './svd.ts';

/**
 * X of a·X = b by Gaussian elimination with partial pivoting, for a square matrix; null where a pivot is zero, that is,
 * where the matrix is singular as it stands.
 */
export function solve(a: Matrix, b: Matrix): number[][] | null {
  const n = a.length;
  const work = a.map((row, i) => [...row, ...(b[i] ?? [])]);
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(work[i]?.[k] ?? 0) > Math.abs(work[best]?.[k] ?? 0)) best = i;
    const [pivotRow = [], other = []] = [work[best], work[k]];
    [work[k], work[best]] = [pivotRow, other];
    const pivot = pivotRow[k] ?? 0;
    if (pivot === 0) return null;
    for (let i = k + 1; i < n; i++) {
      const factor = (work[i]?.[k] ?? 0) / pivot;
      work[i] = (work[i] ?? []).map((value, j) => value - factor * (pivotRow[j] ?? 0));
    }
  }
  const x: number[][] = [];
  for (let k = n - 1; k >= 0; k--) {
    const row = work[k] ?? [];
    x[k] = row.slice(n).map((value, j) => {
      let rest = value;
      for (let i = k + 1; i < n; i++) rest -= (row[i] ?? 0) * (x[i]?.[j] ?? 0);
      return rest / (row[k] ?? 1);
    });
  }
  return x;
}

function checkEpsilon(epsilon: number): void {
  checkNumber(epsilon, 'epsilon');
  if (epsilon < 0) throw new RangeError(`epsilon is ${epsilon}; it may not be negative`);
}

/**
 * {@link ridgeInverse} for many ε: AᵀA is made once. The function that is returned gives null where AᵀA + εI is singular
 * in double precision.
 *
 * @throws {TypeError | RangeError} As {@link ridgeInverse} does, but for a singular matrix.
 */
export function ridgeSolver(a: Matrix): (epsilon: number) => number[][] | null {
  checkMatrix(a);
  const squared = checkResult(gram(a), 'AᵀA');
  const transposed = transpose(a);
  return (epsilon) => {
    checkEpsilon(epsilon);
    const shifted = squared.map((row, i) => row.map((value, j) => (i === j ? value + epsilon : value)));
    const found = solve(checkResult(shifted, 'AᵀA + εI'), transposed);
    return found && checkResult(found, 'the ridge inverse');
  };
}

/**
 * (AᵀA + εI)⁻¹Aᵀ of an n × m matrix, m × n, exactly as the formula says and in double precision: AᵀA is made, ε is
 * added, the system is solved. On paper it tends to the pseudo-inverse as ε tends to zero. Here it does not: the rounding
 * of AᵀA is divided by ε. Use `pseudoInverse` for anything but showing that.
 *
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; `epsilon` is negative; AᵀA + εI is singular in double
 *   precision or larger than it can hold.
 */
export function ridgeInverse(a: Matrix, epsilon: number): number[][] {
  const found = ridgeSolver(a)(epsilon);
  if (!found) throw new RangeError(`AᵀA + εI is singular in double precision at ε = ${epsilon}`);
  return found;
}

/**
 * A† − (AᵀA + εI)⁻¹Aᵀ as exact arithmetic has it, out of a decomposition of A: Σ ε/(σ(σ² + ε))·v·uᵀ, where nothing
 * cancels. Only the first `rank` singular values count, the others being zero.
 */
export function ridgeBias({ u, s, v }: Svd, rank: number, epsilon: number): number[][] {
  checkEpsilon(epsilon);
  const factors = s.slice(0, rank).map((sigma) => epsilon / (sigma * sigma + epsilon) / sigma);
  return outerSum(factors, v, u);
}

/**
 * The pseudo-inverse by way of eigenvalues: AᵀA = VΛVᵀ, A† = VΛ†VᵀAᵀ, where eigenvalues that are rounding beside the
 * largest count as zero. Squaring A loses every singular value below about 1e-8 of the largest; that is why
 * `pseudoInverse` does not do it.
 *
 * @returns The m × n inverse and the rank that AᵀA seemed to have.
 * @throws {TypeError | RangeError} As {@link checkMatrix} says; AᵀA is larger than a double can hold.
 */
export function gramPseudoInverse(a: Matrix): { inverse: number[][]; rank: number } {
  const { rows, columns } = checkMatrix(a);
  const decomposition = svd(checkResult(gram(a), 'AᵀA'));
  const rank = numericalRank(decomposition.s, Math.max(rows, columns) * Number.EPSILON);
  const inverse = multiply(invertSvd(decomposition, rank), transpose(a));
  return { inverse: checkResult(inverse, 'the pseudo-inverse'), rank };
}
