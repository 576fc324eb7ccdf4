/** Firefox: the HTML of a unit goes to the engine, and what comes back is put together again out of its nodes. */
import { type MakeProfile, translateAttributes } from './profile.ts';
import { hasWords, isElement, isNeverTouched, isText, optsOut, rootsIn } from './walk.ts';

export interface FirefoxOptions {
  /** What stands in a unit comes back in another order. */
  permute?: boolean;
  /** The engine gives one element twice. */
  clone?: boolean;
}

/** Elements that are part of a sentence, by name; all else ends it. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark math output q s samp small span strong sub sup svg time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose content the engine does not see. */
const OPAQUE = 'code, kbd, samp, var, dir, acronym, math, svg, script, style, template, textarea, select';
const ATTRIBUTES = [
  'title',
  'alt',
  'placeholder',
  'abbr',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-placeholder',
  'aria-roledescription',
];

export const firefox: MakeProfile<FirefoxOptions> = (engine, options) => {
  const originals: { unit: Element; nodes: Node[]; texts: [Text, string][] }[] = [];
  const written = new WeakMap<Text, string>();
  let stopped = false;
  let undoAttributes = (): void => undefined;

  /** @param nodes Neighbours in their parent. */
  const translateUnit = (parent: Element, nodes: readonly Node[]): void => {
    const texts = nodes.flatMap(textsSent).filter((text) => written.get(text) !== text.data);
    if (texts.length === 0) return;
    const before = texts.map((text): [Text, string] => [text, text.data]);
    const elements = nodes.filter(isElement);
    for (const [i, element] of elements.entries()) element.setAttribute('data-moz-translations-id', String(i));
    const answers = engine.translate(texts, parent);
    const whole = nodes.length === parent.childNodes.length;
    for (const [i, text] of texts.entries()) {
      // Spaces around stay, since they part words.
      text.data = text.data.replace(/\S(?:[\s\S]*\S)?/, () => answers[i] ?? '');
      written.set(text, text.data);
    }
    if (whole) {
      originals.push({ unit: parent, nodes: [...nodes], texts: before });
      merge(parent, nodes, options);
    } else originals.push({ unit: parent, nodes: [], texts: before });
    for (const element of parent.querySelectorAll('[data-moz-translations-id]'))
      element.removeAttribute('data-moz-translations-id');
  };

  const translateAll = (): void => {
    for (const root of rootsIn(document)) for (const child of root.children) visit(child, translateUnit);
  };
  const observer = new MutationObserver(() => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (stopped) return;
        observer.disconnect();
        translateAll();
        observer.observe(document.body, WATCHED);
      }),
    );
  });

  const stop = (): void => {
    stopped = true;
    observer.disconnect();
  };

  return {
    translate() {
      translateAll();
      undoAttributes = translateAttributes(
        engine,
        ATTRIBUTES,
        '[translate="no"], .notranslate, code, kbd, samp, var, math',
        'input:is([type=button], [type=reset])',
      );
      observer.observe(document.body, WATCHED);
    },
    /** Firefox shows the original by loading the page again; this puts back what a test compares. */
    restore() {
      stop();
      undoAttributes();
      for (const { unit, nodes, texts } of originals.splice(0).reverse()) {
        for (const [text, data] of texts) text.data = data;
        if (nodes.length > 0) unit.replaceChildren(...nodes);
      }
    },
    stop,
  };
};

const WATCHED = { childList: true, characterData: true, subtree: true };

type Translate = (parent: Element, nodes: readonly Node[]) => void;

/** Finds the units in what has not opted out. */
function visit(element: Element, translate: Translate): void {
  if (optsOut(element) || isHidden(element)) return;
  subdivide(element, translate, false);
}

/** @param within A unit that was cut up: what opts out in it is not looked at any more. */
function subdivide(element: Element, translate: Translate, within: boolean): void {
  const nodes = [...element.childNodes];
  const direct = nodes.some((node) => isText(node) && hasWords(node));
  if (direct && nodes.every(isPartOfSentence)) {
    translate(element, nodes);
    return;
  }
  for (const node of nodes) {
    if (isText(node)) {
      if (hasWords(node)) translate(element, [node]);
    } else if (isElement(node)) {
      if (isHidden(node)) continue;
      if (direct || within) subdivide(node, translate, true);
      else visit(node, translate);
    }
  }
}

function isHidden(element: Element): boolean {
  return isNeverTouched(element) || element.matches(OPAQUE);
}

function isPartOfSentence(node: Node): boolean {
  if (!isElement(node)) return true;
  return INLINE.has(node.localName) && (node.matches(OPAQUE) || [...node.children].every(isPartOfSentence));
}

function textsSent(node: Node): Text[] {
  if (isText(node)) return hasWords(node) ? [node] : [];
  if (!isElement(node) || node.matches(OPAQUE)) return [];
  return [...node.childNodes].flatMap(textsSent);
}

/** Everything is taken out and put in again, in the order of the other language. */
function merge(parent: Element, nodes: readonly Node[], { permute, clone }: FirefoxOptions): void {
  const order = permute ? [...nodes.slice(1), ...nodes.slice(0, 1)] : [...nodes];
  for (const node of nodes) parent.removeChild(node);
  for (const node of order) parent.append(node);
  const inline = order.find(isElement);
  if (clone && inline) parent.append(inline.cloneNode(true));
}
