import { EPSILON, type Errors, type PseudoInverseModel } from './model.ts';
import { at, powerOfTen, shown } from './notation.ts';

/** Where the plot lies in its drawing, in the drawing's units. */
export const PLOT = { width: 320, height: 240, left: 38, right: 308, top: 26, bottom: 208 };

const FROM = Math.round(Math.log10(EPSILON.min));
const TO = Math.round(Math.log10(EPSILON.max));

/** Decades of the vertical axis, lowest and highest. */
interface Span {
  readonly low: number;
  readonly high: number;
}

/** log₁₀ of ε to units. */
export function xOf(power: number): number {
  return PLOT.left + ((power - FROM) / (TO - FROM)) * (PLOT.right - PLOT.left);
}

/** Units to log₁₀ of ε, within the plot. */
export function powerAt(x: number): number {
  const power = FROM + ((x - PLOT.left) / (PLOT.right - PLOT.left)) * (TO - FROM);
  return Math.min(TO, Math.max(FROM, power));
}

function spanOf({ curve, eigen, now }: PseudoInverseModel): Span {
  const values = [eigen.error, ...[...curve, now].flatMap(({ total, truncation }) => [total ?? 0, truncation])];
  const powers = values.filter((value) => value > 0).map(Math.log10);
  if (powers.length === 0) return { low: -12, high: 0 };
  const high = 2 * Math.ceil(Math.max(...powers) / 2);
  const low = 2 * Math.floor(Math.min(...powers) / 2);
  return { low: Math.max(high - 20, Math.min(high - 12, low)), high };
}

function yOf(value: number, { low, high }: Span): number {
  const power = value > 0 ? Math.log10(value) : low;
  const share = (Math.min(high, Math.max(low, power)) - low) / (high - low);
  return PLOT.bottom - share * (PLOT.bottom - PLOT.top);
}

function line(curve: readonly Errors[], pick: (errors: Errors) => number | null, span: Span): string {
  let d = '';
  let pen = 'M';
  for (const errors of curve) {
    const value = pick(errors);
    // What lies below the picture is left out of it.
    if (value === null || value < 10 ** span.low) pen = 'M';
    else {
      d += `${pen}${at(xOf(Math.log10(errors.epsilon)))} ${at(yOf(value, span))}`;
      pen = 'L';
    }
  }
  return d;
}

function grid(span: Span): string {
  const step = span.high - span.low > 12 ? 4 : 2;
  const parts: string[] = [];
  for (let power = Math.ceil(span.low / step) * step; power <= span.high; power += step) {
    const y = at(yOf(10 ** power, span));
    parts.push(`<path class="rule" d="M${PLOT.left} ${y}H${PLOT.right}"/>`);
    parts.push(`<text class="tick end" x="${PLOT.left - 5}" y="${at(Number(y) + 4)}">${powerOfTen(power)}</text>`);
  }
  for (let power = FROM; power <= TO; power += 4) {
    const x = at(xOf(power));
    parts.push(`<path class="rule" d="M${x} ${PLOT.top}V${PLOT.bottom}"/>`);
    parts.push(`<text class="tick middle" x="${x}" y="${PLOT.bottom + 15}">${powerOfTen(power)}</text>`);
  }
  parts.push(`<text class="tick symbol end" x="${PLOT.right}" y="${PLOT.bottom + 28}">ε</text>`);
  return parts.join('');
}

/** ε as it is now: a line to take hold of, and the error there. */
function handle({ now }: PseudoInverseModel, span: Span): string {
  const power = Math.log10(now.epsilon);
  const x = xOf(power);
  const right = x < (PLOT.left + PLOT.right) / 2;
  const y = now.total === null ? PLOT.top : yOf(now.total, span);
  const label = `<text class="${right ? 'tick' : 'tick end'}" x="${at(right ? x + 8 : x - 8)}" y="${PLOT.top - 10}">ε = ${shown(now.epsilon)}</text>`;
  return `<path class="guide" d="M${at(x)} ${PLOT.top - 20}V${PLOT.bottom}"/>${label}
<g data-handle="epsilon" data-value="${at(power)}"><rect class="target" x="${at(x - 24)}" y="${PLOT.top - 20}" width="48" height="${PLOT.bottom - PLOT.top + 20}"/><circle class="knob" cx="${at(x)}" cy="${at(y)}" r="7"/></g>`;
}

/** Both errors and their sum, log against log, with a handle on ε. */
export function chart(model: PseudoInverseModel): string {
  const span = spanOf(model);
  const eigen = at(yOf(model.eigen.error, span));
  return `<svg class="plot notranslate" translate="no" viewBox="0 0 ${PLOT.width} ${PLOT.height}" data-drag="">${grid(span)}
<path class="series eigen" d="M${PLOT.left} ${eigen}H${PLOT.right}"/>
<path class="series truncation" d="${line(model.curve, (errors) => errors.truncation, span)}"/>
<path class="series rounding" d="${line(model.curve, (errors) => errors.rounding, span)}"/>
<path class="series total" d="${line(model.curve, (errors) => errors.total, span)}"/>
${handle(model, span)}</svg>`;
}
