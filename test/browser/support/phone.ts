/** What a reader with a narrow screen gets of a page's formulas. `measure` runs inside the page and uses nothing of this module. */

interface Edges {
  left: number;
  right: number;
}

interface Measured {
  /** First characters of its TeX. */
  tex: string;
  /** Natural width in em of the font of mathematics. */
  em: number;
  /** Size it is shown in, as a fraction of its natural one. */
  shrunk: number;
  /** px; what an em of its letters is on the screen. */
  letter: number;
  /** px by which the box's content is wider than the box. */
  hidden: number;
  tabindex: string | null;
  role: string | null;
  name: string | null;
  /** px that the box stands out of its column. */
  outside: number;
}

export interface Display extends Measured {
  /** px that the left end is out of sight before anything is scrolled. */
  startHidden: number;
  /** px of mathematics that cannot be brought into sight, nor out from under the number. */
  endHidden: number;
  numbers: {
    text: string;
    /** px that it stands out of the visible part of the box: at the start, and scrolled to the end. */
    outside: [number, number];
    /** px from its baseline to the nearest letter of full size; null where it stands below the formula. */
    fromBaseline: number | null;
  }[];
}

export interface Inline extends Measured {
  scrolls: boolean;
  inCell: boolean;
  /** px from the baseline of the line to the nearest letter of full size; only measured for boxes that may scroll. */
  fromBaseline: number;
}

export interface Page {
  /** px by which the page is wider than the window. */
  sideways: number;
  displays: Display[];
  inlines: Inline[];
}

export function measure(): Page {
  const drawn = (root: Element): SVGSVGElement => {
    const svg = root.querySelector<SVGSVGElement>('svg[viewBox]:not(.floor)');
    if (!svg) throw new Error(`nothing is drawn in ${root.outerHTML.slice(0, 80)}`);
    return svg;
  };
  const outOf = (inner: Edges, outer: Edges): number => Math.max(0, outer.left - inner.left, inner.right - outer.right);
  /** The part of a box in which its content is seen. */
  const view = (box: Element): Edges => {
    const left = box.getBoundingClientRect().left + box.clientLeft;
    return { left, right: left + box.clientWidth };
  };
  const column = (element: Element): Edges => {
    const block = element.parentElement?.closest('p, li, blockquote, h1, h2, h3, summary, td, th, details, .prose');
    if (!block) throw new Error('a formula stands nowhere');
    return view(block);
  };
  /** Distance from `y` to the nearest of the formula's letters, small ones left out. */
  const fromLetters = (svg: SVGSVGElement, y: number): number => {
    const places = Array.from(svg.querySelectorAll<SVGGraphicsElement>('use, text'), (glyph) => glyph.getScreenCTM());
    const sizes = places.map((place) => Math.abs(place?.a ?? 0));
    const full = Math.max(...sizes) * 0.95;
    return Math.min(...places.flatMap((place, i) => (place && (sizes[i] ?? 0) >= full ? Math.abs(place.f - y) : [])));
  };
  const common = (root: Element, box: Element, svg: SVGSVGElement): Measured => {
    const width = svg.getBoundingClientRect().width;
    return {
      tex: (root.getAttribute('data-tex') ?? '').trim().slice(0, 40),
      em: svg.viewBox.baseVal.width / 1000,
      shrunk: width / svg.width.baseVal.value,
      letter: (1000 * width) / svg.viewBox.baseVal.width,
      hidden: box.scrollWidth - box.clientWidth,
      tabindex: box.getAttribute('tabindex'),
      role: box.getAttribute('role'),
      name: box.getAttribute('aria-label'),
      outside: outOf(box.getBoundingClientRect(), column(box)),
    };
  };
  const baselineOf = (text: SVGTextElement): number => {
    const place = text.getScreenCTM();
    return text.getStartPositionOfChar(0).y * (place?.d ?? 1) + (place?.f ?? 0);
  };
  const display = (block: Element): Display => {
    const svg = drawn(block);
    const sheet = block.querySelector('svg.numbers');
    const texts = Array.from(block.querySelectorAll<SVGTextElement>('svg.numbers text'));
    const start = texts.map((text) => outOf(text.getBoundingClientRect(), view(block)));
    const below = sheet !== null && sheet.getBoundingClientRect().top >= svg.getBoundingClientRect().bottom;
    // A number that stands alone may belong to several rows: then it is on the line of the whole, where no letter need be.
    const whole = texts.length === 1 ? svg.getScreenCTM()?.f : undefined;
    const fromBaseline = texts.map((text) => {
      const y = baselineOf(text);
      return below ? null : Math.min(fromLetters(svg, y), Math.abs((whole ?? Infinity) - y));
    });
    const startHidden = view(block).left - svg.getBoundingClientRect().left + block.scrollLeft;
    block.scrollLeft = block.scrollWidth;
    // What stands behind a number is hidden by its sheet, or by the text where that is wider.
    const covers = below || !sheet ? [] : [sheet, ...texts];
    const edge = Math.min(view(block).right, ...covers.map((cover) => cover.getBoundingClientRect().left));
    const endHidden = svg.getBoundingClientRect().right - edge;
    const end = texts.map((text) => outOf(text.getBoundingClientRect(), view(block)));
    block.scrollLeft = 0;
    return {
      ...common(block, block, svg),
      startHidden,
      endHidden,
      numbers: texts.map((text, i) => ({
        text: text.textContent,
        outside: [start[i] ?? 0, end[i] ?? 0],
        fromBaseline: fromBaseline[i] ?? null,
      })),
    };
  };
  const inline = (span: Element): Inline => {
    const svg = drawn(span);
    const scroller = span.querySelector('.scroller');
    const ruler = document.createElement('span');
    ruler.style.setProperty('display', 'inline-block');
    if (scroller) scroller.before(ruler);
    const fromBaseline = scroller ? fromLetters(svg, ruler.getBoundingClientRect().bottom) : 0;
    ruler.remove();
    return {
      ...common(span, scroller ?? svg, svg),
      // A drawing has no content of its own to scroll.
      hidden: scroller ? scroller.scrollWidth - scroller.clientWidth : 0,
      scrolls: scroller !== null,
      inCell: span.closest('td, th') !== null,
      fromBaseline,
    };
  };
  const root = document.documentElement;
  const sideways = root.scrollWidth - root.clientWidth;
  return {
    sideways,
    displays: Array.from(document.querySelectorAll('.math-block'), display),
    inlines: Array.from(document.querySelectorAll('.prose var.math > span:has(svg)'), inline),
  };
}
