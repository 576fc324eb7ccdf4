/**
 * What a file says of its size before any of it is decoded: a small file can hold a picture that fills the memory. PNG,
 * GIF, JPEG and WebP, by their signatures and not by their names.
 */

/** Pixels of the longer side, to which a picture is made smaller: then each rank is drawn within a frame. */
export const LONGEST_SIDE = 192;

/** What is decoded at all: bytes of a file, and pixels of a picture, four bytes each. */
export const MOST_BYTES = 32 * 2 ** 20;
export const MOST_PIXELS = 50e6;

/** Where the size stands, however much of a camera's notes stands before it. */
export const HEAD = 2 ** 20;

export interface Size {
  width: number;
  height: number;
}

function letters(bytes: DataView, at: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(bytes.getUint8(at + i));
  return text;
}

/** Segments of a JPEG begin with FF and their kind; the size stands in that of the frame (ITU T.81, B.2.2). */
function jpegSize(bytes: DataView): Size | null {
  let at = 2;
  while (bytes.getUint8(at) === 0xff) {
    const kind = bytes.getUint8(at + 1);
    if (kind === 0xff) {
      at += 1; // filling
      continue;
    }
    const isFrame = kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
    if (isFrame) return { height: bytes.getUint16(at + 5), width: bytes.getUint16(at + 7) };
    at += 2 + bytes.getUint16(at + 2);
  }
  return null;
}

/** Lossy, lossless or extended (RFC 9649, sections 2.5 to 2.7). */
function webpSize(bytes: DataView): Size | null {
  switch (letters(bytes, 12, 4)) {
    case 'VP8 ':
      return { width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return {
        width: 1 + bytes.getUint16(24, true) + 65536 * bytes.getUint8(26),
        height: 1 + bytes.getUint16(27, true) + 65536 * bytes.getUint8(29),
      };
    default:
      return null;
  }
}

function sizeAt(bytes: DataView): Size | 'kind' | null {
  if (letters(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return { width: bytes.getUint32(16), height: bytes.getUint32(20) };
  if (/^GIF8[79]a/.test(letters(bytes, 0, 6)))
    return { width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) };
  if (bytes.getUint16(0) === 0xffd8) return jpegSize(bytes);
  if (letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 4) === 'WEBP') return webpSize(bytes);
  return 'kind';
}

/**
 * @param head The beginning of the file, {@link HEAD} bytes of it or all.
 * @returns `kind` where it is none of the four, `broken` where it ends or goes wrong before it says its size.
 */
export function imageSize(head: ArrayBuffer): Size | 'kind' | 'broken' {
  if (head.byteLength < 8) return 'kind';
  try {
    return sizeAt(new DataView(head)) ?? 'broken';
  } catch (error) {
    if (error instanceof RangeError) return 'broken';
    throw error;
  }
}
