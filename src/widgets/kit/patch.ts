/**
 * New HTML put into a page with as few changes as it takes. What stays keeps its focus, its pointer and whatever a
 * translator has made of its words: the page is never read, only what was written last is compared with what comes next.
 */
import { attributesOf, isTag, pieces, sameStructure, unescape } from './tags.ts';

/** @returns What writes the next state into `target`, whose content is `initial` at first. */
export function createPatch(target: Element, initial: string): (html: string) => void {
  let before = pieces(initial);
  /** The elements of `before` in order; none where they have to be looked for. */
  let elements: Element[] = [];
  return (html) => {
    const after = pieces(html);
    if (elements.length === 0 || elements.some((each) => !each.isConnected)) elements = elementsIn(target);
    if (!sameStructure(before, after) || !patchPieces(elements, before, after)) {
      patchChildren(target, parse(before.join('')), parse(html));
      elements = [];
    }
    before = after;
  };
}

/** In the order of their tags. Translators wrap texts in elements of their own. */
function elementsIn(target: Element): Element[] {
  return Array.from(target.querySelectorAll('*')).filter(({ localName }) => localName !== 'font');
}

/** @returns False where the page is not as it was written, or a text stands beside elements: nothing has changed then. */
function patchPieces(elements: readonly Element[], before: readonly string[], after: readonly string[]): boolean {
  const changes: (() => void)[] = [];
  let at = -1;
  for (const [i, piece] of after.entries()) {
    const opens = isTag(piece) && !piece.startsWith('</');
    if (opens) at++;
    const last = before[i] ?? '';
    if (piece === last) continue;
    const live = elements[at];
    if (!live) return false;
    if (opens) changes.push(() => patchTag(live, last, piece));
    else {
      const alone = isTag(after[i - 1] ?? '') && !after[i - 1]?.startsWith('</') && after[i + 1]?.startsWith('</');
      if (!alone) return false;
      changes.push(() => (live.textContent = unescape(piece)));
    }
  }
  if (at + 1 !== elements.length) return false;
  for (const change of changes) change();
  return true;
}

function patchTag(live: Element, before: string, after: string): void {
  const [last, next] = [attributesOf(before), attributesOf(after)];
  for (const [name, value] of next) if (last.get(name) !== value) live.setAttribute(name, value);
  for (const name of last.keys()) if (!next.has(name)) live.removeAttribute(name);
  patchControl(live, next.has('checked'), next.has('selected'), next.get('value') ?? '');
}

/** What somebody is typing is left to them. */
function patchControl(live: Element, checked: boolean, selected: boolean, value: string): void {
  if (live instanceof HTMLOptionElement) live.selected = selected;
  if (!(live instanceof HTMLInputElement)) return;
  live.checked = checked;
  if (live.type === 'checkbox') return;
  const isTyped = live === document.activeElement && live.type !== 'range';
  if (!isTyped && live.value !== value) live.value = value;
}

function parse(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Text that stands in an element itself. */
function ownText(node: Node): string {
  let text = '';
  for (const child of node.childNodes) if (child instanceof Text) text += `${child.data}\u0000`;
  return text;
}

function patchChildren(live: Element, before: ParentNode & Node, after: ParentNode & Node): void {
  const there = Array.from(live.children).filter(({ localName }) => localName !== 'font');
  const words = ownText(after);
  const mixed = words.replaceAll('\u0000', '').trim() !== '';
  const sameWords = ownText(before) === words;
  const sameCount = before.children.length === after.children.length;
  if (!sameWords || there.length !== before.children.length || (mixed && !sameCount)) {
    live.replaceChildren(...Array.from(after.childNodes, (child) => document.importNode(child, true)));
    return;
  }
  Array.from(after.children).forEach((next, i) => {
    const [now, last] = [there[i], before.children[i]];
    if (now && last && now.localName === next.localName) patchElement(now, last, next);
    else if (now) now.replaceWith(document.importNode(next, true));
    else live.append(document.importNode(next, true));
  });
  for (const spare of there.slice(after.children.length)) spare.remove();
}

function patchElement(live: Element, before: Element, after: Element): void {
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  for (const { name } of before.attributes) if (!after.hasAttribute(name)) live.removeAttribute(name);
  const value = after.getAttribute('value') ?? '';
  patchControl(live, after.hasAttribute('checked'), after.hasAttribute('selected'), value);
  patchChildren(live, before, after);
}
