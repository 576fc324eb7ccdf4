/** Inline tokens to HTML. */
import type { Tokens } from 'marked';
import type { ArticleToken, MathToken, ReferenceToken } from '../markdown/index.ts';
import { addressKind } from './addresses.ts';
import { type Context, locate, report } from './context.ts';
import { noteReferenceHtml } from './footnotes.ts';
import { displayHtml, inlineHtml } from './formula-html.ts';
import { decodeReferences, encodeAddress, escapeHtml, escapeText } from './html.ts';
import { imageHtml } from './images.ts';
import { rawHtml } from './raw-html.ts';
import { sidesIn } from './sides.ts';
import { known, type KnownToken } from './tokens.ts';

/** One inline run: the content of a paragraph, a heading, a cell. */
export function runHtml(context: Context, tokens: readonly ArticleToken[]): string {
  sidesIn(tokens, context.sides);
  return inlinesHtml(context, tokens);
}

function inlinesHtml(context: Context, tokens: readonly ArticleToken[]): string {
  let html = '';
  for (const token of known(tokens)) html += inlineTokenHtml(context, token);
  return html;
}

/** Before a curly quote that no Chinese follows: browsers see no place for a line to end there. */
const BEFORE_QUOTE = /(?<=[\p{Script=Han}，。、；：！？）】》”’」』])(?=[“‘](?:$|[!-~]))/gu;

function withBreaks(html: string): string {
  return html.replace(BEFORE_QUOTE, '<wbr>');
}

/** Code of up to so many characters stays on one line. */
const SHORT_CODE = 12;

function codeHtml(text: string): string {
  const short = text.length <= SHORT_CODE ? ' short' : '';
  return `<code class="notranslate${short}" translate="no">${escapeHtml(text)}</code>`;
}

export function inlineTokenHtml(context: Context, token: KnownToken): string {
  switch (token.type) {
    case 'text':
      if (token.tokens) return inlinesHtml(context, token.tokens);
      return withBreaks(token.escaped ? token.text : escapeText(token.text));
    case 'escape':
      return escapeText(token.text);
    case 'math':
      return mathHtml(context, token);
    case 'reference':
      return referenceHtml(context, token);
    case 'footnote-reference':
      return noteReferenceHtml(context, token);
    case 'strong':
    case 'em':
    case 'del':
      return `<${token.type}>${inlinesHtml(context, token.tokens)}</${token.type}>`;
    case 'codespan':
      return codeHtml(token.text);
    case 'link':
      return linkHtml(context, token);
    case 'image':
      return imageHtml(context, token);
    case 'html':
      return rawHtml(context, token);
    case 'checkbox':
      return checkboxHtml(token);
    case 'br':
      return '<br>';
    default:
      return '';
  }
}

/** The name is a sign, since a word would have to be in the reader's language. */
function checkboxHtml({ checked }: Tokens.Checkbox): string {
  return `<input ${checked ? 'checked="" ' : ''}disabled="" type="checkbox" aria-label="${checked ? '☑' : '☐'}"> `;
}

const ALONE = { before: '', after: '' };

export function mathHtml(context: Context, token: MathToken): string {
  const place = locate(context, token);
  const formula = context.formulas.get(token);
  if (!formula) throw new RangeError(`the formula at ${place.start} was never typeset`);
  for (const id of formula.typeset?.glyphs ?? []) context.glyphs.add(id);
  const sides = context.sides.get(token) ?? ALONE;
  const { citing, rows } = formula;
  if (citing) {
    const { inCell, chinese, inLink } = context;
    return context.holes.add({
      type: 'formula',
      token,
      rows,
      sides,
      around: { inCell, chinese, inLink },
      ...citing,
      ...place,
    });
  }
  if (token.block && token.display) return displayHtml(token, formula, context);
  return inlineHtml(token, formula, sides, context);
}

/** A hole, which `bind` makes a link, or in a table of contents the bare number. */
export function referenceHtml(context: Context, token: ReferenceToken): string {
  const { label, paren, start, end } = token;
  locate(context, token);
  return context.holes.add({ type: 'reference', label, paren, linked: !context.inLink, start, end });
}

function linkHtml(context: Context, token: Tokens.Link): string {
  const place = locate(context, token);
  const outer = context.inLink;
  context.inLink = true;
  const content = token.autolink ? escapeText(token.text) : inlinesHtml(context, token.tokens);
  context.inLink = outer;
  if (context.mode === 'toc') return content;
  const href = token.autolink ? token.href : decodeReferences(token.href);
  const title = token.title ? ` title="${escapeText(token.title)}"` : '';
  switch (addressKind(href)) {
    case 'unsafe':
      report(
        context,
        'error',
        'link/unsafe',
        `A link may not lead to ${href.slice(0, 40)}.`,
        'Addresses begin with https://, http://, mailto:, # or lead inside the site.',
        place,
      );
      return content;
    case 'external':
      return `<a href="${escapeHtml(encodeAddress(href))}"${title}>${content}</a>`;
    default:
      return `<a href="${context.holes.add({ type: 'link', href, ...place })}"${title}>${content}</a>`;
  }
}
