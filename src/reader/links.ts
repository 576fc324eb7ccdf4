/** The number of an equation and the mark of a heading link to themselves: a click also copies that address, and says so. */

import { copyText } from './copy.ts';

const SHOWN_MS = 2500;

/** Kinds of links, and which message of the page tells of them. */
const MESSAGES = [
  ['.numbers a', '[data-link-copied]'],
  ['.anchor', '[data-section-copied]'],
] as const;

/** Listens on the whole page, so that articles which dev swaps need nothing new. */
export function copyLinks(): void {
  const messages = MESSAGES.map(([, message]) => document.querySelector<HTMLElement>(message));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (shown: number): void => {
    messages.forEach((message, i) => message?.toggleAttribute('hidden', i !== shown));
    clearTimeout(timer);
    if (shown >= 0) timer = setTimeout(() => show(-1), SHOWN_MS);
  };

  document.addEventListener('click', (event) => {
    // Other clicks open a tab or a menu, which is all that they should do.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { target } = event;
    const kind = MESSAGES.findIndex(([link]) => target instanceof Element && target.closest(link));
    const link = kind >= 0 && target instanceof Element ? target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (href === null || href === undefined) return;
    copyText(new URL(href, location.href).href).then(
      () => show(kind),
      // Without a clipboard the address is in the address bar all the same.
      () => undefined,
    );
  });
}
