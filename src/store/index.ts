/**
 * The content-addressed cache on disk: texts under keys that say everything a text depends on. Losing it costs time and
 * nothing else, so an entry that cannot be read is one that is not there. Imports nothing of ours.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { threadId } from 'node:worker_threads';
import { zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Bump when the layout of a file changes. Not `.html`: Vite reports every such file that appears under the root. */
const SUFFIX = '.v1.zst';
const DIGEST_BYTES = 32;
/** A hash, and a word for what of it: `<64 digits>-summary`. Nothing that could lead out of the folder. */
const KEY = /^[\da-f]{64}(?:-[a-z]+)?$/;
/** A temporary file older than this was left by a process that was killed. */
const STALE_MS = 60 * 60 * 1000;

export interface Pruned {
  /** Bytes on disk that are left. */
  bytes: number;
  kept: number;
  removed: number;
}

export interface Store {
  /**
   * The text stored under a key and undefined where there is none, or none that is whole.
   *
   * @param key From `hashKey`, with or without `-word`.
   * @throws TypeError for anything else.
   */
  get: (key: string) => Promise<string | undefined>;
  /**
   * Stores a text; whoever reads meanwhile sees the old entry or the new one.
   *
   * @returns False where the disk refused; the cache is then as it was.
   */
  put: (key: string, text: string) => Promise<boolean>;
  /**
   * Removes the entries that have gone unread the longest until no more than `maxBytes` are left, and what killed
   * processes left behind.
   *
   * @param since Milliseconds since 1970: what was read or written from then on stays, whatever its size.
   */
  prune: (maxBytes: number, since?: number) => Promise<Pruned>;
}

/**
 * SHA-256, in hexadecimal, of the parts with their kinds and lengths, so that `["ab", "c"]` and `["a", "bc"]` differ.
 * Strings are taken as UTF-16: also lone surrogates keep their difference.
 */
export function hashKey(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf16le') : part;
    hash.update(`${typeof part === 'string' ? 's' : 'b'}${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/** The key is part of it, so that a file under another's name is not taken for it. */
function digest(key: string, packed: Uint8Array): Buffer {
  return createHash('sha256').update(key).update(packed).digest();
}

/** UTF-8, but for a text with lone surrogates, which UTF-8 cannot hold. The first byte says which. */
const ENCODINGS = ['utf8', 'utf16le'] as const;

async function pack(key: string, text: string): Promise<Buffer> {
  const which = text.isWellFormed() ? 0 : 1;
  const packed = await compress(Buffer.concat([Buffer.of(which), Buffer.from(text, ENCODINGS[which])]));
  return Buffer.concat([digest(key, packed), packed]);
}

/** The text in a file's bytes, or undefined where they are not whole. */
async function unpack(key: string, bytes: Buffer): Promise<string | undefined> {
  const packed = bytes.subarray(DIGEST_BYTES);
  if (!digest(key, packed).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
  const text = await decompress(packed);
  return text.subarray(1).toString(ENCODINGS[text[0] ?? 0]);
}

interface FileOnDisk {
  path: string;
  bytes: number;
  /** Milliseconds since 1970. */
  modified: number;
}

/** All files under a folder; those that another process removes meanwhile are left out. */
async function listFiles(folder: string): Promise<FileOnDisk[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry): Promise<FileOnDisk[]> => {
      const file = path.join(entry.parentPath, entry.name);
      const info = await stat(file).catch(() => undefined);
      return info ? [{ path: file, bytes: info.size, modified: info.mtimeMs }] : [];
    });
  return (await Promise.all(files)).flat();
}

/** True where the file is gone afterwards. */
async function remove(file: string): Promise<boolean> {
  return unlink(file).then(
    () => true,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT',
  );
}

async function prune(folder: string, maxBytes: number, since = Infinity): Promise<Pruned> {
  const now = Date.now();
  const files = await listFiles(folder);
  const entries = files.filter((file) => file.path.endsWith(SUFFIX)).sort((a, b) => a.modified - b.modified);
  const others = files.filter((file) => !file.path.endsWith(SUFFIX) && now - file.modified > STALE_MS);
  await Promise.all(others.map((file) => remove(file.path)));
  const result: Pruned = {
    bytes: entries.reduce((sum, file) => sum + file.bytes, 0),
    kept: entries.length,
    removed: 0,
  };
  for (const file of entries) {
    if (result.bytes <= maxBytes || file.modified >= since) break;
    if (!(await remove(file.path))) continue;
    result.bytes -= file.bytes;
    result.kept--;
    result.removed++;
  }
  return result;
}

/** Distinguishes the temporary files of one process. */
let writes = 0;

/** Opens a store in a folder that need not exist yet. Several processes and threads may share it. */
export function openStore(folder: string): Store {
  const fileOf = (key: string): string => {
    if (!KEY.test(key)) throw new TypeError(`not a key from hashKey: ${key}`);
    return path.join(folder, key.slice(0, 2), key.slice(2) + SUFFIX);
  };
  return {
    async get(key) {
      const file = fileOf(key);
      try {
        const text = await unpack(key, await readFile(file));
        // The time of last use, for prune. In a folder that cannot be written it stays as it is.
        if (text !== undefined) await utimes(file, new Date(), new Date()).catch(() => undefined);
        return text;
      } catch {
        return undefined;
      }
    },
    async put(key, text) {
      const file = fileOf(key);
      const temporary = `${file}.${process.pid}-${threadId}-${++writes}.tmp`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(temporary, await pack(key, text), { flag: 'wx' });
        await rename(temporary, file);
        return true;
      } catch {
        await remove(temporary);
        return false;
      }
    },
    prune: (maxBytes, since) => prune(folder, maxBytes, since),
  };
}
