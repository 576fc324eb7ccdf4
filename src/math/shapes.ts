/** MathJax's drawing as shapes that count y downwards and hold only what draws: no `style`, no class, no `data-…`. */
import type { LiteElement, LiteNode } from 'mathjax-full/js/adaptors/lite/Element.js';
import { COLOR, isColor } from './colors.ts';
import { HOME, join, readPlace, row, short, type Place } from './place.ts';

const KEPT: ReadonlySet<string> = new Set(
  (
    'x y width height points x1 y1 x2 y2 rx ry cx cy d viewBox preserveAspectRatio fill stroke stroke-width ' +
    'stroke-dasharray stroke-linecap stroke-linejoin font-size font-style font-weight textLength lengthAdjust href ' +
    'pointer-events aria-label'
  ).split(' '),
);
const KINDS: ReadonlySet<string> = new Set('g use path rect line polygon ellipse text a svg'.split(' '));

/** Ids of glyphs without outline: spaces and invisible operators. */
const BLANK = /-(?:20|A0|200[0-9A-F]|202F|205F|206[0-4])$/;

export type Attributes = Map<string, string>;

/** One element on its way to the string. */
export interface Shape {
  kind: string;
  place: Place;
  attributes: Attributes;
  children: (Shape | string)[];
  /** Of a text: where each of its characters stands from its place on. */
  at?: readonly number[];
}

/** What holds for everything inside, or is collected from it. */
interface Context {
  readonly stroke: string;
  readonly unknownColors: Set<string>;
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
    if (name === 'fill' || name === 'stroke') {
      if (!isColor(text)) unknownColors.add(text);
      if (!COLOR.test(text)) continue;
    }
    attributes.set(name, name === 'font-size' ? text.replace('px', '') : text);
  }
  lineAttributes(element, attributes);
  if (element.kind === 'a') attributes.set('aria-label', nameOfLink(element));
  return attributes;
}

/** Only what has a width is stroked, in the colour of what it stands in; everything else need not hear of strokes. */
function strokeOnlyLines(kind: string, attributes: Attributes, inherited: string): void {
  const stroke = attributes.get('stroke') ?? inherited;
  attributes.delete('stroke');
  if (kind !== 'g' && attributes.has('stroke-width') && stroke !== 'none') attributes.set('stroke', stroke);
}

function change(attributes: Attributes, name: string, turn: (value: number) => number): void {
  const text = attributes.get(name);
  if (text !== undefined) attributes.set(name, short(turn(Number(text))));
}

/** Turns what counts y upwards. */
function flip(kind: string, attributes: Attributes): void {
  const height = Number(attributes.get('height') ?? 0);
  if (kind === 'rect' || kind === 'svg') {
    if (!attributes.has('y')) attributes.set('y', '0');
    change(attributes, 'y', (y) => -y - height);
  }
  for (const name of ['y1', 'y2', 'cy']) change(attributes, name, (y) => -y);
  const points = attributes
    .get('points')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  if (points) attributes.set('points', row(points.map((value, i) => (i % 2 === 0 ? value : -value))));
  const box = attributes.get('viewBox')?.split(' ').map(Number);
  // Not every browser takes a minus for a separator here.
  if (box) attributes.set('viewBox', box.map((value, i) => short(i === 1 ? -value - height : value)).join(' '));
}

/** Text and paths of MathJax's own making are not turned themselves: their places are. */
const UPRIGHT: ReadonlySet<string> = new Set(['text', 'path']);

function placeOf(kind: string, transform: string): Place {
  const place = readPlace(transform);
  if (!UPRIGHT.has(kind)) return place;
  return join(place, { ...HOME, sy: -1 }) ?? { ...place, turned: `${place.turned}scale(1-1)` };
}

function shapesIn(node: LiteNode, context: Context): (Shape | string)[] {
  if (!isElement(node)) return 'value' in node ? [escapeXml(node.value)] : [];
  const { kind } = node;
  if (!KINDS.has(kind)) return [];
  const attributes = attributesOf(node, context.unknownColors);
  if (kind === 'use' && BLANK.test(attributes.get('href') ?? '')) return [];
  const stroke = (kind === 'g' ? attributes.get('stroke') : null) ?? context.stroke;
  strokeOnlyLines(kind, attributes, stroke);
  flip(kind, attributes);
  const place = placeOf(kind, String(node.attributes['transform'] ?? ''));
  const children = node.children.flatMap((child) => shapesIn(child, { ...context, stroke }));
  return [{ kind, place, attributes, children }];
}

/** The shapes in a group that counts y upwards. Colours that no browser knows are added to `unknownColors`. */
export function shapesOf(group: LiteElement, unknownColors: Set<string>): (Shape | string)[] {
  return group.children.flatMap((child) => shapesIn(child, { stroke: 'currentColor', unknownColors }));
}
