/** Formulas in the tree of HTML that remark makes. */
import { typeset } from './collect.ts';
import { field, isObject, list } from './narrow.ts';

const MATH_CLASSES = ['language-math', 'math-inline', 'math-display'];

function classes(node: object): unknown[] {
  const properties: unknown = Reflect.get(node, 'properties');
  return isObject(properties) ? list(field(properties, 'className')) : [];
}

function children(node: object): object[] {
  return list(Reflect.get(node, 'children')).filter(isObject);
}

function isElement(node: object, tagName: string): boolean {
  return Reflect.get(node, 'tagName') === tagName;
}

function textOf(node: object): string {
  const value: unknown = Reflect.get(node, 'value');
  return typeof value === 'string' ? value : children(node).map(textOf).join('');
}

/** A text in the place of a formula; null for other nodes. A display is in `<pre>`, which goes with it. */
function stubOf(node: object): object | null {
  const inner = isElement(node, 'pre') ? children(node)[0] : undefined;
  const element = inner ?? node;
  const names = classes(element);
  if (!MATH_CLASSES.some((name) => names.includes(name))) return null;
  const display = inner !== undefined || names.includes('math-display');
  return { type: 'text', value: typeset(textOf(element), display) };
}

export function stubMath(node: object): void {
  const replaced = children(node).map((child) => {
    const stub = stubOf(child);
    if (stub) return stub;
    stubMath(child);
    return child;
  });
  if (replaced.length > 0) Reflect.set(node, 'children', replaced);
}
