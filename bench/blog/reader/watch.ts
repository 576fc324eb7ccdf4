/**
 * Runs inside the page from its first moment, and uses nothing of this module.
 *
 * When is the first formula there for good? Before each frame we look whether its markup is read to the end, whether
 * every outline that it uses is in the page, whether every font its characters are set in is loaded (a font that loads
 * shows nothing, or another font, until then), and whether it has a size. If so, the frame that is about to be drawn shows
 * it: what came after the look before last is drawn in no earlier one. Drawings have no element timing, but text has:
 * a dot is put into the page right then, so that it is painted in the same frame, and the browser tells when that
 * frame was presented, rasterization included. Nothing in the page moves for the dot: it stands in a corner of the window.
 */
export interface Watched {
  /** ms since the navigation began, at which the frame with the formula was presented. */
  first: number;
  firstPaint: number;
  /** px from the top of the window to the formula. */
  top: number;
  shift: number;
  /** ms of each long task. */
  long: number[];
  /** ms at which the last one ended. */
  busy: number;
}

declare global {
  interface Window {
    watched?: Watched;
  }
}

export function watch(formula: string): void {
  const found: Watched = { first: 0, firstPaint: 0, top: 0, shift: 0, long: [], busy: 0 };
  window.watched = found;
  const observe = (type: string, take: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  observe('layout-shift', (entry) => (found.shift += Number(Reflect.get(entry, 'value'))));
  observe('longtask', ({ startTime, duration }) => {
    found.long.push(duration);
    found.busy = startTime + duration;
  });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') found.firstPaint = startTime;
  });
  observe('element', (entry) => (found.first = Number(Reflect.get(entry, 'renderTime'))));

  const readToItsEnd = (element: Element): boolean => {
    for (let at: Node | null = element; at; at = at.parentNode) if (at.nextSibling) return true;
    return document.readyState !== 'loading';
  };
  const fontIsThere = (element: Element): boolean => {
    const own = Array.from(element.childNodes).filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const before = getComputedStyle(element, '::before').content;
    const text = own.map(({ nodeValue }) => nodeValue ?? '').join('') + (/^"(.+)"$/.exec(before)?.[1] ?? '');
    if (text.trim() === '') return true;
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    return document.fonts.check(`${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`, text);
  };
  const isThere = (element: Element): boolean => {
    const parts = [element, ...element.querySelectorAll('*')].filter((part) => !part.closest('math'));
    const { width, height, top } = element.getBoundingClientRect();
    found.top = top;
    const outlined = parts
      .filter(({ localName }) => localName === 'use')
      .map((use) => use.getAttribute('href') ?? use.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '')
      .every((href) => document.getElementById(href.slice(1)) !== null);
    return readToItsEnd(element) && width > 0 && height > 0 && outlined && parts.every(fontIsThere);
  };
  const look = (): void => {
    const element = document.querySelector(formula);
    if (!element || !isThere(element)) {
      requestAnimationFrame(look);
      return;
    }
    const dot = document.createElement('span');
    dot.textContent = '.';
    dot.setAttribute('elementtiming', 'formula');
    for (const [name, value] of [
      ['position', 'fixed'],
      ['top', '0'],
      ['left', '0'],
    ] as const)
      dot.style.setProperty(name, value);
    document.body.append(dot);
  };
  requestAnimationFrame(look);
}
