/** The sentence that introduces a piece, out of HTML. `src/reader/piece.ts` finds the same on a page. Build only. */
import { BLOCKS } from './blocks.ts';
import { hasClass, type MarkupElement } from './elements.ts';
import { lastSentence, WHOLE } from './sentence.ts';

const NAMES = new Set(BLOCKS.split(', '));

export function isBlock({ name }: MarkupElement): boolean {
  return NAMES.has(name);
}

/** A stretch of a sentence: text, or an element that it holds whole. */
interface Stretch {
  text: string;
  /** In the HTML. */
  at: number;
  isText: boolean;
  within: MarkupElement;
}

function isWhole(element: MarkupElement): boolean {
  return ['var', 'sup', 'code', 'svg'].includes(element.name) || hasClass(element, 'notranslate');
}

/** As long as it is in the HTML: the marks that end a sentence may stand before a quotation mark, the rest ends none. */
function asText(html: string): string {
  return html.replace(/&(?:(quot|#39)|[\w#]+);/g, ({ length }, quote?: string) => (quote ? '"' : 'x').repeat(length));
}

function stretches(html: string, element: MarkupElement, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  let at = from;
  const text = (end: number): void => {
    if (end > at) found.push({ text: asText(html.slice(at, end)), at, isText: true, within: element });
  };
  for (const child of element.children) {
    if (child.start < from || child.end > to) continue;
    text(child.start);
    if (!isWhole(child)) found.push(...stretches(html, child, child.inner, child.innerEnd));
    else found.push({ text: child.name === 'sup' ? '' : WHOLE, at: child.start, isText: false, within: element });
    at = child.end;
  }
  text(to);
  return found;
}

/** The last sentence of what stands in an element between two offsets, with the elements that it begins in. */
function sentence(html: string, element: MarkupElement, from: number, to: number): string {
  const all = stretches(html, element, from, to);
  let start = lastSentence(all.map(({ text }) => text).join(''));
  for (const { text, at, isText, within } of all) {
    if (start < text.length) {
      let opened = '';
      for (let around = within; around !== element && around.parent; around = around.parent) {
        opened = html.slice(around.start, around.inner) + opened;
      }
      return `<p>${opened}${html.slice(isText ? at + start : at, to).trim()}</p>\n`;
    }
    start -= text.length;
  }
  return '';
}

function isDisplay(element: MarkupElement): boolean {
  return hasClass(element, 'math-block');
}

/**
 * The last sentence of the text before a block: of the paragraph before it, for a display also past other displays, or,
 * where the block is the first in its item, quote or theorem, of what stands before that. `''` where there is none.
 */
export function leadOf(html: string, block: MarkupElement): string {
  const { parent } = block;
  if (!parent) return '';
  const before = parent.children.filter(({ end }) => end <= block.start);
  const previous = before.at(-1);
  const lastBlock = before.findLast(isBlock);
  const from = lastBlock?.end ?? parent.inner;
  if (html.slice(from, block.start).trim() !== '') return sentence(html, parent, from, block.start);
  if (previous?.name === 'p' || previous?.name === 'summary') {
    return sentence(html, previous, previous.inner, previous.innerEnd);
  }
  if (previous) return [block, previous].every(isDisplay) ? leadOf(html, previous) : '';
  if (!isBlock(parent) || hasClass(parent, 'prose')) return '';
  return leadOf(html, parent.name === 'li' && parent.parent ? parent.parent : parent);
}
