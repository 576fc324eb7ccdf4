/**
 * New HTML put into a page with as few changes as it takes. What stays keeps its focus, its pointer and whatever a
 * translator has made of its words: the page is never read, only what was written last is compared with what comes next.
 */
import { type Markup, plain, readAttributes, readMarkup } from './markup.ts';

/** @returns What writes the next state into `target`, whose content is `initial` at first. */
export function createPatch(target: Element, initial: string): (html: string) => void {
  let before = readMarkup(initial);
  return (html) => {
    if (html === before.html && !before.holdsControls) return;
    const after = readMarkup(html);
    patchChildren(target, before, after);
    before = after;
  };
}

/** Elements for HTML that is to stand in `parent`, which may be in a drawing. */
function nodesOf(html: string, parent: Element): Node[] {
  const template = document.createElement('template');
  const isDrawn = parent.namespaceURI === 'http://www.w3.org/2000/svg';
  template.innerHTML = isDrawn ? `<svg>${html}</svg>` : html;
  const from = isDrawn ? template.content.firstElementChild : template.content;
  return Array.from(from?.childNodes ?? [], (node) => document.importNode(node, true));
}

/** Translators wrap texts in elements of their own. */
function ours(live: Element): Element[] {
  return Array.from(live.children).filter(({ localName }) => localName !== 'font');
}

/** Between its own tags. */
function inner({ html, name, written }: Markup): string {
  return name === '' ? html : html.slice(name.length + written.length + 2, html.lastIndexOf('</'));
}

function patchChildren(live: Element, before: Markup, after: Markup): void {
  if (before.children.length === 0 && after.children.length === 0 && before.words === after.words) return;
  const there = ours(live);
  const mixed = after.words.replaceAll('\u0000', '').trim() !== '';
  const sameCount = before.children.length === after.children.length;
  if (before.words !== after.words || there.length !== before.children.length || (mixed && !sameCount)) {
    if (after.children.length === 0) live.textContent = plain(inner(after));
    else live.replaceChildren(...nodesOf(inner(after), live));
    return;
  }
  after.children.forEach((next, i) => {
    const [now, last] = [there[i], before.children[i]];
    // Most of a figure stays as it is while something is dragged.
    if (last?.html === next.html && !next.holdsControls) return;
    if (now && last?.name === next.name) patchElement(now, last, next);
    else if (now) now.replaceWith(...nodesOf(next.html, live));
    else live.append(...nodesOf(next.html, live));
  });
  for (const spare of there.slice(after.children.length)) spare.remove();
}

function patchElement(live: Element, before: Markup, after: Markup): void {
  if (before.written !== after.written)
    patchAttributes(live, readAttributes(before.written), readAttributes(after.written));
  if (live instanceof HTMLInputElement) patchInput(live, readAttributes(after.written));
  if (live instanceof HTMLOptionElement) live.selected = readAttributes(after.written).has('selected');
  patchChildren(live, before, after);
}

function patchAttributes(live: Element, before: Map<string, string>, after: Map<string, string>): void {
  for (const [name, value] of after) if (before.get(name) !== value) live.setAttribute(name, value);
  for (const name of before.keys()) if (!after.has(name)) live.removeAttribute(name);
}

/** What somebody is typing is left to them. */
function patchInput(live: HTMLInputElement, after: Map<string, string>): void {
  live.checked = after.has('checked');
  if (live.type === 'checkbox' || live.type === 'file') return;
  const value = after.get('value') ?? '';
  const isTyped = live === document.activeElement && live.type !== 'range';
  if (!isTyped && live.value !== value) live.value = value;
}
