/** Pictures and figures. */
import type { Tokens } from 'marked';
import { type ArticleToken, lex } from '../markdown/index.ts';
import { addressKind, splitAddress } from './addresses.ts';
import { type Context, locate, report } from './context.ts';
import { decodeAddress, decodeReferences, encodeAddress, escapeHtml } from './html.ts';
import { runHtml } from './inlines.ts';
import { inlineText, withLabels } from './plain.ts';
import { known, type Place, placeOf, walk } from './tokens.ts';

/** An image in the line; in a table of contents its text. */
export function imageHtml(context: Context, token: Tokens.Image): string {
  const place = locate(context, token);
  const alt = withLabels(inlineText(token.tokens, context.labels));
  if (context.mode === 'toc') return escapeHtml(alt);
  const href = decodeReferences(token.href);
  const rest = `alt="${escapeHtml(alt)}"${isFigure(context, token) ? '' : titleAttribute(token.title)}>`;
  if (href === '') {
    report(context, 'error', 'picture/no-address', 'The picture has no address.', 'Write ![text](picture.png).', place);
    return escapeHtml(alt);
  }
  if (/^data:image\//i.test(href)) return `<img src="${escapeHtml(href)}" ${rest}`;
  switch (addressKind(href)) {
    case 'unsafe':
      unsafe(context, place);
      return escapeHtml(alt);
    case 'external':
      remote(context, href, place);
      return `<img src="${escapeHtml(encodeAddress(href))}" ${rest}`;
    case 'site':
      return `<img src="${context.holes.add({ type: 'link', href, ...place })}" ${rest}`;
    case 'relative': {
      const src = decodeAddress(splitAddress(href).path).replace(/^(?:\.\/)+/, '');
      context.pictures.add(src);
      // A link needs a name, and can stand in no other.
      const zoom = context.mode === 'body' && alt !== '' && isFigure(context, token);
      return context.holes.add({ type: 'picture', src, alt, zoom, ...place });
    }
  }
}

function unsafe(context: Context, place: Place): void {
  const hint = 'Put the file beside the article: ![text](picture.png).';
  report(context, 'error', 'picture/unsafe', 'A picture cannot have this address.', hint, place);
}

function remote(context: Context, href: string, place: Place): void {
  const message = `The picture lies on another site (${href.slice(0, 60)}): readers' browsers will not load it.`;
  report(context, 'warning', 'picture/remote', message, 'Put a copy beside the article.', place);
}

function titleAttribute(title: string | null): string {
  return title ? ` title="${escapeHtml(decodeReferences(title))}"` : '';
}

function isFigure(context: Context, token: Tokens.Image): boolean {
  return context.captions.has(token);
}

/** The image of a paragraph that holds nothing else. */
export function loneImage(paragraph: Tokens.Paragraph): Tokens.Image | null {
  const shown = known(paragraph.tokens).filter((token) => token.type !== 'text' || token.text.trim() !== '');
  const [image] = shown;
  return shown.length === 1 && image?.type === 'image' ? image : null;
}

/** A figure for an image with a caption or a description; otherwise `null`. */
export function figureHtml(context: Context, image: Tokens.Image): string | null {
  const caption = context.captions.get(image);
  if (!caption) return null;
  const picture = imageHtml(context, image);
  const text = caption.length > 0 ? `<figcaption>${runHtml(context, caption)}</figcaption>` : '';
  return `<figure>${picture}${text}</figure>\n`;
}

/** Inline tokens of the captions of all figures by their image; empty for one that has a description only. */
export function captionsOf(source: string, tokens: readonly ArticleToken[]): Map<object, readonly ArticleToken[]> {
  const captions = new Map<object, readonly ArticleToken[]>();
  walk(tokens, (token) => {
    const image = token.type === 'paragraph' ? loneImage(token) : null;
    if (image?.title) captions.set(image, captionTokens(source, image, image.title));
    else if (image && image.text.trim() !== '') captions.set(image, []);
    return true;
  });
  return captions;
}

/** A title is Markdown in the line; one that would be anything else is text. */
function captionTokens(source: string, image: Tokens.Image, title: string): readonly ArticleToken[] {
  const [paragraph, ...others] = known(lex(title).tokens);
  if (paragraph?.type !== 'paragraph' || others.length > 0) return [{ type: 'text', raw: title, text: title }];
  const place = placeOf(image) ?? { start: 0, end: 0 };
  const at = source.slice(place.start, place.end).lastIndexOf(title);
  walk(paragraph.tokens, (token) => {
    const own = placeOf(token);
    if (!own) return true;
    Object.assign(token, at < 0 ? place : { start: place.start + at + own.start, end: place.start + at + own.end });
    if (token.type === 'math') token.texStart = at < 0 ? place.start : place.start + at + token.texStart;
    return true;
  });
  return paragraph.tokens;
}
