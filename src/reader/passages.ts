/** Copying a passage of an article: as text it is Markdown with the TeX of its formulas, as HTML it has MathML. */
import { toMarkdown } from './markdown.ts';

const FORMULA = '[data-tex]';

function formulaAt(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(FORMULA) ?? null;
}

/** The range with formulas whole that it begins or ends in. */
function withWholeFormulas(range: Range): Range {
  const whole = range.cloneRange();
  const first = formulaAt(range.startContainer);
  const last = formulaAt(range.endContainer);
  if (first) whole.setStartBefore(first);
  if (last) whole.setEndAfter(last);
  return whole;
}

/** Formulas as the MathML alone, which word processors read; nothing that only this page can use. */
function toHtml(fragment: DocumentFragment): string {
  const box = document.createElement('div');
  box.append(fragment.cloneNode(true));
  for (const formula of box.querySelectorAll(FORMULA)) {
    const math = formula.querySelector('math');
    if (math) formula.replaceChildren(math);
  }
  for (const marked of box.querySelectorAll('.selected')) marked.classList.remove('selected');
  for (const useless of box.querySelectorAll('.anchor, .copy-bar, svg, span[aria-hidden], [hidden]')) useless.remove();
  for (const link of box.querySelectorAll<HTMLAnchorElement>('a[href]'))
    link.href = new URL(link.href, document.baseURI).href;
  return box.innerHTML;
}

/** A few items of a list are a list, and a few rows a table. */
function withShell(range: Range, element: Element): DocumentFragment {
  const fragment = range.cloneContents();
  const shell = element.matches('ul, ol, table, tbody, blockquote')
    ? element.closest('ul, ol, table, blockquote')?.cloneNode(false)
    : undefined;
  if (!shell) return fragment;
  const out = document.createDocumentFragment();
  shell.appendChild(fragment);
  out.append(shell);
  return out;
}

function onCopy(event: ClipboardEvent): void {
  const selection = getSelection();
  if (!event.clipboardData || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = withWholeFormulas(selection.getRangeAt(0));
  const { commonAncestorContainer: common } = range;
  const element = common instanceof Element ? common : common.parentElement;
  // Code is copied as it stands, and what is typed is the browser's.
  if (!element || element.closest('pre, input, textarea')) return;
  if (!element.closest('.prose') && !element.querySelector('.prose')) return;
  const fragment = withShell(range, element);
  event.clipboardData.setData('text/plain', toMarkdown(fragment));
  event.clipboardData.setData('text/html', toHtml(fragment));
  event.preventDefault();
}

/** A double click in a formula selects all of it, a triple one its paragraph: browsers find no words in a drawing. */
function onClick({ target, detail }: MouseEvent): void {
  if (detail < 2 || !(target instanceof Element) || target.closest('a')) return;
  const formula = formulaAt(target);
  if (!formula) return;
  const block = detail > 2 ? formula.closest('p, li, td, th, h2, h3, h4, h5, h6, figcaption') : null;
  const range = document.createRange();
  range.selectNode(block ?? formula);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

let marking = 0;

/** Browsers do not show that a drawing is part of what is selected. */
function markSelected(): void {
  cancelAnimationFrame(marking);
  marking = requestAnimationFrame(() => {
    const selection = getSelection();
    const any = selection !== null && !selection.isCollapsed;
    for (const formula of document.querySelectorAll(any ? FORMULA : '.selected')) {
      formula.classList.toggle('selected', any && selection.containsNode(formula, true));
    }
  });
}

/** Listens on the whole page, so that articles which dev swaps need nothing new. */
export function copyPassages(): void {
  document.addEventListener('copy', onCopy);
  document.addEventListener('click', onClick);
  document.addEventListener('selectionchange', markSelected);
}
