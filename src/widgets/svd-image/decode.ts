/** A reader's file as a small grey picture; in a worker, so that no photograph holds up the page. */
import type { Grey } from './pictures.ts';
import { HEAD, imageSize, LONGEST_SIDE, MOST_BYTES, MOST_PIXELS } from './size.ts';
import type { Fault } from './words.ts';

/** Luma of Rec. 709. */
const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722];

/** @returns What is wrong, or null where it may be decoded. */
async function refused(file: Blob): Promise<Fault | null> {
  if (file.size > MOST_BYTES) return 'large';
  const size = imageSize(await file.slice(0, HEAD).arrayBuffer());
  if (typeof size === 'string') return size;
  if (size.width * size.height > MOST_PIXELS) return 'large';
  return Math.min(size.width, size.height) < 2 ? 'small' : null;
}

function greyOf(bitmap: ImageBitmap): Grey | Fault {
  const share = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const [columns, rows] = [bitmap.width, bitmap.height].map((side) => Math.max(2, Math.round(side * share)));
  if (columns === undefined || rows === undefined) return 'broken';
  const context = new OffscreenCanvas(columns, rows).getContext('2d');
  if (!context) return 'unsupported';
  context.imageSmoothingQuality = 'high';
  // What is transparent is paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, columns, rows);
  context.drawImage(bitmap, 0, 0, columns, rows);
  const { data } = context.getImageData(0, 0, columns, rows);
  const values = Float64Array.from({ length: rows * columns }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * i, 4 * i + 3);
    return Math.round(RED * red + GREEN * green + BLUE * blue);
  });
  return { rows, columns, values };
}

export async function readPicture(file: Blob): Promise<Grey | Fault> {
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') return 'unsupported';
  const fault = await refused(file);
  if (fault) return fault;
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return 'broken';
  }
  try {
    return greyOf(bitmap);
  } finally {
    bitmap.close();
  }
}
