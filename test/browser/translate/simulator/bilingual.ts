/** Extensions that put a translation below each paragraph, with the formulas cloned into it. */
import type { MakeProfile } from './profile.ts';
import { hasWords, isText, makeFont, optsOut } from './walk.ts';

export const bilingual: MakeProfile<object> = (engine) => {
  const added: Element[] = [];
  return {
    translate() {
      for (const block of document.querySelectorAll('p, li, h1, h2, h3, h4, td, th, dd, figcaption')) {
        if (block.closest('[translate="no"], .notranslate') || block.querySelector('p, li')) continue;
        const texts = textsIn(block);
        if (texts.length === 0) continue;
        const answers = engine.translate(texts, block);
        const font = makeFont({ class: 'notranslate target-wrapper', lang: 'en' });
        font.append(document.createElement('br'));
        // What opts out itself is taken for something that is no text, and dropped.
        const kept = [...block.childNodes].filter((node) => !(node instanceof Element && optsOut(node)));
        font.append(...kept.map((node) => node.cloneNode(true)));
        for (const [i, text] of textsIn(font).entries()) text.data = answers[i] ?? '';
        block.append(font);
        added.push(font);
      }
    },
    restore() {
      for (const font of added.splice(0)) font.remove();
    },
    stop: () => undefined,
  };
};

function textsIn(node: Node): Text[] {
  if (isText(node)) return hasWords(node) ? [node] : [];
  if (node instanceof Element && node.matches('script, style, template, svg, math')) return [];
  return [...node.childNodes].flatMap((child) => (child instanceof Element && optsOut(child) ? [] : textsIn(child)));
}
