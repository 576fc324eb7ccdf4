import { attributes } from '../kit/html.ts';
import { coordinate, shown } from '../kit/numbers.ts';
import { circle, line, logScale, polyline, rect, type Scale, svg, text, tickText } from '../kit/svg.ts';
import { EPSILON, type Errors, type PseudoInverseModel } from './model.ts';

/** Where the plot lies in its drawing, in the drawing's units. */
const PLOT = { width: 340, height: 250, left: 42, right: 328, top: 28, bottom: 216 };

const FROM = Math.round(Math.log10(EPSILON.min));
const TO = Math.round(Math.log10(EPSILON.max));
const X = logScale([EPSILON.min, EPSILON.max], [PLOT.left, PLOT.right]);

/** log₁₀ of the ε at a coordinate, within the plot. */
export function powerAt(x: number): number {
  return Math.min(TO, Math.max(FROM, Math.log10(X.invert(x))));
}

/** Whole decades around all errors: twelve at least, so that rounding is seen beside what is large, and twenty at most. */
function scaleOf({ curve, eigen, now }: PseudoInverseModel): Scale {
  const values = [eigen.error, ...[...curve, now].flatMap(({ total, truncation }) => [total ?? 0, truncation])];
  const powers = values.filter((value) => value > 0).map(Math.log10);
  const high = powers.length > 0 ? 2 * Math.ceil(Math.max(...powers) / 2) : 0;
  const low = powers.length > 0 ? 2 * Math.floor(Math.min(...powers) / 2) : 0;
  const bottom = Math.max(high - 20, Math.min(high - 12, low));
  return logScale([Number(`1e${bottom}`), Number(`1e${high}`)], [PLOT.bottom, PLOT.top]);
}

/** Within the plot; zero and what is below it lies on its floor. */
function yOf(y: Scale, value: number): number {
  return y(Math.max(y.domain[0], value));
}

function curve(
  { curve: all }: PseudoInverseModel,
  pick: (errors: Errors) => number | null,
  y: Scale,
  className: string,
): string {
  const points = all.map((errors): [number, number] => {
    const value = pick(errors) ?? 0;
    // What lies below the picture is left out of it.
    return [X(errors.epsilon), value < y.domain[0] ? Number.NaN : y(value)];
  });
  return polyline(points, className);
}

function grid(y: Scale): string {
  const [low, high] = y.domain.map((value) => Math.round(Math.log10(value)));
  const every = (high ?? 0) - (low ?? 0) > 12 ? 4 : 2;
  let marks = '';
  for (let power = Math.ceil((low ?? 0) / every) * every; power <= (high ?? 0); power += every) {
    const value = Number(`1e${power}`);
    marks += line([PLOT.left, y(value)], [PLOT.right, y(value)], 'grid');
    marks += text(PLOT.left - 6, y(value) + 4, tickText(value, true), 'tick end');
  }
  for (let power = FROM; power <= TO; power += 4) {
    const value = Number(`1e${power}`);
    marks += line([X(value), PLOT.top], [X(value), PLOT.bottom], 'grid');
    marks += text(X(value), PLOT.bottom + 17, tickText(value, true), 'tick middle');
  }
  return marks + text(PLOT.right, PLOT.bottom + 31, 'ε', 'tick end');
}

/** ε as it is now: a line to take hold of, and the error there. */
function handle({ now }: PseudoInverseModel, y: Scale): string {
  const x = X(now.epsilon);
  const isLeft = x < (PLOT.left + PLOT.right) / 2;
  const label = `ε = ${shown(now.epsilon, 3)}`;
  const slider = attributes({
    'data-handle': 'epsilon',
    'data-label': 'ε',
    'data-value': coordinate(Math.log10(now.epsilon)),
    'data-min': FROM,
    'data-max': TO,
    'data-step': 0.1,
    'data-text': label,
  });
  const at: [number, number] = [x, now.total === null ? PLOT.top : yOf(y, now.total)];
  const guide =
    line([x, PLOT.top - 22], [x, PLOT.bottom], 'c0 guide') +
    text(isLeft ? x + 8 : x - 8, PLOT.top - 11, label, isLeft ? 'tick' : 'tick end');
  return (
    silent(guide) +
    `<g${slider}>${rect([x - 24, PLOT.top - 22], [48, PLOT.bottom - PLOT.top + 22], 'grip')}${circle(at, 7, 'c0 handle')}</g>`
  );
}

/** Nothing for those who listen: the sentence below the drawing and the table say it better. */
function silent(drawing: string): string {
  return `<g aria-hidden="true">${drawing}</g>`;
}

/** Both errors and their sum, log against log, with a handle on ε. */
export function chart(model: PseudoInverseModel): string {
  const y = scaleOf(model);
  const eigen = yOf(y, model.eigen.error);
  const lines =
    line([PLOT.left, eigen], [PLOT.right, eigen], 'c3 line dashdot') +
    curve(model, (errors) => errors.truncation, y, 'c1 line dash') +
    curve(model, (errors) => errors.rounding, y, 'c2 line dots') +
    curve(model, (errors) => errors.total, y, 'c0 line strong');
  return svg([PLOT.width, PLOT.height], 'pinv-errors', silent(grid(y) + lines) + handle(model, y));
}
