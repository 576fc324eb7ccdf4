/** What translators agree on: where they never look, and how texts lie in blocks. */

const NEVER = 'script, style, noscript, template, textarea, select, svg, iframe';

/** By which a translator knows what opts out; some know only one of them. */
let optOut = '';

export function honour(by: 'both' | 'class' | 'attribute' = 'both'): void {
  const known = { class: '.notranslate', attribute: '[translate="no"]' };
  optOut = by === 'both' ? `${known.class}, ${known.attribute}` : known[by];
}

export function optsOut(element: Element): boolean {
  return element.matches(optOut);
}

export function isNeverTouched(element: Element): boolean {
  return element.matches(NEVER) || element.matches('.skiptranslate');
}

/** Roots whose text is translated: the body, and what open shadow roots hold. */
export function rootsIn(document: Document): ParentNode[] {
  const roots: ParentNode[] = [document.body];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  return roots;
}

export function hasWords(text: Node): boolean {
  return /\S/.test(text.nodeValue ?? '');
}

export function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

export function isElement(node: Node): node is HTMLElement | SVGElement | MathMLElement {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** Whether lines of text go on through it. */
export function isInline(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display === 'inline' || display === 'contents' || display === 'none';
}

/** What translators put round texts; the type of `createElement('font')` is deprecated, and so is the element. */
export function makeFont(attributes: Readonly<Record<string, string>>): Element {
  const font = document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
  for (const [name, value] of Object.entries(attributes)) font.setAttribute(name, value);
  return font;
}

export interface Run {
  block: Element;
  texts: Text[];
}

export interface RunOptions {
  /** What opts out ends the run, and is not only left out. */
  barrier?: boolean;
  /** Whether a box in the line, such as an inline-block, has runs of its own. */
  boxesApart?: boolean;
  /** Whether blocks in what opts out end the run around it. */
  hiddenBlocks?: boolean;
}

/** Texts that stand in one block, one after the other, without a block between them. */
export function runsIn(
  root: ParentNode,
  { barrier = false, boxesApart = true, hiddenBlocks = false }: RunOptions = {},
): Run[] {
  const runs: Run[] = [];
  const open = new Map<Element, Run>();
  const add = (text: Text, block: Element): void => {
    if (!hasWords(text)) return;
    const run = open.get(block) ?? { block, texts: [] };
    if (run.texts.length === 0) runs.push(run);
    run.texts.push(text);
    open.set(block, run);
  };
  const visit = (parent: Node, block: Element): void => {
    for (const child of parent.childNodes) {
      if (isText(child)) add(child, block);
      if (!isElement(child) || isNeverTouched(child)) continue;
      const flow = flowOf(child);
      const ends = flow === 'block' || child.localName === 'br';
      const out = optsOut(child);
      if (ends || (out && (barrier || (hiddenBlocks && [...child.querySelectorAll('*')].some(endsLines))))) {
        open.delete(block);
      }
      if (out) continue;
      visit(child, flow === 'inline' || (flow === 'box' && !boxesApart) ? block : child);
      if (ends) open.delete(block);
    }
  };
  visit(root, root instanceof Element ? root : document.body);
  return runs;
}

/** `apart`: out of the flow, so that the text around it goes on. */
export function flowOf(element: Element): 'inline' | 'box' | 'block' | 'apart' {
  const { display, position } = getComputedStyle(element);
  if (isInline(element)) return 'inline';
  if (position === 'absolute' || position === 'fixed') return 'apart';
  return display.startsWith('inline') ? 'box' : 'block';
}

function endsLines(element: Element): boolean {
  return !element.closest(NEVER) && flowOf(element) === 'block';
}
