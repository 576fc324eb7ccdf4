import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { svdTerms } from '../../src/numerics/index.ts';
import { draw, summary, table } from '../../src/widgets/svd-image/draw.ts';
import { model, ranksOf, relativeError, settle } from '../../src/widgets/svd-image/model.ts';
import { PICTURES, SIZE } from '../../src/widgets/svd-image/pictures.ts';
import { greyAddress } from '../../src/widgets/svd-image/png.ts';
import type { Parameters } from '../../src/widgets/svd-image/schema.ts';
import { imageSize } from '../../src/widgets/svd-image/size.ts';
import { isKnown, keep } from '../../src/widgets/svd-image/store.ts';
import { svdImage } from '../../src/widgets/svd-image/widget.ts';
import { expectPresets, expectWhole, openText, valuesOf } from './support.ts';

const OURS = ['landscape', 'cloth', 'turned', 'noise'] as const;

function shownOf(values: Parameters): NonNullable<ReturnType<typeof model>['shown']> {
  const { shown } = model(values);
  if (!shown) throw new Error('there is a picture');
  return shown;
}

describe('our pictures', () => {
  it('are greys, the same every time', () => {
    for (const name of OURS) {
      const { values, rows, columns } = PICTURES[name]();
      expect([rows, columns, values.length]).toEqual([SIZE, SIZE, SIZE * SIZE]);
      expect(values.every((grey) => Number.isInteger(grey) && grey >= 0 && grey <= 255)).toBe(true);
      expect(new Set(values).size).toBeGreaterThan(5);
      expect(PICTURES[name]().values).toEqual(values);
    }
  });

  it('do what the article says of rank: cloth takes two, turned it takes all, noise cannot be compressed', () => {
    const rankOf = (picture: Parameters['picture']): number => shownOf({ picture, rank: 1 }).s.filter((sigma) => sigma > 0).length; // prettier-ignore
    expect([rankOf('cloth'), rankOf('turned'), rankOf('noise')]).toEqual([2, SIZE, SIZE]);
    const errors = OURS.map((picture) => relativeError(shownOf({ picture, rank: 1 }), 16));
    expect(errors.map((error) => Math.round(1000 * error))).toEqual([22, 0, 152, 370]);
  });
});

describe('what is computed', () => {
  it('misses the picture by the tail, at every rank', () => {
    for (const picture of OURS) {
      for (let rank = 1; rank <= SIZE; rank += 5) {
        const { original, image, tails } = shownOf({ picture, rank });
        const error = original.reduce((sum, grey, i) => sum + (grey - (image[i] ?? NaN)) ** 2, 0);
        expect(Math.abs(error - (tails[rank] ?? NaN))).toBeLessThanOrEqual(1e-10 * (tails[0] ?? NaN));
      }
    }
  });

  it('waits for a picture of the reader’s, and keeps to its ranks', () => {
    expect(isKnown('own')).toBe(false);
    const own = { picture: 'own', rank: 50 } as const;
    expect(model(own).shown).toBeNull();
    expect(settle(own)).toBe(own);
    expectWhole(svdImage, own);
    keep(
      'own',
      svdTerms(
        Float64Array.from({ length: 30 }, (_, i) => (i * i) % 256),
        5,
        6,
      ),
    );
    expect(settle(own)).toEqual({ picture: 'own', rank: 5 });
    expect(shownOf(settle(own)).whole).toBe(30);
    expectWhole(svdImage, own);
    // A new one takes its place; black, it has no error.
    keep('own', svdTerms(new Float64Array(400), 200, 2));
    const shown = shownOf(own);
    expect([ranksOf(shown), relativeError(shown, 1)]).toEqual([2, 0]);
    expectWhole(svdImage, own);
  });

  it('is in no article and no link when it is the reader’s own', () => {
    expect(svdImage.check?.({ picture: 'own', rank: 2 })?.parameter).toBe('picture');
    expect(svdImage.check?.({ picture: 'noise', rank: 2 })).toBeNull();
  });
});

describe('what is drawn', () => {
  it('is whole in every state', () => {
    for (const picture of OURS) for (const rank of [1, 2, 7, 48, 96]) expectWhole(svdImage, { picture, rank });
    expectPresets(svdImage);
  });

  it('keeps numbers from translators', () => {
    for (const language of ['zh', 'en'] as const) {
      const found = model(valuesOf(svdImage, 'landscape'));
      const open = openText(draw(found, language) + summary(found, language) + (svdImage.controls?.(language) ?? ''));
      expect(open).not.toMatch(/\d/);
    }
  });

  it('has a table with the rank that is shown', () => {
    const { rows } = table(model({ picture: 'landscape', rank: 7 }), 'zh');
    expect(rows.map(([rank]) => rank)).toEqual([1, 2, 3, 4, 6, 7, 8, 12, 16, 24, 32, 48, 64, 96]);
    expect(rows.at(-1)?.slice(2)).toEqual([0, 0, 18432, 2]);
  });
});

describe('a picture in an address', () => {
  it('is the picture, rounded and cut off', async () => {
    const shapes = [[1, 1], [3, 5], [300, 301]] as const; // prettier-ignore
    for (const [rows, columns] of shapes) {
      const values = Float64Array.from({ length: rows * columns }, (_, i) => ((12 * Math.PI * i) % 300) - 20);
      const address = greyAddress(values, rows, columns);
      const png = Buffer.from(address.replace('data:image/png;base64,', ''), 'base64');
      const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
      expect([info.height, info.width]).toEqual([rows, columns]);
      const found = Array.from(values, (_, i) => data[i * info.channels]);
      expect(found).toEqual(Array.from(values, (grey) => Math.min(255, Math.max(0, Math.round(grey)))));
    }
  });
});

describe('the size that a file says it has', () => {
  const blank = sharp({ create: { width: 321, height: 45, channels: 3, background: '#468' } });
  const files: Record<string, () => Promise<Buffer>> = {
    png: () => blank.clone().png().toBuffer(),
    jpeg: () => blank.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    'progressive jpeg': () => blank.clone().jpeg({ progressive: true }).toBuffer(),
    gif: () => blank.clone().gif().toBuffer(),
    'lossy webp': () => blank.clone().webp().toBuffer(),
    'lossless webp': () => blank.clone().webp({ lossless: true }).toBuffer(),
    'extended webp': () => blank.clone().withMetadata({ orientation: 3 }).webp().toBuffer(),
  };
  const bytesOf = (buffer: Uint8Array): ArrayBuffer => new Uint8Array(buffer).buffer;

  it.each(Object.entries(files))('%s', async (_, make) => {
    const file = await make();
    expect(imageSize(bytesOf(file))).toEqual({ width: 321, height: 45 });
    // Cut off anywhere it says that it is broken, or what it said before the cut.
    for (let length = 0; length < Math.min(file.length, 400); length++) {
      const found = imageSize(bytesOf(file.subarray(0, length)));
      expect(['kind', 'broken', 321]).toContain(typeof found === 'string' ? found : found.width);
    }
  });

  it('of anything else is none, and nothing is thrown', () => {
    const heads = ['', 'RIFF1234WEBPVP8X', 'RIFF1234WEBPVP8 ', 'RIFF1234WEBPVP9 ', 'GIF89a', '\xff\xd8', '\xff\xd8\xff\xff', '\x89PNG\r\n\x1a\n']; // prettier-ignore
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, tail) => {
        const found = imageSize(bytesOf(Buffer.concat([Buffer.from(head, 'latin1'), tail])));
        expect(typeof found === 'object' || ['kind', 'broken'].includes(found)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(imageSize(bytesOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toBe('kind');
  });
});
