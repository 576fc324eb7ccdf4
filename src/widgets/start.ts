/** On pages with live examples: loads the script of each when the reader comes near it. */
import { ELEMENTS } from './elements.ts';
import { elementName } from './kit/name.ts';

function loadNear(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        void load(target);
      }
    },
    { rootMargin: '100% 0px' },
  );
  for (const name of Object.keys(ELEMENTS)) {
    for (const figure of document.querySelectorAll(elementName(name))) observer.observe(figure);
  }
}

/** A script that does not come leaves the figure that is there, without its controls. */
async function load(figure: Element): Promise<void> {
  try {
    await ELEMENTS[figure.localName.slice(elementName('').length)]?.();
  } catch {
    figure.setAttribute('data-failed', '');
  }
}

loadNear();
// Dev swaps the article on the page when its source is saved.
document.addEventListener('yansuan:swapped', loadNear);
