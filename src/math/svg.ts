/** MathJax's drawing as the string that a page holds: only attributes that draw, no `style`, no wrapper without use. */
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import { withBars } from './bars.ts';
import { merge } from './merge.ts';
import { movesOnly, short, writePlace } from './place.ts';
import { escapeXml, shapesOf, type Attributes, type Shape } from './shapes.ts';
import { quantiseDepth, UNITS_PER_EX } from './shift.ts';

/** Attributes that say where a shape of each kind stands. */
const X: Readonly<Record<string, readonly string[]>> = {
  use: ['x'],
  text: ['x'],
  rect: ['x'],
  svg: ['x'],
  line: ['x1', 'x2'],
  ellipse: ['cx'],
};
const Y: typeof X = { use: ['y'], text: ['y'], rect: ['y'], svg: ['y'], line: ['y1', 'y2'], ellipse: ['cy'] };

function shift(attributes: Attributes, names: readonly string[], by: number): void {
  for (const name of names) {
    const text = short(Number(attributes.get(name) ?? 0) + by);
    if (text === '0') attributes.delete(name);
    else attributes.set(name, text);
  }
}

/** What is only moved has other coordinates, where its kind has any; everything else needs a transform. */
function placed({ kind, place, attributes, at }: Shape): Attributes {
  const all = new Map(attributes);
  const moves = movesOnly(place) && kind in X;
  const [x, y] = moves ? [place.x, place.y] : [0, 0];
  shift(all, X[kind] ?? [], x);
  shift(all, Y[kind] ?? [], y);
  if (at) all.set('x', at.map((from) => short(x + from)).join(' '));
  const transform = moves ? '' : writePlace(place);
  if (transform) all.set('transform', transform);
  return all;
}

function write(shape: Shape | string): string {
  if (typeof shape === 'string') return shape;
  let out = `<${shape.kind}`;
  for (const [name, value] of placed(shape)) out += ` ${name}="${escapeXml(value)}"`;
  const content = shape.children.map(write).join('');
  return content ? `${out}>${content}</${shape.kind}>` : `${out}/>`;
}

/** Ids of the glyphs that a shape uses, each once, in order. */
function glyphsOf(shapes: readonly (Shape | string)[], found = new Set<string>()): Set<string> {
  for (const shape of shapes) {
    if (typeof shape === 'string') continue;
    const href = shape.kind === 'use' ? shape.attributes.get('href') : undefined;
    if (href) found.add(href.slice(1));
    glyphsOf(shape.children, found);
  }
  return found;
}

function hasLink(shapes: readonly (Shape | string)[]): boolean {
  return shapes.some((shape) => typeof shape === 'object' && (shape.kind === 'a' || hasLink(shape.children)));
}

/** Of a drawing that is not hidden as a whole: letters beside its links, which the MathML says already. */
function hideTexts(shapes: readonly (Shape | string)[]): void {
  for (const shape of shapes) {
    if (typeof shape === 'string' || shape.kind === 'a') continue;
    if (shape.kind === 'text') shape.attributes.set('aria-hidden', 'true');
    else hideTexts(shape.children);
  }
}

/** Up to three digits behind the point, without needless zeros. */
function decimal(value: number, digits = 3): string {
  return String(Number(value.toFixed(digits)));
}

export interface FinishedSvg {
  svg: string;
  glyphs: string[];
  /** Depth in em after quantising. */
  depth: number;
  /** Colours that no browser knows. */
  unknownColors: ReadonlySet<string>;
}

/**
 * The string for a drawing. `width`, `height` and `depth` are the formula's box in em; `group` holds what is drawn;
 * `pathOf` gives MathJax's own path data of a glyph.
 *
 * The svg is hidden from screen readers, which get the MathML, unless it holds links: hidden things must not take focus.
 */
export function finishSvg(
  group: LiteElement,
  box: { width: number; height: number; depth: number },
  pathOf: (id: string) => string,
): FinishedSvg {
  const unknownColors = new Set<string>();
  const shapes = merge(withBars(shapesOf(group, unknownColors), pathOf));
  const linked = hasLink(shapes);
  if (linked) hideTexts(shapes);
  const { n, units: below } = quantiseDepth(box.depth * 1000);
  const above = box.height * 1000;
  const tall = Math.max(above + below, 1);
  const ex = (units: number): string => `${decimal(units / UNITS_PER_EX)}ex`;
  const width = box.width * 1000;
  const attributes = [
    n > 0 ? ` class="d${n}"` : '',
    ` width="${ex(width)}" height="${ex(tall)}"`,
    ` viewBox="${[0, -above, width, tall].map((units) => decimal(units, 1)).join(' ')}"`,
    ' fill="currentColor"',
    linked ? '' : ' aria-hidden="true"',
  ].join('');
  const svg = `<svg${attributes}>${shapes.map(write).join('')}</svg>`;
  return { svg, glyphs: [...glyphsOf(shapes)], depth: below / 1000, unknownColors };
}

/**
 * The outlines that a page's formulas use (id → path data), to be put on the page once: its `<use>`s draw from it. It
 * takes no room; the stylesheet moves it out of the way (`display: none` would do as well). Ids are sorted.
 */
export function glyphSheet(outlines: Readonly<Record<string, string>>): string {
  const paths = Object.keys(outlines)
    .sort()
    .map((id) => `<path id="${escapeXml(id)}" d="${escapeXml(outlines[id] ?? '')}"/>`);
  return `<svg class="glyphs" aria-hidden="true" width="0" height="0"><defs>${paths.join('')}</defs></svg>`;
}
