/** Words in formulas stay as the author wrote them; in a translation, pointing at one tells what it means. */
import { isTranslated } from './translation.ts';

/** Without the spaces and marks around it. Also for the build, which lists the words of a page. */
export function plainWord(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}

/** Between formula and note, px. */
const GAP = 6;

/** Elements whose text a translator has made of each word. */
function translations(): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const item of document.querySelectorAll('.formula-words > li')) {
    const [word, meaning] = item.children;
    if (word && meaning) found.set(word.textContent.trim(), meaning);
  }
  return found;
}

function wordsOf(formula: Element, known: ReadonlyMap<string, Element>): string[] {
  const all = Array.from(formula.querySelectorAll('mtext'), ({ textContent }) => plainWord(textContent));
  return [...new Set(all)].filter((word) => known.has(word));
}

/** What a translator has not come to yet is left to it; what it has done, it shall not do again. */
function line(word: string, meaning: Element): Element {
  const made = document.createElement('p');
  const [original, copy] = [document.createElement('var'), document.createElement('span')];
  const inner = document.createElement('span');
  inner.textContent = `${word}: `;
  copy.append(...Array.from(meaning.childNodes, (node) => node.cloneNode(true)));
  for (const one of meaning.textContent.trim() === word ? [inner] : [inner, copy]) {
    one.className = 'notranslate';
    one.setAttribute('translate', 'no');
  }
  original.append(inner);
  made.append(original, copy);
  return made;
}

/** Listens on the whole page; the mouse points, a finger taps. */
export function explainWords(): void {
  if (translations().size === 0) return;
  const note = document.createElement('div');
  // The browser's own look of a popover needs no stylesheet.
  note.popover = 'manual';
  note.id = 'formula-note';
  note.setAttribute('role', 'tooltip');
  document.body.append(note);
  const hide = (): void => note.hidePopover();
  const show = (formula: Element): void => {
    const known = translations();
    const words = isTranslated() ? wordsOf(formula, known) : [];
    if (words.length === 0) return;
    note.replaceChildren(
      ...words.flatMap((word) => {
        const meaning = known.get(word);
        return meaning ? [line(word, meaning)] : [];
      }),
    );
    note.showPopover();
    const [place, { width, height }] = [formula.getBoundingClientRect(), note.getBoundingClientRect()];
    const below = place.bottom + GAP + height < innerHeight;
    const left = Math.max(0, Math.min(place.left, document.documentElement.clientWidth - width));
    note.style.setProperty('margin', '0');
    note.style.setProperty('inset', 'auto');
    note.style.setProperty('left', `${left}px`);
    note.style.setProperty('top', `${below ? place.bottom + GAP : place.top - GAP - height}px`);
  };
  const follow = ({ target }: Event): void => {
    const formula = target instanceof Element ? target.closest('.math, .math-block') : null;
    hide();
    if (formula) show(formula);
  };
  document.addEventListener('pointerover', follow);
  document.addEventListener('click', follow);
  document.addEventListener('scroll', hide, { passive: true });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
}
