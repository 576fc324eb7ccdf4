import {
  defaultTolerance,
  gramPseudoInverse,
  invertSvd,
  type Matrix,
  maxAbs,
  multiply,
  norm,
  numericalRank,
  penroseResiduals,
  ridgeBias,
  ridgeSolver,
  subtract,
  svd,
  trace,
} from '../../numerics/index.ts';

/** Errors at one ε: largest absolute differences of entries. */
export interface Errors {
  readonly epsilon: number;
  /** Of the inverse that the formula gives in double precision; null where AᵀA + εI is singular there. */
  readonly total: number | null;
  /** Of the inverse that exact arithmetic would give. */
  readonly truncation: number;
  /** Between these two; null where there is none. */
  readonly rounding: number | null;
}

/** An inverse with what can be said of it. */
export interface Inverse {
  /** m × n. */
  readonly matrix: number[][];
  /** A times it, n × n. */
  readonly projector: number[][];
  readonly trace: number;
  readonly residuals: readonly [number, number, number, number];
}

export interface PseudoInverseModel {
  readonly a: Matrix;
  readonly rows: number;
  readonly columns: number;
  readonly singularValues: readonly number[];
  readonly rank: number;
  /** Largest over smallest positive singular value; 1 for the zero matrix. */
  readonly condition: number;
  /** Frobenius norm of the pseudo-inverse. */
  readonly size: number;
  readonly pseudo: Inverse;
  readonly ridge: Inverse | null;
  readonly now: Errors;
  /** Four to a decade, from {@link EPSILON}'s least to its greatest. */
  readonly curve: readonly Errors[];
  /** The pseudo-inverse by eigenvalues of AᵀA: its error, and the rank that it found. */
  readonly eigen: { readonly error: number; readonly rank: number };
}

/** Where ε may lie. */
export const EPSILON = { min: 1e-16, max: 100 };

/** The largest entry there may be. */
export const LARGEST_ENTRY = 1000;

/** Entries below this in size, but for zero, are refused: the pseudo-inverse must stay within what can be drawn. */
export const LEAST_ENTRY = 1e-12;

/** What does not depend on ε. */
interface OfMatrix {
  readonly fixed: Omit<PseudoInverseModel, 'now' | 'ridge'>;
  readonly errors: (epsilon: number, found: number[][] | null) => Errors;
  readonly solve: (epsilon: number) => number[][] | null;
}

function inverse(a: Matrix, matrix: number[][]): Inverse {
  const projector = multiply(a, matrix);
  return { matrix, projector, trace: trace(projector), residuals: penroseResiduals(a, matrix) };
}

function ofMatrix(a: Matrix): OfMatrix {
  const [rows, columns] = [a.length, a[0]?.length ?? 0];
  const decomposition = svd(a);
  const { s } = decomposition;
  const rank = numericalRank(s, defaultTolerance(rows, columns));
  const exact = invertSvd(decomposition, rank);
  const solve = ridgeSolver(a);
  const errors = (epsilon: number, found: number[][] | null): Errors => {
    const bias = ridgeBias(decomposition, rank, epsilon);
    const total = found && subtract(exact, found);
    const rounding = total && maxAbs(subtract(total, bias));
    return { epsilon, total: total && maxAbs(total), truncation: maxAbs(bias), rounding };
  };
  const eigen = gramPseudoInverse(a);
  const fixed = {
    a,
    rows,
    columns,
    singularValues: s,
    rank,
    condition: rank > 0 ? (s[0] ?? 1) / (s[rank - 1] ?? 1) : 1,
    size: norm(exact),
    pseudo: inverse(a, exact),
    curve: grid().map((epsilon) => errors(epsilon, solve(epsilon))),
    eigen: { error: maxAbs(subtract(eigen.inverse, exact)), rank: eigen.rank },
  };
  return { fixed, errors, solve };
}

/** The last matrix: while ε is dragged it is the same, and the curve need not be computed again for each frame. */
let last: { readonly key: string; readonly of: OfMatrix } | null = null;

/** What the widget shows of an n × m matrix with n, m ≤ 4 and of ε. Entries: see {@link LEAST_ENTRY} and {@link LARGEST_ENTRY}. */
export function model({ a, epsilon }: { a: Matrix; epsilon: number }): PseudoInverseModel {
  const key = JSON.stringify(a);
  if (last?.key !== key) last = { key, of: ofMatrix(a) };
  const { fixed, errors, solve } = last.of;
  const found = solve(epsilon);
  return { ...fixed, ridge: found && inverse(a, found), now: errors(epsilon, found) };
}

/** Spelled out and not powers of ten, which engines round differently: rounding is what the picture is about. */
const STEPS = ['1', '1.8', '3.2', '5.6'];

function grid(): number[] {
  const [from, to] = [Math.round(Math.log10(EPSILON.min)), Math.round(Math.log10(EPSILON.max))];
  const decades = Array.from({ length: to - from }, (_, i) => STEPS.map((step) => Number(`${step}e${from + i}`)));
  return [...decades.flat(), EPSILON.max];
}
