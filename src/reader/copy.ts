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
    copyOnClick(bar.querySelector('button'), bar, pre, () => pre.textContent);
  }
}

/**
 * A click copies a text, and the bar says so. Where that fails, what shows the text is selected, so that the reader can copy
 * it by hand.
 */
export function copyOnClick(button: Element | null, bar: Element, shown: Element, textOf: () => string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (name: string): void => {
    for (const each of ['copied', 'failed']) {
      bar.querySelector(`[data-${each}]`)?.toggleAttribute('hidden', each !== name);
    }
    clearTimeout(timer);
    if (name !== '') timer = setTimeout(() => show(''), SHOWN_MS);
  };

  button?.addEventListener('click', () => {
    copyText(textOf()).then(
      () => show('copied'),
      () => {
        getSelection()?.selectAllChildren(shown);
        show('failed');
      },
    );
  });
}

/** Rejects where there is no clipboard, too: pages without https have none. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
