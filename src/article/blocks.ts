/** Blocks to HTML, in the form that marked gives them where the design asks for nothing else. */
import type { Tokens } from 'marked';
import type { ArticleToken, ContainerToken } from '../markdown/index.ts';
import { containerHtml } from './containers.ts';
import { withoutTable } from './data-tables.ts';
import { type Context, locate, report } from './context.ts';
import { escapeHtml, fragment } from './html.ts';
import { figureHtml, imageHtml, loneImage } from './images.ts';
import { inlineTokenHtml, runHtml } from './inlines.ts';
import { sidesIn } from './sides.ts';
import { known, type KnownToken } from './tokens.ts';

export function blocksHtml(context: Context, tokens: readonly ArticleToken[]): string {
  // An HTML block is cut at its formulas, so these have neighbours among blocks.
  if (tokens.some(({ type }) => type === 'html')) sidesIn(tokens, context.sides);
  let html = '';
  for (const token of known(tokens)) html += blockHtml(context, token);
  return html;
}

function blockHtml(context: Context, token: KnownToken): string {
  switch (token.type) {
    case 'paragraph':
      return paragraphHtml(context, token);
    case 'heading':
      return headingHtml(context, token);
    case 'code':
      return codeHtml(context, token);
    case 'blockquote':
      return `<blockquote>\n${blocksHtml(context, token.tokens)}</blockquote>\n`;
    case 'list':
      return listHtml(context, token);
    case 'table':
      return tableHtml(context, token);
    case 'hr':
      return '<hr>\n';
    case 'container':
      return containerBlockHtml(context, token);
    case 'space':
    case 'def':
    case 'footnote':
      return '';
    case 'text':
      return token.tokens ? runHtml(context, token.tokens) : inlineTokenHtml(context, token);
    default:
      return inlineTokenHtml(context, token);
  }
}

function containerBlockHtml(context: Context, token: ContainerToken): string {
  const inside = insideOf(context, token);
  const { table, rest } = withoutTable(token);
  return containerHtml(context, token, { table: blocksHtml(inside, table), content: blocksHtml(inside, rest) });
}

/** A picture in a figure is no figure of its own. */
function insideOf(context: Context, { head }: ContainerToken): Context {
  return head.name === 'figure' ? { ...context, inFigure: true } : context;
}

function paragraphHtml(context: Context, token: Tokens.Paragraph): string {
  const image = loneImage(token);
  if (image && context.inFigure && !context.captions.get(image)?.length) return `${imageHtml(context, image)}\n`;
  return (image && figureHtml(context, image)) ?? `<p>${runHtml(context, token.tokens)}</p>\n`;
}

/** The permalink is for pointers only: to a screen reader it would be one more name of the heading. */
function headingHtml(context: Context, token: Tokens.Heading): string {
  locate(context, token);
  const tag = `h${headingDepth(context, token)}`;
  const content = runHtml(context, token.tokens);
  const id = context.mode === 'body' ? context.headingIds.get(token) : undefined;
  if (id === undefined) return `<${tag}>${content}</${tag}>\n`;
  const permalink = `<a class="anchor" href="${escapeHtml(fragment(id))}" aria-hidden="true" tabindex="-1"></a>`;
  return `<${tag} id="${escapeHtml(id)}">${content}${permalink}</${tag}>\n`;
}

export function headingDepth({ demote }: { demote: number }, { depth }: Tokens.Heading): number {
  return Math.min(6, depth + demote);
}

/** First word of a fence's info string. */
export function codeLanguage({ lang }: Tokens.Code): string {
  return /^\S*/.exec(lang?.trim() ?? '')?.[0] ?? '';
}

function codeHtml(context: Context, token: Tokens.Code): string {
  const place = locate(context, token);
  const highlighted = context.code.get(token);
  if (!highlighted) throw new RangeError(`the code at ${place.start} was never highlighted`);
  if (!highlighted.known) {
    const lang = codeLanguage(token);
    const at = context.source.slice(place.start, place.end).indexOf(lang);
    const start = place.start + Math.max(0, at);
    const message = `No language is called "${lang}": the code has no colours.`;
    const { near } = highlighted;
    const hint = near === null ? 'Write "text" for code of no language.' : `Did you mean ${near}?`;
    report(context, 'warning', 'code/unknown-language', message, hint, {
      start,
      end: start + lang.length,
    });
  }
  if (context.mode === 'feed') return `<pre><code>${escapeHtml(token.text)}</code></pre>\n`;
  return `${highlighted.html}\n`;
}

function listHtml(context: Context, token: Tokens.List): string {
  const tag = token.ordered ? 'ol' : 'ul';
  const start = token.ordered && token.start !== 1 ? ` start="${token.start}"` : '';
  const items = token.items.map((item) => `<li>${blocksHtml(context, item.tokens)}</li>\n`);
  return `<${tag}${start}>\n${items.join('')}</${tag}>\n`;
}

function tableHtml(context: Context, token: Tokens.Table): string {
  locate(context, token);
  const row = (cells: readonly Tokens.TableCell[]): string =>
    `<tr>\n${cells.map((cell) => cellHtml(context, cell)).join('')}</tr>\n`;
  const rows = token.rows.map(row).join('');
  const body = rows ? `<tbody>${rows}</tbody>` : '';
  const table = `<table>\n<thead>\n${row(token.header)}</thead>\n${body}</table>`;
  return `<div class="table-scroll" role="group" aria-label="${context.chinese ? '表格' : 'Table'}" tabindex="0">${table}</div>\n`;
}

function cellHtml(context: Context, cell: Tokens.TableCell): string {
  const tag = cell.header ? 'th' : 'td';
  const align = cell.align ? ` class="${cell.align}"` : '';
  return `<${tag}${align}>${runHtml({ ...context, inCell: true }, cell.tokens)}</${tag}>\n`;
}
