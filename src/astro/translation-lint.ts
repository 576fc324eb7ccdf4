/**
 * The rules of docs/translation.md that a page's HTML tells of by itself. They are ours to keep, so a page that breaks one
 * stops the build; what an author's own HTML can break is a warning.
 */
import { type PageElement, readPage } from './page-tags.ts';

export interface PageFault {
  severity: 'error' | 'warning';
  message: string;
  /** 1-based, in the page. */
  line: number;
  /** 1-based, in UTF-16 units. */
  column: number;
  /** The page from there on. */
  excerpt: string;
}

const BOTH_MARKS = 'what opts out of translation needs both, class="notranslate" and translate="no"';

/** As browsers check it: a longer tag counts as none. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Z]{2})?$/;

const isFormula = ({ name, classes }: PageElement): boolean => name === 'var' && classes.has('math');
const hasClass = ({ classes }: PageElement): boolean => classes.has('notranslate');
const hasAttribute = ({ attributes }: PageElement): boolean => attributes.get('translate') === 'no';
const optsOut = (element: PageElement): boolean => hasClass(element) && hasAttribute(element);

/** What is wrong with an element where it stands; `null` for nothing. */
type Rule = (element: PageElement, around: readonly PageElement[]) => string | null;

const ERRORS: readonly Rule[] = [
  (element) =>
    isFormula(element) && (hasClass(element) || hasAttribute(element))
      ? 'the var of a formula opts out of translation itself: extensions drop it then'
      : null,
  (element, around) => {
    const parent = around.at(-1);
    return parent && isFormula(parent) && !(element.name === 'span' && optsOut(element))
      ? `a formula is a span that opts out, with both marks, and nothing else; here is a ${element.name}`
      : null;
  },
  (element, around) =>
    element.name === 'math' && !around.some(optsOut) ? 'the MathML of a formula does not opt out of translation' : null,
  (element) => (element.classes.has('math-block') && !optsOut(element) ? BOTH_MARKS : null),
  (element, around) =>
    element.classes.has('math-block') && around.some(({ name }) => name === 'p')
      ? 'a display stands in a paragraph and cuts its sentence in two'
      : null,
  (element, around) =>
    element.attributes.has('id') && around.some(isFormula)
      ? 'an id in an inline formula: translators clone inline elements'
      : null,
];

const WARNINGS: readonly Rule[] = [
  ({ name, attributes }) =>
    name === 'html' && !(LANGUAGE.test(attributes.get('lang') ?? '') && attributes.has('data-src-lang'))
      ? 'the page needs its language, as in lang="zh-CN", and data-src-lang'
      : null,
  (element) => (hasClass(element) === hasAttribute(element) ? null : BOTH_MARKS),
  ({ name, attributes }) =>
    name === 'meta' && attributes.get('name') === 'google' && attributes.get('content') === 'notranslate'
      ? 'the page forbids Google to translate it'
      : null,
];

/** One fault of ours is on every page many times. */
const MOST = 20;

/** @param html A whole page. @returns Those that come first, at most 20. */
export function translationFaults(html: string): PageFault[] {
  const faults: PageFault[] = [];
  const add = (severity: PageFault['severity'], message: string, start: number): void => {
    if (faults.length >= MOST) return;
    const before = html.slice(0, start);
    const line = before.split('\n').length;
    const column = start - before.lastIndexOf('\n');
    faults.push({ severity, message, line, column, excerpt: (html.slice(start).split('\n')[0] ?? '').slice(0, 100) });
  };
  readPage(html, {
    open(element, around) {
      for (const rule of ERRORS) {
        const message = rule(element, around);
        if (message !== null) add('error', message, element.start);
      }
      for (const rule of WARNINGS) {
        const message = rule(element, around);
        if (message !== null && !faults.some(({ message: known }) => known === message)) {
          add('warning', message, element.start);
        }
      }
    },
    text(text, start, around) {
      const parent = around.at(-1);
      if (parent && isFormula(parent)) add('error', 'text of a formula stands outside of what opts out', start);
      if (
        parent?.name === 'a' &&
        (parent.attributes.get('href') ?? '').includes('#eq-') &&
        /^\s*\(?\d+\)?\s*$/.test(text)
      ) {
        add('error', 'the number of an equation is not wrapped as a formula is', start);
      }
      if (/[\uE000-\uF8FF]/.test(text) && !around.some(optsOut)) {
        add('warning', 'a character from the private use area: translators and fonts give it another meaning', start);
      }
    },
  });
  return faults;
}

/** As a terminal shows it, with the place in the page. */
export function formatPageFault(file: string, { severity, message, line, column, excerpt }: PageFault): string {
  return `${file}:${line}:${column}: ${severity}: ${message}\n  ${excerpt}`;
}
