/**
 * Records, of which packs consist: one after the other, each with the keys of its entries and their texts compressed
 * together.
 *
 *     0   "YNP2"
 *     4   bytes of the compressed texts
 *     8   CRC-32 of keys and compressed texts
 *     12  number of entries
 *     14  the low half of the CRC-32 of these 14 bytes
 *     16  keys, 16 bytes each
 *     …   zstd of the texts: encoding (1 byte), length (4), bytes
 *
 * All numbers are little-endian.
 */
import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export const HEADER_BYTES = 16;
export const KEY_BYTES = 16;
/** As many as the header can count. */
export const MOST_ENTRIES = 0xffff;

const MAGIC = Buffer.from('YNP2', 'latin1');
/** UTF-8, but for a text with lone surrogates, which UTF-8 cannot hold. */
const ENCODINGS = ['utf8', 'utf16le'] as const;

export interface Header {
  /** Of the whole record, header included. */
  length: number;
  entries: number;
}

/** @param entries Keys of `KEY_BYTES` bytes as Latin-1, and texts; at most `MOST_ENTRIES`. */
export function packRecord(entries: readonly (readonly [key: string, text: string])[]): Buffer {
  const texts = entries.flatMap(([, text]) => {
    const which = text.isWellFormed() ? 0 : 1;
    const bytes = Buffer.from(text, ENCODINGS[which]);
    const head = Buffer.alloc(5);
    head.writeUInt8(which, 0);
    head.writeUInt32LE(bytes.length, 1);
    return [head, bytes];
  });
  const packed = zstdCompressSync(Buffer.concat(texts));
  const rest = Buffer.concat([...entries.map(([key]) => Buffer.from(key, 'latin1')), packed]);
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt32LE(packed.length, 4);
  header.writeUInt32LE(crc32(rest), 8);
  header.writeUInt16LE(entries.length, 12);
  header.writeUInt16LE(crc32(header.subarray(0, 14)) & 0xffff, 14);
  return Buffer.concat([header, rest]);
}

/** `null` where no record begins, or one whose header was damaged. */
export function readHeader(bytes: Buffer): Header | null {
  if (bytes.length < HEADER_BYTES || !bytes.subarray(0, 4).equals(MAGIC)) return null;
  if (bytes.readUInt16LE(14) !== (crc32(bytes.subarray(0, 14)) & 0xffff)) return null;
  const entries = bytes.readUInt16LE(12);
  return { entries, length: HEADER_BYTES + entries * KEY_BYTES + bytes.readUInt32LE(4) };
}

/** Whether every byte of a record is as it was written. */
export function isWhole(record: Buffer): boolean {
  const header = readHeader(record);
  return header?.length === record.length && record.readUInt32LE(8) === crc32(record.subarray(HEADER_BYTES));
}

/** Keys as Latin-1, in the order of their texts; `bytes` begins behind the header. */
export function keysIn(bytes: Buffer, entries: number): string[] {
  return Array.from({ length: entries }, (_, i) => bytes.toString('latin1', i * KEY_BYTES, (i + 1) * KEY_BYTES));
}

/** The compressed texts of a whole record, as they were. */
export function textsIn(record: Buffer): (which: number) => string | undefined {
  const entries = record.readUInt16LE(12);
  const bytes = zstdDecompressSync(record.subarray(HEADER_BYTES + entries * KEY_BYTES));
  return (which) => {
    let at = 0;
    for (let i = 0; i < which && at < bytes.length; i++) at += 5 + bytes.readUInt32LE(at + 1);
    if (at >= bytes.length) return undefined;
    const end = at + 5 + bytes.readUInt32LE(at + 1);
    return bytes.toString(ENCODINGS[bytes.readUInt8(at)], at + 5, end);
  };
}
