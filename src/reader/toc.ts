/** Marks the section being read in the table of contents. */

/** A heading counts as read once it is this far down the window, as a fraction of its height. */
const LINE = 0.3;

/**
 * Index of the last heading that begins above the line; -1 before the first.
 *
 * @param tops Distances from the top of the window in px, in the order of the page.
 * @param line In the same unit.
 */
export function currentIndex(tops: readonly number[], line: number): number {
  return tops.findLastIndex((top) => top <= line);
}

/** Follows the scrolling of the page. @returns A function that ends it. */
export function followContents(root: ParentNode): () => void {
  const details = root.querySelector<HTMLDetailsElement>('.toc details');
  if (!details) return () => undefined;
  const links = [...details.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const idOf = (link: Element): string => (link.getAttribute('href') ?? '').slice(1);
  const headings = links.flatMap((link) => document.getElementById(idOf(link)) ?? []);

  let marked: Element | undefined;
  const update = (): void => {
    const tops = headings.map((heading) => heading.getBoundingClientRect().top);
    const id = headings[currentIndex(tops, innerHeight * LINE)]?.id;
    const link = links.find((each) => idOf(each) === id);
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    marked = link;
  };

  // A heading that crosses the line, in either direction, is all that can change the section. What is watched reaches
  // far above the window, so that a jump over several headings is not missed.
  const observer = new IntersectionObserver(update, { rootMargin: `9999999px 0px -${100 * (1 - LINE)}% 0px` });
  for (const heading of headings) observer.observe(heading);

  // Browsers without `::details-content` leave the list beside the text folded; the sheet shows it in all others.
  const wide = matchMedia('(width >= 72rem)');
  const unfold = (): void => {
    details.open = wide.matches;
  };
  unfold();
  wide.addEventListener('change', unfold);
  return () => {
    observer.disconnect();
    wide.removeEventListener('change', unfold);
  };
}
