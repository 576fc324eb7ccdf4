/** The table of contents as a tree. */

export interface TocEntry<T> {
  heading: T;
  children: TocEntry<T>[];
}

/**
 * Headings in the order of the page, nested by depth. Where a depth is left out, the deeper heading hangs on the
 * nearest shallower one before it; where there is none, it stands at the top.
 *
 * @param maxDepth Headings deeper than that are left out.
 */
export function tocTree<T extends { depth: number }>(headings: readonly T[], maxDepth = 3): TocEntry<T>[] {
  const top: TocEntry<T>[] = [];
  const open: TocEntry<T>[] = [];
  for (const heading of headings) {
    if (heading.depth > maxDepth) continue;
    while ((open.at(-1)?.heading.depth ?? 0) >= heading.depth) open.pop();
    const entry: TocEntry<T> = { heading, children: [] };
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}
