/** HTML that this site has written as a tree: enough of it to cut pieces out. Build only. */

export interface MarkupElement {
  name: string;
  /** What stands between `<` and `>`. */
  tag: string;
  /** Of the element, and of what is in it, in UTF-16 units. */
  start: number;
  inner: number;
  innerEnd: number;
  end: number;
  parent: MarkupElement | null;
  children: MarkupElement[];
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** A `>` in quotes ends no tag; a `<` outside of them begins another one, so that none is read from twice. */
const TAG = /<!--[^]*?(?:-->|$)|<(\/?)([a-z][\w-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>/gi;

/** One that is not closed ends with what it stands in. @returns An element without a name around all of it. */
export function readElements(html: string): MarkupElement {
  const whole = { inner: 0, innerEnd: html.length, start: 0, end: html.length };
  const root: MarkupElement = { name: '', tag: '', ...whole, parent: null, children: [] };
  let around = root;
  const close = (name: string, innerEnd: number, end: number): void => {
    let closed = around;
    while (closed.name !== name && closed.parent) closed = closed.parent;
    if (!closed.parent) return;
    for (; around !== closed; around = around.parent ?? root) around.innerEnd = around.end = innerEnd;
    Object.assign(closed, { innerEnd, end });
    around = closed.parent;
  };
  for (const { 0: tag, 1: closing, 2: written = '', index } of html.matchAll(TAG)) {
    const name = written.toLowerCase();
    const end = index + tag.length;
    if (name === '') continue;
    if (closing) {
      close(name, index, end);
      continue;
    }
    const element: MarkupElement = {
      ...{ name, tag: tag.slice(1, -1), start: index, inner: end, innerEnd: end, end },
      ...{ parent: around, children: [] },
    };
    around.children.push(element);
    if (VOID.has(name) || tag.endsWith('/>')) continue;
    Object.assign(element, { innerEnd: around.innerEnd, end: around.innerEnd });
    around = element;
  }
  return root;
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Value of an attribute as this site writes them; `null` where there is none. */
export function attributeOf({ tag }: MarkupElement, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replace(/&(amp|lt|gt|quot|#39);/g, (all, key: string) => CHARACTERS[key] ?? all) ?? null;
}

export function hasClass(element: MarkupElement, name: string): boolean {
  return attributeOf(element, 'class')?.split(' ').includes(name) ?? false;
}

/** The first in the order of the page that `is`, or `null`. */
export function findElement(element: MarkupElement, is: (element: MarkupElement) => boolean): MarkupElement | null {
  for (const child of element.children) {
    const found = is(child) ? child : findElement(child, is);
    if (found) return found;
  }
  return null;
}

/** The element itself or the nearest around it that `is`, or `null`. */
export function closest(element: MarkupElement | null, is: (element: MarkupElement) => boolean): MarkupElement | null {
  return element && !is(element) ? closest(element.parent, is) : element;
}
