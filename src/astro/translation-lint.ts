/**
 * The rules of docs/translation.md that a page's HTML tells of by itself. What only the engine writes is an error; what an
 * author's Markdown, HTML or own pages can break is a warning.
 */
import type { Diagnostic, DiagnosticId, Severity } from '../diagnostics/index.ts';
import { type PageElement, readPage } from './page-tags.ts';

/** Each id of a severity stands for many on a page where a layout is wrong. */
const MOST = 20;

/** As browsers check it: a longer tag counts as none. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Z]{2})?$/;

const isFormula = ({ name, classes }: PageElement): boolean => name === 'var' && classes.has('math');
const hasClass = ({ classes }: PageElement): boolean => classes.has('notranslate');
const hasAttribute = ({ attributes }: PageElement): boolean => attributes.get('translate') === 'no';
const optsOut = (element: PageElement): boolean => hasClass(element) && hasAttribute(element);

interface Rule {
  id: DiagnosticId;
  severity: Severity;
  /** Whether an element breaks it where it stands, among the elements around it, outermost first. */
  isBroken: (element: PageElement, around: readonly PageElement[]) => boolean;
  message: string;
  hint: string;
}

const BOTH = 'Give it class="notranslate" and translate="no": each tool knows only one of them.';
const INLINE = 'Inline, a formula is <var class="math"><span class="notranslate" translate="no">…</span></var>.';
const DISPLAY =
  'A display is a block of its own, <div class="math-block notranslate" translate="no">, in no paragraph.';

const formula = (isBroken: Rule['isBroken'], message: string, hint = INLINE): Rule => {
  return { id: 'page/formula-markup', severity: 'error', isBroken, message, hint };
};

const RULES: readonly Rule[] = [
  formula(
    (element) => isFormula(element) && (hasClass(element) || hasAttribute(element)),
    'The var of a formula opts out of translation itself, and extensions drop it then.',
  ),
  formula((element, around) => {
    const parent = around.at(-1);
    return parent !== undefined && isFormula(parent) && !(element.name === 'span' && optsOut(element));
  }, 'In the var of a formula stands something that does not opt out of translation.'),
  formula(
    (element, around) => element.attributes.has('id') && around.some(isFormula),
    'An id stands in an inline formula, which translators clone.',
    'Ids stand on blocks.',
  ),
  formula((element) => element.classes.has('math-block') && !optsOut(element), 'A display can be translated.', DISPLAY),
  formula(
    (element, around) => element.classes.has('math-block') && around.some(({ name }) => name === 'p'),
    'A display stands in a paragraph and cuts its sentence in two.',
    DISPLAY,
  ),
  {
    id: 'page/opt-out',
    severity: 'warning',
    isBroken: (element) => hasClass(element) !== hasAttribute(element) && !element.classes.has('math-block'),
    message: 'This opts out of translation for some tools and not for others.',
    hint: BOTH,
  },
  {
    id: 'page/bare-mathml',
    severity: 'warning',
    isBroken: (element, around) => element.name === 'math' && ![...around, element].some(optsOut),
    message: 'Translators take this formula apart.',
    hint: 'Write it as TeX between dollar signs.',
  },
  {
    id: 'page/language',
    severity: 'warning',
    isBroken: ({ name, attributes }) => name === 'html' && !LANGUAGE.test(attributes.get('lang') ?? ''),
    message: 'The page does not say its language in a way that browsers know.',
    hint: 'Write <html lang="zh-CN">, or use the layout Base.astro.',
  },
  {
    id: 'page/forbids-translation',
    severity: 'warning',
    isBroken: ({ name, attributes }) =>
      name === 'meta' && attributes.get('name') === 'google' && attributes.get('content') === 'notranslate',
    message: 'The page forbids Google to translate it.',
    hint: 'Leave this element out: formulas and code are protected one by one.',
  },
];

/** @param html A whole page. @returns Of each id the first 20. */
export function translationFaults(html: string): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const counts = new Map<DiagnosticId, number>();
  const add = (fault: Diagnostic): void => {
    const count = counts.get(fault.id) ?? 0;
    counts.set(fault.id, count + 1);
    if (count < MOST) faults.push(fault);
  };
  readPage(html, {
    open(element, around) {
      for (const { isBroken, ...rest } of RULES) {
        if (isBroken(element, around)) add({ ...rest, start: element.start, end: element.end });
      }
    },
    text(text, start, around) {
      for (const fault of textFaults(text, around))
        add({ ...fault, start: start + fault.start, end: start + fault.end });
    },
  });
  return faults;
}

/** Places are those in the text. */
function textFaults(text: string, around: readonly PageElement[]): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const whole = { start: text.length - text.trimStart().length, end: text.trimEnd().length };
  const parent = around.at(-1);
  if (parent && isFormula(parent)) {
    const message = 'Text of a formula stands outside of what opts out of translation.';
    faults.push({ id: 'page/formula-markup', severity: 'error', message, hint: INLINE, ...whole });
  }
  const leadsToRow = parent?.name === 'a' && (parent.attributes.get('href') ?? '').includes('#eq-');
  if (leadsToRow && /^\s*[（(]?\d+[)）]?\s*$/.test(text)) {
    const message = 'Translators rewrite this number of an equation.';
    faults.push({ id: 'page/bare-number', severity: 'warning', message, hint: 'Write \\eqref{…} instead.', ...whole });
  }
  const at = text.search(/[\uE000-\uF8FF]/);
  if (at >= 0 && !around.some(optsOut)) {
    const message = 'This character is from the private use area.';
    const hint = 'Use the character that Unicode has for it, or a picture.';
    faults.push({ id: 'page/private-use', severity: 'warning', message, hint, start: at, end: at + 1 });
  }
  return faults;
}
