/** Words in formulas stay as the author wrote them; in a translation, pointing at one tells what it means. */
import { placeAt } from './float.ts';
import { isTranslated } from './translation.ts';

/** Without the spaces and marks around it. Also for the build, which lists the words of a page. */
export function plainWord(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}

const FORMULA = '.math, .math-block';

/** Elements whose text a translator has made of each word. The words are attributes: texts may be moved or emptied. */
function translations(): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const item of document.querySelectorAll<HTMLElement>('.formula-words > [data-word]')) {
    const meaning = item.querySelector(':scope > span');
    if (meaning) found.set(item.dataset['word'] ?? '', meaning);
  }
  return found;
}

function wordsOf(formula: Element): string[] {
  return [...new Set(Array.from(formula.querySelectorAll('mtext'), ({ textContent }) => plainWord(textContent)))];
}

/** What a translator has not come to yet is left to it; what it has done, it shall not do again. */
function line(word: string, meaning: Element): Element {
  const made = document.createElement('div');
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

/** Listens on the whole page: the mouse points, a finger taps, the keyboard comes to formulas that scroll. */
export function explainWords(): void {
  if (!('popover' in HTMLElement.prototype) || translations().size === 0) return;
  const note = document.createElement('div');
  note.popover = 'manual';
  note.className = 'formula-note float';
  note.id = 'formula-note';
  note.setAttribute('role', 'tooltip');
  document.body.append(note);
  let current: Element | null = null;

  const hide = (): void => {
    current?.removeAttribute('aria-describedby');
    note.hidePopover();
  };
  const show = (formula: Element): void => {
    const known = translations();
    const lines = wordsOf(formula).flatMap((word) => {
      const meaning = known.get(word);
      return meaning ? [line(word, meaning)] : [];
    });
    if (lines.length === 0) return;
    note.replaceChildren(...lines);
    note.showPopover();
    placeAt(note, formula);
    if (formula.hasAttribute('tabindex')) formula.setAttribute('aria-describedby', note.id);
  };
  const follow = ({ target, type }: Event): void => {
    if (!(target instanceof Element) || note.contains(target)) return;
    const formula = target.closest(FORMULA);
    // What Escape has hidden stays hidden until the reader comes back to it.
    if (formula === current && type !== 'click') return;
    hide();
    current = formula;
    if (formula && isTranslated()) show(formula);
  };
  for (const type of ['pointerover', 'focusin', 'click']) document.addEventListener(type, follow);
  document.addEventListener('scroll', hide, { passive: true, capture: true });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
}
