/** The number of an equation and the mark of a heading link to themselves: a click also copies that address, and says so. */
import { onPlainClick } from './clicks.ts';
import { copyText } from './copy.ts';

const SHOWN_MS = 2500;

/** Kinds of links, and which message of the page tells of them. */
const MESSAGES = [
  ['.numbers a', '[data-link-copied]'],
  ['.anchor', '[data-section-copied]'],
] as const;

export function copyLinks(): void {
  const messages = MESSAGES.map(([, message]) => document.querySelector<HTMLElement>(message));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (shown: number): void => {
    messages.forEach((message, i) => message?.toggleAttribute('hidden', i !== shown));
    clearTimeout(timer);
    if (shown >= 0) timer = setTimeout(() => show(-1), SHOWN_MS);
  };

  MESSAGES.forEach(([selector], kind) =>
    onPlainClick(selector, (link) => {
      copyText(new URL(link.getAttribute('href') ?? '', location.href).href).then(
        () => show(kind),
        // Without a clipboard the address is in the address bar all the same.
        () => undefined,
      );
    }),
  );
}
