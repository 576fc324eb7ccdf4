/** `/` goes to the search from anywhere. */

import { throughProxy } from './translation.ts';

/** Listens on the whole page. */
export function startSearchKey(): void {
  addEventListener('keydown', (event) => {
    if (!isSlash(event) || event.defaultPrevented || event.isComposing) return;
    const { target } = event;
    if (target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select')))
      return;
    const field = document.querySelector<HTMLInputElement>('form[data-index]:not([hidden]) input');
    const page = document.querySelector<HTMLLinkElement>('link[rel=search]');
    if (!field && !page) return;
    event.preventDefault();
    if (field) field.select();
    else if (page) location.href = throughProxy(page.href);
  });
}

/** Chinese keyboards write `、` with that key. */
function isSlash({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && (key === '/' || (key === '、' && code === 'Slash'));
}
