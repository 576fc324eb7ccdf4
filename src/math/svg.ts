/** MathJax's drawing as the string that a page holds: only attributes that draw, no `style`, no wrapper without use. */
import type { LiteElement, LiteNode } from 'mathjax-full/js/adaptors/lite/Element.js';
import { COLOR, isColor } from './colors.ts';
import { quantiseDepth, UNITS_PER_EX } from './shift.ts';

const KEPT: ReadonlySet<string> = new Set(
  (
    'x y width height d points x1 y1 x2 y2 rx ry cx cy transform viewBox preserveAspectRatio fill stroke stroke-width ' +
    'stroke-dasharray stroke-linecap stroke-linejoin font-size font-style font-weight textLength lengthAdjust href ' +
    'pointer-events aria-label'
  ).split(' '),
);
const KINDS: ReadonlySet<string> = new Set('g use path rect line polygon ellipse text a svg'.split(' '));

/** Ids of glyphs without outline: spaces and invisible operators. */
const BLANK = /-(?:20|A0|200[0-9A-F]|202F|205F|206[0-4])$/;

type Attributes = Map<string, string>;

/** One element on its way to the string. */
interface Shape {
  kind: string;
  attributes: Attributes;
  children: (Shape | string)[];
}

function isElement(node: LiteNode): node is LiteElement {
  return 'children' in node;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Widths and dashes that MathJax's stylesheet would give to a table's lines, and one that it writes as a style. */
function lineAttributes(element: LiteElement, attributes: Attributes): void {
  const own = element.attributes;
  const styled = /stroke-width:\s*([\d.]+)/.exec(String(own['style'] ?? ''))?.[1];
  if (styled) attributes.set('stroke-width', styled);
  if (!('data-line' in own) && !('data-frame' in own)) return;
  const dashes = String(own['class'] ?? '');
  attributes.set('stroke-width', String(own['stroke-thickness'] ?? '70'));
  if (element.kind === 'rect') attributes.set('fill', 'none');
  if (attributes.has('stroke-dasharray')) return;
  if (dashes.includes('mjx-dashed')) attributes.set('stroke-dasharray', '140');
  if (dashes.includes('mjx-dotted')) {
    attributes.set('stroke-dasharray', '0,140');
    attributes.set('stroke-linecap', 'round');
  }
}

/** Links show only outlines: their name is the number that they show, or else the address. */
function nameOfLink(element: LiteElement): string {
  const label = element.children.flatMap((child) =>
    isElement(child) ? [String(child.attributes['data-label'] ?? '')] : [],
  );
  return label.join('') || String(element.attributes['href'] ?? '');
}

function attributesOf(element: LiteElement, unknownColors: Set<string>): Attributes {
  const attributes: Attributes = new Map();
  for (const [key, value] of Object.entries(element.attributes)) {
    const name = key === 'xlink:href' ? 'href' : key;
    const text = String(value);
    if (!KEPT.has(name) || (name === 'href' && element.kind !== 'use' && element.kind !== 'a')) continue;
    if (name === 'transform' && text === 'translate(0,0)') continue;
    if (name === 'fill' || name === 'stroke') {
      if (!isColor(text)) unknownColors.add(text);
      if (!COLOR.test(text)) continue;
    }
    attributes.set(name, text);
  }
  lineAttributes(element, attributes);
  if (element.kind === 'a') attributes.set('aria-label', nameOfLink(element));
  return attributes;
}

function joinTransforms(outer: string | undefined, inner: string | undefined): string | undefined {
  if (!outer || !inner) return outer ?? inner;
  const [a, b] = [outer, inner].map((t) => /^translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)(.*)$/.exec(t));
  if (a?.[3] === '' && b) {
    const sum = (i: number): string => String(Math.round((Number(a[i]) + Number(b[i])) * 1000) / 1000);
    return `translate(${sum(1)},${sum(2)})${b[3] ?? ''}`;
  }
  return `${outer} ${inner}`;
}

/** A group that only moves one thing is that thing, moved; one that does nothing is its content. */
function flatten(shape: Shape): (Shape | string)[] {
  if (shape.kind !== 'g') return [shape];
  if (shape.children.length === 0 || shape.attributes.size === 0) return shape.children;
  const only = shape.children.length === 1 ? shape.children[0] : undefined;
  const movesOnly = shape.attributes.size === 1 && shape.attributes.has('transform');
  if (typeof only !== 'object' || !movesOnly || only.kind === 'svg' || only.kind === 'a') return [shape];
  const transform = joinTransforms(shape.attributes.get('transform'), only.attributes.get('transform'));
  if (transform) only.attributes.set('transform', transform);
  return [only];
}

function shapesOf(node: LiteNode, unknownColors: Set<string>): (Shape | string)[] {
  if (!isElement(node)) return 'value' in node ? [escapeXml(node.value)] : [];
  if (!KINDS.has(node.kind)) return [];
  const attributes = attributesOf(node, unknownColors);
  if (node.kind === 'use' && BLANK.test(attributes.get('href') ?? '')) return [];
  return flatten({
    kind: node.kind,
    attributes,
    children: node.children.flatMap((child) => shapesOf(child, unknownColors)),
  });
}

function write(shape: Shape | string): string {
  if (typeof shape === 'string') return shape;
  let out = `<${shape.kind}`;
  for (const [name, value] of shape.attributes) out += ` ${name}="${escapeXml(value)}"`;
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
 * The string for a drawing. `width`, `height` and `depth` are the formula's box in em; `group` holds what is drawn.
 *
 * The svg is hidden from screen readers, which get the MathML, unless it holds links: hidden things must not take focus.
 */
export function finishSvg(group: LiteElement, box: { width: number; height: number; depth: number }): FinishedSvg {
  const unknownColors = new Set<string>();
  const shapes = group.children.flatMap((child) => shapesOf(child, unknownColors));
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
    linked ? '' : ' aria-hidden="true"',
  ].join('');
  const svg =
    `<svg${attributes}><g stroke="currentColor" fill="currentColor" stroke-width="0" transform="scale(1,-1)">` +
    `${shapes.map(write).join('')}</g></svg>`;
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
