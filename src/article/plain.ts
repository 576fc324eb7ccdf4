/** Tokens as plain text: for headings' ids, `alt`, search and descriptions. */
import type { ArticleToken, ReferenceToken } from '../markdown/index.ts';
import { decodeReferences, withoutTags } from './html.ts';
import { findLabel, type Labels } from './labels.ts';
import { isStatement, nameBefore } from './statements.ts';
import { cellsOf, known, type KnownToken } from './tokens.ts';
import { texToText } from '../markdown/index.ts';

/** Stands for a reference whose number only `bind` may know; U+0000 is in no source. */
const OPEN = /\0(\(?)([^\0]*)\0/g;

/** `(3)` or `定理 2` where the number is known, else a mark for `fillReferences`; `before` is the text so far. */
function referenceText({ label, paren }: ReferenceToken, labels: Labels, before: string): string {
  const cited = findLabel(labels, label);
  const number = cited?.number ?? null;
  if (!cited || number === null) return `\0${paren ? '(' : ''}${label}\0`;
  if (isStatement(cited)) return nameBefore(cited.name, before) + number;
  return paren ? `(${number})` : number;
}

/** Text with its references filled in; `shown` gives what stands for a label, parentheses included. */
export function fillReferences(text: string, shown: (label: string, paren: boolean, before: string) => string): string {
  return text.replace(OPEN, (_all, paren: string, label: string, at: number) =>
    shown(label, paren !== '', text.slice(Math.max(0, at - 1), at)),
  );
}

/** Text in which labels stand for numbers that are not known. */
export function withLabels(text: string): string {
  return fillReferences(text, (label, paren) => (paren ? `(${label})` : label));
}

/** Text of a heading as its id has it: numbers change, and must not change addresses. */
export function withoutReferences(tokens: readonly ArticleToken[]): string {
  return fillReferences(inlineText(tokens, NO_LABELS), () => '')
    .replace(/\s+/g, ' ')
    .trim();
}

const NO_LABELS: Labels = new Map();

/** Text of one inline run. */
export function inlineText(tokens: readonly ArticleToken[], labels: Labels): string {
  let text = '';
  for (const token of known(tokens)) {
    text += token.type === 'reference' ? referenceText(token, labels, text) : textOf(token, labels);
  }
  return text;
}

function textOf(token: KnownToken, labels: Labels): string {
  switch (token.type) {
    case 'text':
      return token.tokens ? inlineText(token.tokens, labels) : decodeReferences(token.text);
    case 'escape':
    case 'codespan':
      return token.text;
    case 'math':
      return texToText(token.tex);
    case 'reference':
      return referenceText(token, labels, '');
    case 'html':
      return decodeReferences(withoutTags(token.text));
    case 'br':
      return ' ';
    case 'strong':
    case 'em':
    case 'del':
    case 'link':
    case 'image':
      return inlineText(token.tokens, labels);
    default:
      return '';
  }
}

/** Text of blocks, each on lines of its own. */
export function blockText(tokens: readonly ArticleToken[], labels: Labels): string {
  return known(tokens)
    .map((token) => textOfBlock(token, labels))
    .filter((text) => text !== '')
    .join('\n');
}

function textOfBlock(token: KnownToken, labels: Labels): string {
  switch (token.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(token.tokens, labels).trim();
    case 'container':
      return [inlineText(token.title, labels).trim(), blockText(token.tokens, labels)].join('\n').trim();
    case 'blockquote':
      return blockText(token.tokens, labels);
    case 'list':
      return token.items.map((item) => blockText(item.tokens, labels)).join('\n');
    case 'table':
      return cellsOf(token)
        .map((cell) => inlineText(cell.tokens, labels).trim())
        .join('\n');
    case 'code':
      return token.text;
    default:
      return textOf(token, labels).trim();
  }
}
