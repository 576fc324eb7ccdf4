const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10⁻⁷ */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)] ?? '').join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** 1.3×10⁻⁹; plain from a thousandth to ten thousand. `digits` are the significant ones, less zeros at the end. */
export function shown(value: number, digits = 2): string {
  if (value === 0) return '0';
  if (isPlain(value)) return minus(trimmed(value.toPrecision(digits)));
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return minus(`${trimmed(mantissa)}×${powerOfTen(Number(exponent))}`);
}

/** A number for a cell of a matrix, six characters at most; what is rounding beside `unit` is zero. */
export function cell(value: number, unit: number): string {
  if (Math.abs(value) <= 1e-13 * unit) return '0';
  if (!isPlain(value)) return minus(value.toExponential(0).replace('e+', 'e'));
  for (const digits of [3, 2, 1]) {
    const text = trimmed(value.toPrecision(digits));
    if (text.length <= 6) return minus(text);
  }
  return minus(String(Math.round(value)));
}

function isPlain(value: number): boolean {
  return Math.abs(value) >= 0.001 && Math.abs(value) < 1000;
}

/** Without zeros behind the point. */
function trimmed(text: string): string {
  if (text.includes('e')) return String(Number(text));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function minus(text: string): string {
  return text.replace(/-/g, '−');
}

/** A coordinate: a tenth of a unit is finer than any screen, and the same in every engine. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}
