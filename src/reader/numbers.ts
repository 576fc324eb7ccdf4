/** The number of an equation links to its row: a click also copies that address, and says so. */

import { copyText } from './copy.ts';

const SHOWN_MS = 2500;

/** Listens on the whole page, so that articles which dev swaps need nothing new. */
export function copyNumberLinks(): void {
  const message = document.querySelector<HTMLElement>('[data-link-copied]');
  if (!message) return;
  let timer: ReturnType<typeof setTimeout> | undefined;

  document.addEventListener('click', (event) => {
    // Other clicks open a tab or a menu, which is all that they should do.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('.numbers a') : null;
    const href = link?.getAttribute('href');
    if (href === null || href === undefined) return;
    copyText(new URL(href, location.href).href).then(
      () => {
        message.hidden = false;
        clearTimeout(timer);
        timer = setTimeout(() => {
          message.hidden = true;
        }, SHOWN_MS);
      },
      // Without a clipboard the address is in the address bar all the same.
      () => undefined,
    );
  });
}
