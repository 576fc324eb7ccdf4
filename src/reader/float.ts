/** Boxes over the page: previews, and the menu of a number. */

/** Between box and what it belongs to, and from the edges of the window, px. */
const GAP = 6;

/**
 * Below `to` or, where there is more room, above it, and within the window, whatever becomes of that. The box scrolls with
 * the page, and keeps its width when a translator makes its text longer.
 */
export function placeAt(box: HTMLElement, to: Element): void {
  const put = (name: string, value: string): void => box.style.setProperty(name, value);
  for (const name of ['left', 'top', 'width']) put(name, name === 'width' ? '' : '0');
  const lines = [...to.getClientRects()];
  const [first, last] = [lines[0] ?? to.getBoundingClientRect(), lines.at(-1) ?? to.getBoundingClientRect()];
  const { width, height } = box.getBoundingClientRect();
  const room = document.documentElement.clientHeight - last.bottom;
  const isBelow = height + GAP <= room || first.top < room;
  const left = scrollX + (isBelow ? last : first).left;
  put('width', `${width}px`);
  put('left', `max(${GAP}px, min(${left}px, 100% - ${width + GAP}px))`);
  put('top', `${scrollY + (isBelow ? last.bottom + GAP : first.top - GAP - height)}px`);
}
