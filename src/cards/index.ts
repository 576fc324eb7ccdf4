/** Pictures for links to pages, drawn when the site is built. */
import sharp from 'sharp';
import { type CardText, cardSvg } from './card.ts';
import { createLetters, type Letters } from './letters.ts';

export type { CardText } from './card.ts';

// A picture is never drawn twice in a process.
sharp.cache(false);

let letters: Letters | null = null;

/** A PNG of 1200 × 630 px; the same bytes for the same text. */
export async function drawCard(text: CardText): Promise<Uint8Array> {
  letters ??= createLetters();
  return (
    sharp(Buffer.from(cardSvg(text, letters)))
      // More effort for the palette or for compression, and dithering, double the time and gain 2 % of the bytes.
      .png({ compressionLevel: 6, palette: true, colours: 64, effort: 1, dither: 0 })
      .toBuffer()
  );
}
