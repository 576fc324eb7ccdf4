/** Chrome's own translator, Google's element and Yandex: texts are taken out and `font` elements put in. */
import { type MakeProfile, translateAttributes } from './profile.ts';
import { makeFont, rootsIn, runsIn, type Run } from './walk.ts';

export interface GoogleOptions {
  /** What opts out ends a segment. */
  barrier?: boolean;
  /** Spaces at the ends of texts are lost. */
  trim?: boolean;
  /** Pieces come back in another order. */
  reorder?: boolean;
  /** Two pieces come back as one, one empty, one twice. */
  merge?: boolean;
  /** A bar of its own above the page. */
  banner?: boolean;
  /** Only what comes into view is translated. */
  lazy?: boolean;
}

const FONT = { dir: 'auto', style: 'vertical-align: inherit;' };
const ATTRIBUTES = ['title', 'alt', 'placeholder', 'aria-label'];

export const google: MakeProfile<GoogleOptions> = (engine, options) => {
  const undo: (() => void)[] = [];
  const done = new WeakSet<Text>();
  const observers: IntersectionObserver[] = [];

  const replace = (text: Text, answer: string): void => {
    const outer = makeFont(FONT);
    const inner = makeFont(FONT);
    outer.append(inner);
    const spaced = (edge: RegExp): string => (options.trim ? '' : (edge.exec(text.data)?.[0] ?? ''));
    inner.textContent = `${spaced(/^\s+/)}${answer}${spaced(/\s+$/)}`;
    done.add(text);
    if (inner.firstChild instanceof Text) done.add(inner.firstChild);
    text.parentNode?.insertBefore(outer, text);
    text.remove();
    undo.push(() => outer.replaceWith(text));
  };

  const translateRun = ({ block, texts }: Run): void => {
    const fresh = texts.filter((text) => !done.has(text) && text.isConnected);
    if (fresh.length === 0) return;
    const answers = arranged(engine.translate(fresh, block), options);
    for (const [i, text] of fresh.entries()) replace(text, answers[i] ?? '');
  };

  const translateAll = (): void => {
    for (const root of rootsIn(document)) {
      for (const run of runsIn(root, { barrier: options.barrier ?? false })) {
        if (options.lazy) whenSeen(run, translateRun, observers);
        else translateRun(run);
      }
    }
  };

  return {
    translate() {
      const { documentElement: html, title } = document;
      html.classList.add('translated-ltr');
      document.title = `[t] ${title}`;
      const box = document.createElement('div');
      box.id = 'goog-gt-tt';
      box.className = 'skiptranslate';
      document.body.append(box);
      if (options.banner) document.body.style.top = '40px';
      undo.push(() => {
        html.classList.remove('translated-ltr');
        document.title = title;
        box.remove();
        document.body.style.removeProperty('top');
      });
      translateAll();
      undo.push(translateAttributes(engine, ATTRIBUTES, '[translate="no"], .notranslate'));
    },
    restore() {
      for (const one of undo.splice(0).reverse()) one();
    },
    stop() {
      for (const observer of observers.splice(0)) observer.disconnect();
    },
  };
};

function whenSeen(run: Run, translate: (run: Run) => void, observers: IntersectionObserver[]): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    translate(run);
  });
  observers.push(observer);
  observer.observe(run.block);
}

/** In the order of the other language. */
function arranged(answers: readonly string[], { reorder, merge }: GoogleOptions): string[] {
  const [first = '', second = '', ...rest] = answers;
  if (merge && answers.length > 2)
    return [`${first} ${second}`, '', ...rest.map((text, i) => (i === 0 ? `${text} ${text}` : text))];
  return reorder ? [...answers.slice(1), first] : [...answers];
}
