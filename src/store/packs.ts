/** Packs: files that only grow, each written by one thread of one process and read by all. */
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { HEADER_BYTES, isWhole, KEY_BYTES, keysIn, readHeader } from './record.ts';
import { isRunning } from './running.ts';

/** Not `.html`: Vite reports every such file that appears under the root. */
export const SUFFIX = '.pack';

export interface Pack {
  name: string;
  fd: number;
  /** Bytes whose records are known. */
  known: number;
}

/** Where a record lies. */
export interface Place {
  pack: Pack;
  offset: number;
  length: number;
}

/** Distinguishes the packs of one thread. */
let made = 0;

/** Names in the order in which the packs were begun. */
export function packName(): string {
  return `${Date.now().toString(36).padStart(9, '0')}-${process.pid}-${threadId}-${++made}${SUFFIX}`;
}

export function packNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .sort();
  } catch {
    return [];
  }
}

/** `null` for a pack that another process has taken away. Kept open, it can be read also when it is. */
export function openPack(folder: string, name: string): Pack | null {
  try {
    return { name, fd: openSync(path.join(folder, name), 'r'), known: 0 };
  } catch {
    return null;
  }
}

/** @throws Error where the disk refuses. */
export function beginPack(folder: string): Pack {
  mkdirSync(folder, { recursive: true });
  const name = packName();
  return { name, fd: openSync(path.join(folder, name), 'ax+'), known: 0 };
}

/** By another process. Its records would be found by nobody if the pack were rewritten under its hands. */
export function isBeingWritten({ name }: Pack): boolean {
  const pid = Number(name.split('-')[1]);
  return pid !== process.pid && Number.isSafeInteger(pid) && isRunning(pid);
}

export function closePack({ fd }: Pack): void {
  closeSync(fd);
}

export function sizeOf({ fd }: Pack): number {
  return fstatSync(fd).size;
}

/** A header, and the keys of most records. */
const WINDOW = HEADER_BYTES + 4 * KEY_BYTES;

/**
 * Records that were added since the last look, in order. It ends at one that is still being written, or was when its
 * writer was killed.
 */
export function newRecords(pack: Pack, found: (place: Place, keys: string[]) => void): void {
  try {
    scan(pack, found);
  } catch {
    // What cannot be read is not there.
  }
}

function scan(pack: Pack, found: (place: Place, keys: string[]) => void): void {
  const size = sizeOf(pack);
  const window = Buffer.alloc(WINDOW);
  while (pack.known + HEADER_BYTES <= size) {
    const read = readSync(pack.fd, window, 0, WINDOW, pack.known);
    const header = readHeader(window.subarray(0, read));
    if (!header || pack.known + header.length > size) return;
    const keys = header.entries * KEY_BYTES;
    const place: Place = { pack, offset: pack.known, length: header.length };
    const bytes =
      HEADER_BYTES + keys <= read ? window.subarray(HEADER_BYTES) : readAt(pack, pack.known + HEADER_BYTES, keys);
    if (!bytes) return;
    pack.known += header.length;
    found(place, keysIn(bytes, header.entries));
  }
}

function readAt(
  { fd }: Pack,
  offset: number,
  length: number,
  bytes: Buffer = Buffer.allocUnsafe(length),
): Buffer | null {
  for (let read = 0; read < length;) {
    const more = readSync(fd, bytes, read, length - read, offset + read);
    if (more === 0) return null;
    read += more;
  }
  return bytes;
}

/**
 * `null` where it is not whole.
 *
 * @param space Where it is put: who reads thousands would otherwise fill the memory faster than it is cleared.
 */
export function readRecord({ pack, offset, length }: Place, space?: Buffer): Buffer | null {
  const record = readAt(pack, offset, length, space?.subarray(0, length));
  return record && isWhole(record) ? record : null;
}

/** @throws Error where the disk refuses; what was written of the record is then no record. */
export function append(pack: Pack, record: Buffer): Place {
  for (let written = 0; written < record.length;) {
    written += writeSync(pack.fd, record, written, record.length - written);
  }
  const place: Place = { pack, offset: pack.known, length: record.length };
  pack.known += record.length;
  return place;
}
