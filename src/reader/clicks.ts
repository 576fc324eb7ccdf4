/** Clicks on links that a script does something with besides, or instead. */

/** Other clicks open a tab or a menu, which is all that they should do. */
export function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !(ctrlKey || metaKey || shiftKey || altKey);
}

/** Listens on the whole page, so that articles which dev swaps need nothing new. */
export function onPlainClick(selector: string, act: (link: Element, event: MouseEvent) => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest(selector);
    if (link && isPlain(event)) act(link, event);
  });
}
