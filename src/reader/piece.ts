/** A piece of this page as a preview shows it, with the sentence that introduces it. `src/previews/cut.ts` does the same in the build. */
import { BLOCKS, OF_SECTION } from '../previews/blocks.ts';
import { lineOf, standsIn } from '../previews/line.ts';
import { lastSentence, WHOLE } from '../previews/sentence.ts';

const HELD = 'var, sup, code, svg, .notranslate';

/** What a sentence is made of: texts, and elements that it holds whole. */
function stretches(node: Node): [text: string, node: Node][] {
  if (node instanceof Text) return [[node.data, node]];
  if (node instanceof Element && node.matches(HELD)) return [[node.localName === 'sup' ? '' : WHOLE, node]];
  return [...node.childNodes].flatMap(stretches);
}

/** The last sentence of what stands between two places. */
function sentence(range: Range, nodes: readonly Node[]): Element {
  const all = nodes.flatMap(stretches);
  let start = lastSentence(all.map(([text]) => text).join(''));
  for (const [text, node] of all) {
    if (start < text.length) {
      if (node instanceof Text) range.setStart(node, start);
      else range.setStartBefore(node);
      break;
    }
    start -= text.length;
  }
  const paragraph = document.createElement('p');
  paragraph.append(range.cloneContents());
  return paragraph;
}

function leadOf(block: Element): Element | null {
  const run: Node[] = [];
  let previous = block.previousSibling;
  for (; previous && !(previous instanceof Element && previous.matches(BLOCKS)); previous = previous.previousSibling) {
    run.unshift(previous);
  }
  const range = new Range();
  range.setEndBefore(block);
  if (run.some((node) => node.textContent?.trim())) return sentence(range, run);
  if (previous instanceof Element) {
    if ([block, previous].every((one) => one.matches('.math-block'))) return leadOf(previous);
    if (!previous.matches('p, summary')) return null;
    range.selectNodeContents(previous);
    return sentence(range, [previous]);
  }
  const around = block.parentElement;
  const outer = around?.localName === 'li' ? around.parentElement : around;
  return outer?.matches(BLOCKS) && !outer.matches('.prose') ? leadOf(outer) : null;
}

/** Of a display with several numbered rows nothing stays but that one. */
function showRow(display: Element, number: Element): void {
  const drawing = display.querySelector('svg');
  const written = number.getAttribute('data-line');
  if (!drawing || written === null) return;
  const line = lineOf(drawing.getAttribute('viewBox') ?? '', written);
  drawing.setAttribute('viewBox', line.viewBox);
  drawing.setAttribute('height', `${parseFloat(drawing.getAttribute('height') ?? '') * line.part}ex`);
  for (const drawn of [...drawing.children]) if (!standsIn(line, drawn.outerHTML)) drawn.remove();
  number.setAttribute('y', `${line.place(parseFloat(number.getAttribute('y') ?? ''))}%`);
  display.querySelectorAll('mtr:not(mtr mtr)').forEach((row, i) => {
    if (i !== line.index) row.remove();
  });
  for (const link of display.querySelectorAll('.numbers a')) if (!link.contains(number)) link.remove();
}

function copyOf(target: Element): Node[] {
  const block = target.closest('.math-block') ?? target.closest(BLOCKS) ?? target;
  const copy = block.cloneNode(true);
  if (block.localName === 'li') return [...copy.childNodes];
  const shown = [copy];
  if (/^h\d$/.test(block.localName)) {
    for (let next = block.nextElementSibling; next && shown.length <= OF_SECTION; next = next.nextElementSibling) {
      shown.push(next.cloneNode(true));
    }
    return shown;
  }
  const number = copy instanceof Element && copy.querySelector(`[id="${CSS.escape(target.id)}"]`);
  if (number && block.matches('.math-block')) showRow(copy, number);
  // A paragraph introduces itself.
  const lead = block.localName === 'p' ? null : leadOf(block);
  return lead ? [lead, copy] : shown;
}

/** Elements that are in the page nowhere yet: without ids, and with nothing in them that runs. */
export function pieceOf(target: Element): DocumentFragment {
  const piece = document.createDocumentFragment();
  piece.append(...copyOf(target));
  for (const useless of piece.querySelectorAll('.anchor, .copy-bar, [role=doc-backlink]')) useless.remove();
  for (const element of piece.querySelectorAll('*')) {
    element.removeAttribute('id');
    if (element instanceof HTMLDetailsElement) element.open = true;
    if (!element.localName.includes('-')) continue;
    const still = document.createElement('div');
    still.className = element.className;
    still.append(...element.childNodes);
    element.replaceWith(still);
  }
  return piece;
}
