/**
 * Where lines of text break on a page. Both functions run inside the page, so they use nothing of this module and
 * nothing of any other.
 */

/** Two neighbours in the text that must not be parted by the end of a line: an opening mark stands first, or a closing one second. */
export interface Pair {
  /** One character, or the outline of a formula. */
  first: Range | Element;
  second: Range | Element;
  /** Both as text: `x_1 | ，`. */
  shown: string;
  /** First characters of their paragraph. */
  paragraph: string;
  besideFormula: boolean;
}

export interface Violation {
  width: number;
  paragraph: string;
  /** The pair that was parted, or `wider than its column`. */
  what: string;
}

export interface Marks {
  opening: string;
  closing: string;
}

/** All pairs of the page. A mark inside code binds nothing; spaces and word joiners are no neighbours. */
export function pairsOn({ opening, closing }: Marks): Pair[] {
  const BLOCKS = 'p, li, td, th, h1, h2, h3, h4, h5, h6';
  const pairs: Pair[] = [];
  for (const block of document.querySelectorAll(`.prose :is(${BLOCKS})`)) {
    let last: { place: Range | Element; text: string; mark: boolean; formula: boolean } | null = null;
    let paragraph = '';
    const add = (place: Range | Element, text: string, formula: boolean, mark: boolean): void => {
      if (paragraph.length < 12) paragraph += text;
      const bound = (mark && closing.includes(text)) || (last?.mark === true && opening.includes(last.text));
      if (last && bound) {
        const besideFormula = formula || last.formula;
        pairs.push({ first: last.place, second: place, shown: `${last.text} | ${text}`, paragraph, besideFormula });
      }
      last = { place, text, mark, formula };
    };
    const walk = (node: Node): void => {
      if (node instanceof Text) {
        const inCode = node.parentElement?.closest('code') !== null;
        let offset = 0;
        for (const character of node.data) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, (offset += character.length));
          if (!/[\s\u2060]/u.test(character)) add(range, character, false, !inCode);
        }
        return;
      }
      if (!(node instanceof Element) || node.matches('.mml')) return;
      // A long formula is seen as far as its box goes.
      if (node instanceof SVGSVGElement || node.matches('.scroller')) {
        add(node, `$${node.closest('[data-tex]')?.getAttribute('data-tex') ?? ''}$`, true, false);
      } else if (!node.matches(`ul, ol, blockquote, ${BLOCKS}`)) {
        for (const child of node.childNodes) walk(child);
      }
    };
    for (const child of block.childNodes) walk(child);
  }
  return pairs;
}

/** Sets the column to every width in turn; the pairs that are then parted, and the blocks that stand out of it. */
export function sweep({ pairs, from, to }: { pairs: Pair[]; from: number; to: number }): Violation[] {
  const prose = document.querySelector<HTMLElement>('.prose');
  if (!prose) throw new Error('the page has no .prose');
  const found: Violation[] = [];
  const box = (place: Range | Element): DOMRect | undefined => {
    const rects = Array.from(place.getClientRects());
    // A mark that is trimmed at the start of a line may be told to have no width.
    return rects.find((rect) => rect.width > 0) ?? rects.at(0);
  };
  // In pixels; glyphs are placed in fractions of them.
  const TOLERANCE = 1;
  const parted = (first: DOMRect, second: DOMRect): boolean =>
    Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top) < TOLERANCE ||
    second.left < first.right - TOLERANCE;
  for (let width = from; width <= to; width += 1) {
    prose.style.setProperty('width', `${width}px`);
    if (prose.clientWidth !== width) throw new Error(`the column is ${prose.clientWidth} px wide, not ${width}`);
    for (const { first, second, shown, paragraph } of pairs) {
      const [a, b] = [box(first), box(second)];
      if (!a || !b) throw new Error(`nothing is shown for one of ${shown}`);
      if (parted(a, b)) found.push({ width, paragraph, what: shown });
    }
    for (const block of [prose, ...prose.children]) {
      // These scroll on their own.
      if (block.matches('.table-scroll, .math-block') || block.scrollWidth <= block.clientWidth) continue;
      const paragraph = block === prose ? 'the column' : block.textContent.slice(0, 12);
      found.push({ width, paragraph, what: 'wider than its column' });
    }
  }
  return found;
}
