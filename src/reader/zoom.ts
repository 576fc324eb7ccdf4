/** A picture that links to its full size opens over the page instead; the link stays what it is for other clicks. */

export function zoomPictures(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.zoom-box');
  if (!dialog) return;
  let from: HTMLElement | null = null;

  document.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.zoom') : null;
    const picture = link?.querySelector('img');
    if (!link || !picture) return;
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
