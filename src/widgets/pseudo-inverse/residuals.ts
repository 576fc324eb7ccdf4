import type { PseudoInverseModel } from './model.ts';
import { at, powerOfTen, shown } from './notation.ts';

const WIDTH = 320;
const LEFT = 84;
const RIGHT = 236;
const TOP = 18;
const ROW = 46;
const LOW = -18;

/** The four equations, as they are written on the left of the bars. */
export const EQUATIONS = ['AXA = A', 'XAX = X', '(AX)ᵀ = AX', '(XA)ᵀ = XA'] as const;

function bar(kind: 'pseudo' | 'ridge', value: number | null, y: number, high: number): string {
  const number = `<text class="tick end" x="${WIDTH - 4}" y="${at(y + 4)}">${value === null ? '—' : shown(value)}</text>`;
  if (value === null) return number;
  const power = value > 0 ? Math.min(high, Math.max(LOW, Math.log10(value))) : LOW;
  const x = LEFT + ((power - LOW) / (high - LOW)) * (RIGHT - LEFT);
  const mark =
    kind === 'pseudo'
      ? `<rect class="mark pseudo" x="${at(x - 4)}" y="${at(y - 4)}" width="8" height="8"/>`
      : `<circle class="mark ridge" cx="${at(x)}" cy="${at(y)}" r="4.5"/>`;
  return `<path class="stem ${kind}" d="M${LEFT} ${at(y)}H${at(x)}"/>${mark}${number}`;
}

/** Residuals of both inverses, one equation a row, on a scale of powers of ten. */
export function residuals({ pseudo, ridge }: PseudoInverseModel): string {
  const largest = Math.max(...pseudo.residuals, ...(ridge?.residuals ?? []));
  const high = Math.max(2, 2 * Math.ceil(Math.log10(largest > 0 ? largest : 1) / 2));
  const bottom = TOP + EQUATIONS.length * ROW;
  const parts: string[] = [];
  for (let power = -16; power <= high; power += 4) {
    const x = at(LEFT + ((power - LOW) / (high - LOW)) * (RIGHT - LEFT));
    parts.push(`<path class="rule" d="M${x} ${TOP - 6}V${bottom - 6}"/>`);
    if (power % 8 === 0)
      parts.push(
        `<text class="tick middle" x="${x}" y="${bottom + 8}">${power === 0 ? '1' : powerOfTen(power)}</text>`,
      );
  }
  for (const [i, equation] of EQUATIONS.entries()) {
    const y = TOP + i * ROW + 16;
    parts.push(`<text class="symbol" x="2" y="${y + 4}">${equation}</text>`);
    parts.push(bar('ridge', ridge ? (ridge.residuals[i] ?? 0) : null, y - 9, high));
    parts.push(bar('pseudo', pseudo.residuals[i] ?? 0, y + 9, high));
  }
  return `<svg class="plot notranslate" translate="no" viewBox="0 0 ${WIDTH} ${bottom + 14}" aria-hidden="true">${parts.join('')}</svg>`;
}
