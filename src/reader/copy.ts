/**
 * Copy buttons on code and on BibTeX. Bar and messages are cloned from a template of the page; a message that is there
 * and hidden gets translated with the page, one that a script writes would not.
 */

const SHOWN_MS = 2500;

/** Gives each block of code under `root` that has none a box with a copy button. */
export function enhanceCopying(root: ParentNode): void {
  const template = document.querySelector<HTMLTemplateElement>('template#copy-bar');
  if (!template) return;
  for (const pre of root.querySelectorAll<HTMLElement>('pre.shiki, pre.bibtex')) {
    if (pre.parentElement?.classList.contains('copy-box')) continue;
    const bar = document.importNode(template.content, true).firstElementChild;
    if (!bar) return;
    const box = document.createElement('div');
    box.className = 'copy-box';
    pre.replaceWith(box);
    box.append(pre, bar);
    connect(bar, pre);
  }
}

function connect(bar: Element, pre: HTMLElement): void {
  const message = (name: string): HTMLElement | null => bar.querySelector<HTMLElement>(`[data-${name}]`);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (name: string): void => {
    for (const each of ['copied', 'failed']) message(each)?.toggleAttribute('hidden', each !== name);
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const each of ['copied', 'failed']) message(each)?.setAttribute('hidden', '');
    }, SHOWN_MS);
  };

  bar.querySelector('button')?.addEventListener('click', () => {
    copyText(pre.textContent).then(
      () => show('copied'),
      () => {
        // Leave the text selected, so that the reader can copy it by hand.
        getSelection()?.selectAllChildren(pre);
        show('failed');
      },
    );
  });
}

/** Rejects where there is no clipboard, too: pages without https have none. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
