import { escapeHtml, value } from '../kit/html.ts';
import type { Language } from '../kit/words.ts';
import type { NumberTable } from '../widget.ts';
import { ALL_MARKUPS, ALL_TRANSLATORS, type Model } from './model.ts';
import { type ElementNode, htmlOf, type Node, textsIn } from './tree.ts';
import { MARKUPS, TRANSLATORS, WORDS } from './words.ts';

type Word = keyof typeof WORDS;

/** A specimen: no translator of the reader's may touch it. */
function specimen(tag: string, language: 'zh' | 'en' | null, inside: string): string {
  const lang = language === null ? '' : ` lang="${language}"`;
  return `<${tag} class="specimen notranslate" translate="no"${lang}>${inside}</${tag}>`;
}

function panel(heading: string, inside: string): string {
  return `<div class="widget-panel wide"><p class="widget-heading">${heading}</p>${inside}</div>`;
}

/** As HTML, each child on a line of its own. */
function sourceOf(paragraph: ElementNode, indent = ''): string {
  const [open, close] = htmlOf({ ...paragraph, children: [] }).split('</');
  const children = paragraph.children.map((child) =>
    child.kind === 'element' && child.attributes.includes('target-wrapper')
      ? sourceOf(child, `${indent}  `)
      : `${indent}  ${htmlOf(child)}`,
  );
  return [`${indent}${open ?? ''}`, ...children, `${indent}</${close ?? ''}`].join('\n');
}

/** As a reader sees it; where a formula is a drawing, it has the space of our formulas around it. */
function seen(node: Node): string {
  if (node.kind === 'text') return node.of === 'formula' ? `<i>${escapeHtml(node.text)}</i>` : escapeHtml(node.text);
  if (node.drawn !== undefined) return `<i class="math ml mr">${escapeHtml(node.drawn)}</i>`;
  return node.tag === 'br' ? '<br>' : node.children.map(seen).join('');
}

function badge(bad: boolean, word: string): string {
  return `<span class="badge${bad ? ' bad' : ''}">${word}</span>`;
}

interface Said {
  text: string;
  leaked: boolean;
}

function piece({ text, leaked }: Said): string {
  return leaked ? `<mark>${escapeHtml(text.trim())}</mark>` : `<span>${escapeHtml(text)}</span>`;
}

/** Between two pieces of prose is the place of a formula that was not sent. */
function withPlaces(pieces: readonly Said[]): string {
  return pieces
    .map((one, i) => `${!one.leaked && pieces[i - 1]?.leaked === false ? ' ▢ ' : ' '}${piece(one)}`)
    .join('');
}

/** In the order of the other language. */
function inOrder(read: ElementNode, leaked: boolean): string {
  const said = (node: Node): string => {
    if (node.kind === 'text') return piece({ text: node.text, leaked: false });
    if (!leaked) return ' ▢ ';
    return piece({ text: textsIn(node).map(({ text }) => text).join(''), leaked }); // prettier-ignore
  };
  return read.children.map(said).join('');
}

function list(language: 'zh' | 'en', lines: readonly string[]): string {
  return specimen('ol', language, lines.map((line) => `<li>${line}</li>`).join(''));
}

/** The four stages, one below the other; what a reader has not come to yet is left open. */
export function draw(model: Model, language: Language): string {
  const { parameters, before, translation, read, leaks, understood, lost, moved, applies } = model;
  const word = (name: Word): string => WORDS[name][language];
  const { segments, answers } = translation;
  const sent = segments.map((segment) =>
    withPlaces(segment.map(({ text, of }) => ({ text, leaked: of === 'formula' }))),
  );
  const said = translation.turned
    ? [inOrder(read, leaks > 0)]
    : answers.map((texts, i) =>
        withPlaces(texts.map((text, j) => ({ text, leaked: segments[i]?.[j]?.of === 'formula' }))),
      );
  const until = (step: number, inside: string): string =>
    parameters.step >= step ? inside : `<p class="widget-heading">${word('later')}</p>`;
  const marks =
    badge(!understood, word(understood ? 'whole' : 'shreds')) + (leaks > 0 ? badge(true, word('leaked')) : '');
  const faults =
    (lost > 0 ? badge(true, word('lost')) : '') +
    (moved ? badge(true, word('moved')) : '') +
    (applies ? '' : badge(false, word('unmatched')));
  return (
    panel(word('page'), specimen('pre', 'zh', escapeHtml(sourceOf(before)))) +
    panel(word('sent'), until(1, list('zh', sent) + `<p>${marks}</p>`)) +
    panel(word('answers'), until(2, list('en', said))) +
    panel(word('result'), until(3, specimen('p', 'en', seen(read)) + (faults === '' ? '' : `<p>${faults}</p>`))) +
    panel(word('tree'), until(3, specimen('pre', null, escapeHtml(sourceOf(translation.result)))))
  );
}

/** How the sentence was cut, and what of formulas went with it. */
export function summary({ parameters, translation, leaks, lost }: Model, language: Language): string {
  const { translator, markup } = parameters;
  const [segments, sent, gone] = [value(translation.segments.length), value(leaks), value(lost)];
  return language === 'zh'
    ? `${TRANSLATORS[translator].zh}，公式用${MARKUPS[markup].zh}：这句话被切成 ${segments} 段，送出公式的文字 ${sent} 处，译文里少了 ${gone} 个公式。`
    : `${TRANSLATORS[translator].en}, formulas ${MARKUPS[markup].en}: the sentence is cut into ${segments} segments, ${sent} texts of formulas are sent, and ${gone} formulas are missing in the translation.`;
}

/** For every translator and every way of writing formulas: segments, and texts of formulas that are sent. */
export function table({ counts }: Model, language: Language): NumberTable {
  const names = language === 'zh' ? ['段', '公式文字'] : ['segments', 'leaks'];
  const header = ALL_MARKUPS.flatMap((markup) => names.map((name) => `${MARKUPS[markup][language]}, ${name}`));
  const rows = ALL_TRANSLATORS.map((translator) => [
    TRANSLATORS[translator][language],
    ...counts.filter((count) => count.translator === translator).flatMap(({ segments, leaks }) => [segments, leaks]),
  ]);
  return { header: [language === 'zh' ? '翻译器' : 'Translator', ...header], rows };
}
