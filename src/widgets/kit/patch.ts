/**
 * New HTML put into a page with as few changes as it takes. What stays keeps its focus, its pointer and whatever a
 * translator has made of its words: the page is never read, only what was written last is compared with what comes next.
 */

/** @returns What writes the next state into `target`, whose content is `initial` at first. */
export function createPatch(target: Element, initial: string): (html: string) => void {
  let before: ParentNode & Node = parse(initial);
  return (html) => {
    const after = parse(html);
    patchChildren(target, before, after);
    before = after;
  };
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

/** Translators wrap texts in elements of their own. */
function ours(live: Element): Element[] {
  return Array.from(live.children).filter(({ localName }) => localName !== 'font');
}

function patchChildren(live: Element, before: ParentNode & Node, after: ParentNode & Node): void {
  const there = ours(live);
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
  if (live instanceof HTMLInputElement) patchInput(live, after);
  if (live instanceof HTMLOptionElement) live.selected = after.hasAttribute('selected');
  patchChildren(live, before, after);
}

/** What somebody is typing is left to them. */
function patchInput(live: HTMLInputElement, after: Element): void {
  live.checked = after.hasAttribute('checked');
  if (live.type === 'checkbox') return;
  const value = after.getAttribute('value') ?? '';
  const isTyped = live === document.activeElement && live.type !== 'range';
  if (!isTyped && live.value !== value) live.value = value;
}
