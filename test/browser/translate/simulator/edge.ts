/** Edge: texts are written over where they stand. */
import { type MakeProfile, translateAttributes } from './profile.ts';
import { flowOf, isElement, isInline, isText, makeFont, optsOut, rootsIn, runsIn, type Run } from './walk.ts';

export interface EdgeOptions {
  /** What opts out in a line is emptied. */
  blank?: boolean;
  /** What opts out in a line goes to the end of its block. */
  moveLast?: boolean;
}

export const edge: MakeProfile<EdgeOptions> = (engine, options) => {
  const originals = new Map<Text, string>();
  const undo: (() => void)[] = [];
  const written = new Map<Text, string>();
  let hash = 0;

  const write = (text: Text, answer: string): void => {
    if (!originals.has(text)) originals.set(text, text.data);
    written.set(text, answer);
    text.data = answer;
  };

  const translateRun = (run: Run): void => {
    const texts = merged(run.texts).filter((text) => written.get(text) !== text.data);
    if (texts.length === 0) return;
    run.block.setAttribute('_msttexthash', String(++hash));
    run.block.setAttribute('_msthash', String(hash));
    for (const [i, answer] of engine.translate(texts, run.block).entries()) {
      const text = texts[i];
      if (!text) continue;
      write(text, answer);
      if (text.parentElement && text.parentElement !== run.block) text.parentElement.setAttribute('_istranslated', '1');
      else undo.push(wrapLoose(text, run.block));
    }
    for (const element of optOutsIn(run.block)) {
      if (options.blank) for (const text of textsIn(element)) write(text, '');
      if (options.moveLast) {
        const next = element.nextSibling;
        // What stood behind it may be gone, where two texts became one.
        undo.push(() => run.block.insertBefore(element, next?.parentNode === run.block ? next : null));
        run.block.append(element);
      }
    }
  };

  const translateAll = (): void => {
    for (const root of rootsIn(document)) for (const run of runsIn(root)) translateRun(run);
  };
  const observer = new MutationObserver(() => {
    observer.disconnect();
    translateAll();
    observer.takeRecords();
    observer.observe(document.body, WATCHED);
  });

  return {
    translate() {
      translateAll();
      undo.push(translateAttributes(engine, ['alt', 'placeholder', 'aria-label'], '[translate="no"], .notranslate'));
      observer.observe(document.body, WATCHED);
    },
    restore() {
      observer.disconnect();
      for (const one of undo.splice(0).reverse()) one();
      for (const [text, original] of originals) text.data = original;
      for (const mark of MARKS) {
        for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
      }
    },
    stop: () => observer.disconnect(),
  };
};

/** Attributes that it leaves behind while the page is translated. */
const MARKS = ['_msttexthash', '_msthash', '_istranslated'];

const WATCHED = { childList: true, characterData: true, subtree: true };

/** Neighbours become one. */
function merged(texts: readonly Text[]): Text[] {
  const kept: Text[] = [];
  for (const text of texts) {
    const last = kept.at(-1);
    if (last?.nextSibling === text) {
      last.data += text.data;
      text.remove();
    } else kept.push(text);
  }
  return kept;
}

/** Text that stands beside blocks gets an element of its own. */
function wrapLoose(text: Text, block: Element): () => void {
  const isBlock = (child: Element): boolean => flowOf(child) === 'block';
  if (text.parentElement?.localName === 'font' || ![...block.children].some(isBlock)) return () => undefined;
  const font = makeFont({ _mstmutation: '1' });
  text.replaceWith(font);
  font.append(text);
  return () => font.replaceWith(text);
}

function optOutsIn(block: Element): Element[] {
  return [...block.children].filter(
    (child) => isInline(child) && (optsOut(child) || child.querySelector('.notranslate')),
  );
}

function textsIn(element: Element): Text[] {
  const found: Text[] = [];
  const visit = (node: Node): void => {
    if (isText(node)) found.push(node);
    else if (isElement(node)) node.childNodes.forEach(visit);
  };
  visit(element);
  return found;
}
