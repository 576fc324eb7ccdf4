/**
 * Fewer elements for the same drawing.
 *
 * A group that moves several things stays, though each of them could be moved instead: the same content at other places
 * of a page is then the same text, which compression finds. Without such groups a page has a tenth fewer elements and
 * weighs up to a quarter more (bench/weight).
 */
import { HOME, join, movesOnly, type Place } from './place.ts';
import type { Shape } from './shapes.ts';

type Child = Shape | string;

/** Kinds that can be moved but not scaled. */
const RIGID: ReadonlySet<string> = new Set(['svg', 'a']);

const isShape = (child: Child | undefined): child is Shape => typeof child === 'object';

/** The children where they stand without their parent, or `null`. */
function movedBy(place: Place, children: readonly Child[]): Shape[] | null {
  const moved: Shape[] = [];
  for (const child of children) {
    if (!isShape(child) || (RIGID.has(child.kind) && !movesOnly(place))) return null;
    const joined = join(place, child.place);
    if (!joined) return null;
    moved.push({ ...child, place: joined });
  }
  return moved;
}

/** A group around one thing is that thing; one around groups alone, or without effect, is its content. */
function dissolve(group: Shape): Child[] {
  const { place, attributes, children } = group;
  const moved = movedBy(place, children);
  if (!moved) return [group];
  const [only] = moved;
  if (only && moved.length === 1 && !RIGID.has(only.kind)) {
    const missing = [...attributes].filter(([name]) => !only.attributes.has(name));
    return [{ ...only, attributes: new Map([...only.attributes, ...missing]) }];
  }
  const still = movesOnly(place) && place.x === 0 && place.y === 0;
  const outer = movesOnly(place) && children.every((child) => isShape(child) && child.kind === 'g');
  return attributes.size === 0 && (still || outer || moved.length === 1) ? moved : [group];
}

/** Characters that are drawn alike whatever stands beside them; as ranges, since engines know different Unicodes. */
const HAN = /^[\u3400-\u4dbf\u4e00-\u9fff]$/;

/** The Chinese character that a shape is, only moved; `''` for any other. */
function hanOf(child: Child): string {
  if (!isShape(child) || child.kind !== 'text' || !movesOnly(child.place)) return '';
  const [text] = child.children;
  return typeof text === 'string' && HAN.test(text) ? text : '';
}

function sameAttributes(a: Shape, b: Shape): boolean {
  return (
    a.attributes.size === b.attributes.size &&
    [...a.attributes].every(([name, value]) => b.attributes.get(name) === value)
  );
}

/** Chinese characters in a row become one text, in which each has its own place. */
function joinHan(children: readonly Child[]): Child[] {
  const joined: Child[] = [];
  let row: { first: Shape; text: string; at: number[] } | null = null;
  for (const child of children) {
    const text = hanOf(child);
    if (text === '' || !isShape(child)) {
      row = null;
    } else if (row?.first.place.y === child.place.y && sameAttributes(row.first, child)) {
      row.text += text;
      row.at.push(child.place.x - row.first.place.x);
      [row.first.children, row.first.at] = [[row.text], row.at];
      continue;
    } else {
      row = { first: child, text, at: [0] };
    }
    joined.push(child);
  }
  return joined;
}

/** The same drawing in as few elements as compression allows. */
export function merge(children: readonly Child[]): Child[] {
  const merged = children.flatMap((child): Child[] => {
    if (!isShape(child)) return [child];
    const shape: Shape = { ...child, children: merge(child.children) };
    if (shape.kind === 'g') return shape.children.length === 0 ? [] : dissolve(shape);
    const moved = shape.kind === 'a' && movesOnly(shape.place) ? movedBy(shape.place, shape.children) : null;
    return [moved ? { ...shape, place: HOME, children: moved } : shape];
  });
  return joinHan(merged);
}
