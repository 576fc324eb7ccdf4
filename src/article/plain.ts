/** Tokens as plain text: for headings' ids, `alt`, search and descriptions. */
import type { ArticleToken, ReferenceToken } from '../markdown/index.ts';
import { decodeReferences, withoutTags } from './html.ts';
import { findLabel, type Labels } from './labels.ts';
import { cellsOf, known, type KnownToken } from './tokens.ts';
import { texToText } from '../markdown/index.ts';

/** `(3)` where the number is known, else the label. */
export function referenceText({ label, paren }: ReferenceToken, labels: Labels): string {
  const number = findLabel(labels, label)?.number ?? label;
  return paren ? `(${number})` : number;
}

/** Text of one inline run. */
export function inlineText(tokens: readonly ArticleToken[], labels: Labels): string {
  return known(tokens)
    .map((token) => textOf(token, labels))
    .join('');
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
      return referenceText(token, labels);
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
