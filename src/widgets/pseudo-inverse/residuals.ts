import { shown } from '../kit/numbers.ts';
import { circle, line, logScale, rect, type Scale, svg, text, tickText } from '../kit/svg.ts';
import type { PseudoInverseModel } from './model.ts';

const WIDTH = 340;
const LEFT = 92;
const RIGHT = 264;
const TOP = 20;
const ROW = 48;
const LOW = 1e-18;

/** The four equations, as they stand on the left of the bars. */
const EQUATIONS = ['AXA = A', 'XAX = X', '(AX)ᵀ = AX', '(XA)ᵀ = XA'] as const;

function bar(kind: 'ridge' | 'pseudo', value: number | null, y: number, scale: Scale): string {
  const number = text(WIDTH - 4, y + 4, value === null ? '—' : shown(value, 2), 'tick end');
  if (value === null) return number;
  const x = scale(Math.max(LOW, value));
  const colour = kind === 'ridge' ? 'c0' : 'c1';
  const mark =
    kind === 'ridge' ? circle([x, y], 4.5, `${colour} mark hollow`) : rect([x - 4, y - 4], [8, 8], `${colour} mark`);
  return line([LEFT, y], [x, y], `${colour} line`) + mark + number;
}

/** Residuals of both inverses, one equation a row, on a scale of powers of ten. */
export function residuals({ pseudo, ridge }: PseudoInverseModel): string {
  const largest = Math.max(100, ...pseudo.residuals, ...(ridge?.residuals ?? []));
  const scale = logScale([LOW, Number(`1e${2 * Math.ceil(Math.log10(largest) / 2)}`)], [LEFT, RIGHT]);
  const bottom = TOP + EQUATIONS.length * ROW - 8;
  let all = '';
  for (const power of [-16, -8, 0]) {
    const x = scale(Number(`1e${power}`));
    all += line([x, TOP - 8], [x, bottom], 'grid') + text(x, bottom + 16, tickText(Number(`1e${power}`), true), 'tick middle'); // prettier-ignore
  }
  for (const [i, equation] of EQUATIONS.entries()) {
    const y = TOP + i * ROW + 14;
    all += text(2, y + 4, equation, 'symbol');
    all += bar('ridge', ridge ? (ridge.residuals[i] ?? 0) : null, y - 9, scale);
    all += bar('pseudo', pseudo.residuals[i] ?? 0, y + 9, scale);
  }
  return svg([WIDTH, bottom + 22], 'pinv-residuals', all);
}
