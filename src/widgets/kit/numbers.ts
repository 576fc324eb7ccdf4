/** Numbers as text: the same in the build and in every browser, so nothing of `Intl`. */

export const MINUS = '−';

/** A coordinate of a drawing: two decimals at the most, no exponent, never `-0`. */
export function coordinate(x: number): string {
  const rounded = Math.round(x * 100) / 100;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}

/**
 * A value for readers: `digits` significant digits, with a minus sign; very large and very small ones as `1.2e−9`.
 *
 * @param digits 1 to 17.
 */
export function shown(x: number, digits = 4): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : `${MINUS}∞`;
  if (x === 0) return '0';
  const size = Math.abs(x);
  const text = size >= 1e6 || size < 1e-3 ? trimmed(size.toExponential(digits - 1)) : fixed(size, digits);
  return (x < 0 ? MINUS : '') + text.replace('e-', `e${MINUS}`).replace('e+', 'e');
}

/** A value with so many decimals, for columns that are compared: `0.6944`, `−1.0000`. */
export function decimals(x: number, places: number): string {
  if (!Number.isFinite(x)) return shown(x);
  const text = Math.abs(x).toFixed(places);
  return (x < 0 && Number(text) !== 0 ? MINUS : '') + text;
}

function fixed(size: number, digits: number): string {
  const before = Math.max(1, Math.floor(Math.log10(size)) + 1);
  return trimmed(size.toFixed(Math.max(0, size < 1 ? digits - Math.ceil(Math.log10(size)) : digits - before)));
}

/** Without zeros at the end of its fraction. */
function trimmed(text: string): string {
  return text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}

/** An entry of a matrix in six characters at most; what is rounding beside `unit` is zero. */
export function entry(value: number, unit: number): string {
  if (Math.abs(value) <= 1e-13 * unit) return '0';
  for (const digits of [3, 2, 1]) {
    const words = shown(value, digits);
    if (words.length <= 6) return words;
  }
  return value.toExponential(0).replace('e+', 'e').replace('-', MINUS);
}

/** A value that a machine reads, shortest and exact: for addresses, attributes and CSV. */
export function exact(x: number): string {
  return Object.is(x, -0) ? '0' : String(x);
}
