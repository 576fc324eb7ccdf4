import fc from 'fast-check';
import { multiply } from '../../src/numerics/index.ts';

const size = fc.integer({ min: 1, max: 6 });

/** n × m, its entries drawn from `entry`. */
export function matrixOf(entry: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  return fc
    .tuple(size, size)
    .chain(([rows, columns]) =>
      fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
}

export const small = fc.integer({ min: -9, max: 9 });

/** Zeros, small integers, and numbers from 1e-150 to 1e150 side by side. */
const wild = fc.oneof(
  fc.constant(0),
  small,
  fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -153, max: 147 })).map(([m, e]) => m * 10 ** e),
);

/** Small integers, of every rank up to the shorter side; the rank is rarely full. */
export const integers: fc.Arbitrary<number[][]> = fc.oneof(
  matrixOf(small),
  fc
    .tuple(size, size, fc.integer({ min: 1, max: 3 }))
    .chain(([rows, columns, rank]) =>
      fc
        .tuple(
          fc.array(fc.array(small, { minLength: rank, maxLength: rank }), { minLength: rows, maxLength: rows }),
          fc.array(fc.array(small, { minLength: columns, maxLength: columns }), { minLength: rank, maxLength: rank }),
        )
        .map(([c, f]) => multiply(c, f)),
    ),
);

export const matrices: fc.Arbitrary<number[][]> = fc.oneof(
  integers,
  matrixOf(wild),
  // Without the subnormal: a singular value between two of them has no digits to be right to.
  matrixOf(fc.double({ min: -1, max: 1, noNaN: true }).map((x) => (Math.abs(x) < 1e-300 ? 0 : x))),
);
