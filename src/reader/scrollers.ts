/**
 * Boxes that scroll sideways can be reached with the keyboard, but only while there is something to scroll: the same
 * formula on a wide screen is no stop, and no group that a screen reader announces.
 */

const BOXES = '.math-block, .math .scroller, .table-scroll';
/** What makes a box one that takes the focus. */
const NAMES = ['tabindex', 'role', 'aria-label'] as const;

/** Watches the boxes under `root`. @returns A function that ends it and leaves them as they were written. */
export function followScrollers(root: ParentNode): () => void {
  const written = new Map<Element, readonly (readonly [string, string])[]>();
  const restore = (box: Element): void => {
    for (const [name, value] of written.get(box) ?? []) box.setAttribute(name, value);
  };
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      // One px of rounding is nothing to scroll.
      if (target.scrollWidth > target.clientWidth + 1) restore(target);
      else for (const name of NAMES) target.removeAttribute(name);
    }
  });
  for (const box of root.querySelectorAll(BOXES)) {
    const attributes = NAMES.map((name) => [name, box.getAttribute(name)] as const);
    written.set(
      box,
      attributes.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
    );
    observer.observe(box);
  }
  return () => {
    observer.disconnect();
    for (const box of written.keys()) restore(box);
  };
}
