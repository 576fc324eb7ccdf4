/** What fingers are to hit. */

/** What a finger cannot hit within 44 px around its middle, or in a box as large; links in running text are exempt. */
export function smallTargets(): string[] {
  const inText = '.prose :is(p, li, td, figcaption), .math-block, .visually-hidden, .skip, [aria-hidden] > a';
  const found: string[] = [];
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const target of document.querySelectorAll('a, button, input, select, summary')) {
    if (target.closest(inText) || !target.checkVisibility({ visibilityProperty: true })) continue;
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = target.getBoundingClientRect();
    if (width === 0 || (width >= 44 && height >= 44)) continue;
    const [x, y] = [left + width / 2, top + height / 2];
    // How far from the middle it is still hit.
    const reach = (dx: number, dy: number): number => {
      let far = 0;
      for (; far < 44; far++) {
        const hit = document.elementFromPoint(x + dx * (far + 1), y + dy * (far + 1));
        if (hit === null || !target.contains(hit)) break;
      }
      return far;
    };
    const missed = reach(-1, 0) + reach(1, 0) < 42 || reach(0, -1) + reach(0, 1) < 42;
    if (missed)
      found.push(`${target.closest('[class]')?.className ?? ''} ${target.textContent.trim()}: ${width} × ${height}`);
  }
  return found;
}
