/** Safari: the nodes of a paragraph go, and new ones come in their place. */
import { type MakeProfile, translateAttributes } from './profile.ts';
import { rootsIn, runsIn } from './walk.ts';

export interface WebkitOptions {
  /** Words come back in another order: elements around them are cloned where they are split. */
  reorder?: boolean;
}

const ATTRIBUTES = [
  'title',
  'alt',
  'placeholder',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
];

export const webkit: MakeProfile<WebkitOptions> = (engine, { reorder = false }) => {
  const undo: (() => void)[] = [];
  return {
    translate() {
      for (const root of rootsIn(document)) {
        // A box in a line is part of it.
        for (const { block, texts } of runsIn(root, { boxesApart: false, hiddenBlocks: true })) {
          const answers = engine.translate(texts, block);
          if (reorder) answers.push(answers.shift() ?? '');
          for (const [i, text] of texts.entries()) {
            // In another order a text brings the spaces of its language with it.
            const between = reorder && texts.length > 1 ? ' ' : '';
            const open = /^\s+/.exec(text.data)?.[0] ?? between;
            const close = /\s+$/.exec(text.data)?.[0] ?? between;
            const fresh = document.createTextNode(`${open}${answers[i] ?? ''}${close}`);
            text.replaceWith(fresh);
            undo.push(() => fresh.replaceWith(text));
            if (reorder && i === 0) undo.push(split(fresh, block));
          }
        }
      }
      undo.push(translateAttributes(engine, ATTRIBUTES, '[translate="no"], .notranslate'));
    },
    restore() {
      for (const one of undo.splice(0).reverse()) one();
    },
    stop: () => undefined,
  };
};

/** The inline element around a text comes twice: its last word stands in a clone. */
function split(text: Text, block: Element): () => void {
  const wrapper = text.parentElement;
  const last = text.data.trimEnd().lastIndexOf(' ');
  if (!wrapper || wrapper === block || last <= 0) return () => undefined;
  const clone = wrapper.cloneNode(false);
  clone.appendChild(document.createTextNode(text.data.slice(last)));
  text.data = text.data.slice(0, last);
  wrapper.parentNode?.insertBefore(clone, wrapper.nextSibling);
  return () => clone.parentNode?.removeChild(clone);
}
