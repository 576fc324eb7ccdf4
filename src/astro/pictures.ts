import { getImage } from 'astro:assets';
import type { BoundParts, PictureHole } from '../article/index.ts';
import type { Picture, PictureOptions } from './types.ts';

const WIDTHS = [480, 800, 1600];
const SIZES = '(max-width: 50rem) 100vw, 50rem';
const MAX_WIDTH = 1600;
/** A picture of at most so many px is whole on every phone. */
const ZOOM_FROM = 320;

/**
 * Finished HTML of `parts`: each picture hole becomes an `<img>` with its final address, size and variants.
 *
 * @param pictures `ArticleSummary.pictures` of the article that the parts come from.
 */
export async function fillPictures(
  parts: BoundParts,
  pictures: Readonly<Record<string, Picture>>,
  options: PictureOptions = {},
): Promise<string> {
  const pieces = await Promise.all(
    parts.map(async (part) => (typeof part === 'string' ? part : pictureHtml(part, pictures[part.src], options))),
  );
  return pieces.join('');
}

/** A picture that is missing stops a build in the loader; in dev its text stands for it. */
async function pictureHtml(hole: PictureHole, picture: Picture | undefined, options: PictureOptions): Promise<string> {
  const alt = escapeAttribute(hole.alt);
  if (!picture) return `<span class="picture-missing">${alt || escapeAttribute(hole.src)}</span>`;
  const { origin = '' } = options;
  if (picture.format === 'svg') {
    const { src } = await getImage({ src: picture.image, format: 'svg' });
    const drawn = img([['src', address(origin, src)], ['alt', alt], ...size(picture.width, picture.height)]);
    return hole.zoom ? zoomLink(address(origin, src), drawn) : drawn;
  }
  const width = Math.min(picture.width, MAX_WIDTH);
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  const widths = [...new Set([...(options.widths ?? WIDTHS).filter((w) => w < width), width])];
  const made = await getImage({ src: picture.image, format: 'webp', width, height, widths });
  const srcset = made.srcSet.values.map(({ url, descriptor }) => `${address(origin, url)} ${descriptor ?? ''}`.trim());
  const drawn = img([
    ['src', address(origin, made.src)],
    ...(srcset.length > 1
      ? [pair('srcset', srcset.join(', ')), pair('sizes', escapeAttribute(options.sizes ?? SIZES))]
      : []),
    ['alt', alt],
    ...size(width, height),
  ]);
  return hole.zoom && width > ZOOM_FROM ? zoomLink(address(origin, made.src), drawn) : drawn;
}

/** Without scripts the picture alone; `src/reader/zoom.ts` shows it over the page. */
function zoomLink(href: string, drawn: string): string {
  return `<a class="zoom" href="${href}">${drawn}</a>`;
}

type Attribute = readonly [name: string, value: string];

function pair(name: string, value: string): Attribute {
  return [name, value];
}

function size(width: number, height: number): Attribute[] {
  return [pair('width', String(width)), pair('height', String(height))];
}

function img(attributes: readonly Attribute[]): string {
  return `<img ${attributes.map(([name, value]) => `${name}="${value}"`).join(' ')} loading="lazy" decoding="async">`;
}

/** Addresses may hold raw spaces, and `&` in dev; a comma would end a candidate of `srcset`. */
function address(origin: string, path: string): string {
  return escapeAttribute(origin + path.replaceAll(' ', '%20').replaceAll(',', '%2C'));
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
