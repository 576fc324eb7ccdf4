/** Two pages of drawings, each drawing at the same place of both, and where their pixels differ. */
import sharp from 'sharp';

/** Pixels to the em. */
const SCALE = 24;
/** Of the page, where no drawing is wider. */
export const WIDTH = 2000;
/** Around each drawing, for what reaches out of its box. */
const MARGIN = 12;

/** A drawing's box in units, from the baseline up and down. */
export interface Box {
  width: number;
  above: number;
  height: number;
}

export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Places in rows from the top, at whole pixels, tall ones first. */
export function arrange(boxes: readonly Box[]): Place[] {
  const pixels = (units: number): number => Math.ceil((units / 1000) * SCALE) + 2 * MARGIN;
  const places = boxes.map((box) => ({ left: 0, top: 0, width: pixels(box.width), height: pixels(box.height) }));
  let [left, top, bottom] = [0, 0, 0];
  for (const place of places.toSorted((a, b) => b.height - a.height)) {
    if (left > 0 && left + place.width > WIDTH) [left, top] = [0, bottom];
    [place.left, place.top] = [left, top];
    left += place.width;
    bottom = Math.max(bottom, top + place.height);
  }
  return places;
}

/** A drawing in its box, whatever size it has of itself: what is looked at is its content. */
function placed(svg: string, box: Box, place: Place): string {
  const [width, height] = [place.width - 2 * MARGIN, place.height - 2 * MARGIN];
  const open = /^<svg[^>]*>/.exec(svg)?.[0] ?? '';
  const fill = / fill="[^"]*"/.exec(open)?.[0] ?? '';
  const units = [0, -box.above, (width * 1000) / SCALE, (height * 1000) / SCALE].join(' ');
  const at = `left:${place.left + MARGIN}px;top:${place.top + MARGIN}px`;
  return `<svg width="${width}" height="${height}" viewBox="${units}"${fill} style="${at}">${svg.slice(open.length)}`;
}

/** A page of drawings, each at its place; `head` holds their outlines. */
export function wholePage(
  svgs: readonly string[],
  boxes: readonly Box[],
  places: readonly Place[],
  head: string,
): string {
  const drawings = svgs.map((svg, i) => {
    const [box, place] = [boxes[i], places[i]];
    if (!box || !place) throw new RangeError('fewer places than drawings');
    return placed(svg, box, place);
  });
  const height = Math.max(...places.map((place) => place.top + place.height));
  const width = Math.max(...places.map((place) => place.left + place.width));
  return (
    `<!doctype html><meta charset="utf-8"><style>body { margin: 0; width: ${width}px; height: ${height}px }` +
    `body > svg { position: absolute; overflow: visible } svg text { font-family: serif }</style>` +
    `${head}${drawings.join('\n')}`
  );
}

/** Of one drawing: pixels that differ at all, and by how much at most, of 255. */
export interface Difference {
  index: number;
  pixels: number;
  most: number;
}

interface Image {
  data: Buffer;
  width: number;
  channels: number;
}

async function decode(png: Buffer): Promise<Image> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, channels: info.channels };
}

/** The drawings that differ, and how many pixels of all of them are not white: what there was to compare. */
export async function compare(
  before: Buffer,
  after: Buffer,
  places: readonly Place[],
): Promise<{ differences: Difference[]; inked: number }> {
  const [a, b] = [await decode(before), await decode(after)];
  if (a.data.length !== b.data.length || a.width !== b.width) throw new Error('the pages are not of one size');
  let inked = 0;
  const differences = places.map((place, index) => {
    const found: Difference = { index, pixels: 0, most: 0 };
    for (let y = place.top; y < place.top + place.height; y++) {
      for (let x = place.left; x < place.left + place.width; x++) {
        const at = (y * a.width + x) * a.channels;
        let most = 0;
        let ink = false;
        for (let k = at; k < at + a.channels; k++) {
          const [left = 0, right = 0] = [a.data[k], b.data[k]];
          most = Math.max(most, Math.abs(left - right));
          ink ||= left !== 255;
        }
        if (ink) inked++;
        if (most > 0) found.pixels++;
        found.most = Math.max(found.most, most);
      }
    }
    return found;
  });
  return { differences: differences.filter(({ pixels }) => pixels > 0), inked };
}
