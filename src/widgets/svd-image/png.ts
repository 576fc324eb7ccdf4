/** Pictures as addresses that hold them: the page's policy allows `data:`, and the build and browsers write the same. */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Remainders of a byte for the checksum of PNG, annex D. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let c = byte;
  for (let bit = 0; bit < 8; bit++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function checksum(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (REMAINDERS[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function adler(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

/** Big-endian, four bytes. */
function word(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function joined(...parts: ArrayLike<number>[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function chunk(name: string, content: ArrayLike<number>): Uint8Array {
  const named = joined(
    Array.from(name, (letter) => letter.charCodeAt(0)),
    content,
  );
  return joined(word(content.length), named, word(checksum(named)));
}

/** Zlib's form with nothing compressed: what serves the page compresses it. */
function stored(bytes: Uint8Array): Uint8Array {
  const blocks: ArrayLike<number>[] = [];
  for (let at = 0; at < bytes.length; at += 65535) {
    const block = bytes.subarray(at, at + 65535);
    const [low, high] = [block.length & 255, block.length >>> 8];
    blocks.push([Number(at + block.length === bytes.length), low, high, low ^ 255, high ^ 255], block);
  }
  return joined([0x78, 0x01], ...blocks, word(adler(bytes)));
}

/** Rows as differences from the row above (filter 2): most are small, and so compress. */
function filtered(values: ArrayLike<number>, rows: number, columns: number): Uint8Array {
  const greys = Uint8ClampedArray.from(values); // rounds, and cuts off
  const bytes = new Uint8Array(rows * (columns + 1));
  let at = 0;
  for (let i = 0; i < rows; i++) {
    bytes[at++] = 2;
    for (let k = i * columns; k < (i + 1) * columns; k++) bytes[at++] = (greys[k] ?? 0) - (greys[k - columns] ?? 0);
  }
  return bytes;
}

/**
 * A grey picture as a PNG in a `data:` address.
 *
 * @param values Row by row, black 0 to white 255; what lies outside is cut off.
 */
export function greyAddress(values: ArrayLike<number>, rows: number, columns: number): string {
  const header = [...word(columns), ...word(rows), 8, 0, 0, 0, 0];
  const image = stored(filtered(values, rows, columns));
  const png = joined(SIGNATURE, chunk('IHDR', header), chunk('IDAT', image), chunk('IEND', []));
  let binary = '';
  for (let at = 0; at < png.length; at += 8192) binary += String.fromCharCode(...png.subarray(at, at + 8192));
  return `data:image/png;base64,${btoa(binary)}`;
}
