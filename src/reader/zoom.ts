/** A picture that links to its full size opens over the page instead; the link stays what it is for other clicks. */
import { onPlainClick } from './clicks.ts';

export function zoomPictures(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.zoom-box');
  if (!dialog) return;
  let from: HTMLElement | null = null;

  onPlainClick('a.zoom', (link, event) => {
    const picture = link.querySelector('img');
    if (!(link instanceof HTMLAnchorElement) || !picture) return;
    event.preventDefault();
    const large = new Image();
    large.alt = picture.alt;
    large.width = Number(picture.getAttribute('width'));
    large.height = Number(picture.getAttribute('height'));
    large.src = link.href;
    dialog.querySelector('img')?.remove();
    dialog.prepend(large);
    from = link;
    dialog.showModal();
  });

  // The picture, its surroundings and the button all close it; so does Escape.
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => from?.focus());
}
