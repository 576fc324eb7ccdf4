/** Boxes that scroll sideways can be reached with the keyboard, but only while there is something to scroll. */

/** Watches the boxes under `root`. @returns A function that ends it. */
export function followScrollers(root: ParentNode): () => void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      // One px of rounding is nothing to scroll.
      if (target.scrollWidth > target.clientWidth + 1) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const box of root.querySelectorAll('.math-block, .table-scroll')) observer.observe(box);
  return () => observer.disconnect();
}
