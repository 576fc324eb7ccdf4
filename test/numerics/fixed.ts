/** Fixed-point arithmetic of 320 bits behind the point, some 96 decimals: for checking what doubles compute. */

const BITS = 320n;
const ONE = 1n << BITS;

/** Exactly the double. */
export function fixed(x: number): bigint {
  if (x === 0) return 0n;
  const exponent = Math.floor(Math.log2(Math.abs(x))) - 52;
  // Both factors are exact, so is the integer.
  const integer = BigInt(x * 2 ** -exponent);
  const shift = BITS + BigInt(exponent);
  return shift >= 0n ? integer << shift : integer >> -shift;
}

export function toNumber(x: bigint): number {
  const sign = x < 0n ? -1 : 1;
  const size = x < 0n ? -x : x;
  const spare = Math.max(0, size.toString(2).length - 64);
  return sign * Number(size >> BigInt(spare)) * 2 ** (spare - Number(BITS));
}

export function times(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

export function over(a: bigint, b: bigint): bigint {
  return (a << BITS) / b;
}

/** eˣ by Taylor's series of x/2⁶⁴, squared 64 times. */
export function exp(x: bigint): bigint {
  const guard = 128n;
  const one = ONE << guard;
  const small = (x << guard) >> 64n;
  let [term, sum] = [one, one];
  for (let i = 1n; term !== 0n && i < 60n; i++) {
    term = ((term * small) >> (BITS + guard)) / i;
    sum += term;
  }
  for (let i = 0; i < 64; i++) sum = (sum * sum) >> (BITS + guard);
  return sum >> guard;
}

/** 1/(1 + e⁻ᵗ). */
export function sigmoid(t: bigint): bigint {
  return t >= 0n ? over(ONE, ONE + exp(-t)) : ONE - sigmoid(-t);
}

/**
 * Probabilities that each is among k drawn with odds eˣ, from tables of partial sums.
 *
 * @param lambda Any number that makes the expected count near k.
 */
export function drawn(x: readonly number[], k: number, lambda: number): number[] {
  const yes = x.map((value) => sigmoid(fixed(value) - fixed(lambda)));
  const before = tables(yes, k);
  const after = tables(yes.toReversed(), k).reverse();
  const all = before.at(-1)?.[k] ?? 0n;
  return x.map((_, i) => {
    const [left, right] = [before[i] ?? [], after[i + 1] ?? []];
    let others = 0n;
    for (let m = 0; m < k; m++) others += (left[m] ?? 0n) * (right[k - 1 - m] ?? 0n);
    return toNumber(over(times(yes[i] ?? 0n, others >> BITS), all));
  });
}

function tables(yes: readonly bigint[], k: number): bigint[][] {
  const rows: bigint[][] = [Array.from({ length: k + 1 }, (_, m) => (m === 0 ? ONE : 0n))];
  for (const q of yes) {
    const last = rows.at(-1) ?? [];
    rows.push(last.map((value, m) => times(value, ONE - q) + (m > 0 ? times(last[m - 1] ?? 0n, q) : 0n)));
  }
  return rows;
}

/** λ with Σ σ(x − λ) = k, from a first guess; Newton's steps double the digits. */
export function sigmoidThreshold(x: readonly number[], k: number, guess: number): bigint {
  let lambda = fixed(guess);
  for (let i = 0; i < 4; i++) {
    const values = x.map((value) => sigmoid(fixed(value) - lambda));
    const excess = values.reduce((a, b) => a + b, 0n) - (BigInt(k) << BITS);
    const slope = values.reduce((sum, p) => sum + times(p, ONE - p), 0n);
    lambda += over(excess, slope);
  }
  return lambda;
}
