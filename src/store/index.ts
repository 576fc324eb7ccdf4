/**
 * The content-addressed cache on disk: texts under keys that say everything a text depends on. Losing it costs time and
 * nothing else, so an entry that cannot be read is one that is not there. Imports nothing of ours.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { compact, type Pruned } from './compact.ts';
import {
  append,
  beginPack,
  closePack,
  isBeingWritten,
  newRecords,
  openPack,
  packNames,
  readRecord,
  sizeOf,
  type Pack,
  type Place,
} from './packs.ts';
import { KEY_BYTES, MOST_ENTRIES, packRecord, textsIn } from './record.ts';

export type { Pruned } from './compact.ts';
export { isRunning } from './running.ts';

/** A hash, and a word for what of it: `<64 digits>-summary`. */
const KEY = /^[\da-f]{64}(?:-[a-z]+)?$/;

export interface Store {
  /**
   * The text stored under a key and undefined where there is none, or none that is whole.
   *
   * @param key From `hashKey`, with or without `-word`.
   * @throws TypeError for anything else.
   */
  get: (key: string) => string | undefined;
  /** Whether `get` would find a text; reads it and does not unpack it. */
  has: (key: string) => boolean;
  /**
   * Stores a text; whoever reads meanwhile sees the old entry or the new one.
   *
   * @returns False where the disk refused; the cache is then as it was.
   */
  put: (key: string, text: string) => boolean;
  /** Stores texts that belong together: compressed as one, and read as one. */
  putAll: (entries: ReadonlyMap<string, string>) => boolean;
  /** Takes notice of what other threads and processes have stored since. */
  refresh: () => void;
  /**
   * Brings the packs down to a few, and to no more than `maxBytes`: what was neither used through this store nor written
   * since it was opened goes, the oldest first.
   */
  prune: (maxBytes: number) => Pruned;
  /** Gives the files back. The store can be used again. */
  close: () => void;
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

function digest(key: string): string {
  if (!KEY.test(key)) throw new TypeError(`not a key from hashKey: ${key}`);
  return createHash('sha256').update(key).digest().toString('latin1', 0, KEY_BYTES);
}

/** Records that were unpacked last are kept: what belongs together is asked for together. */
const UNPACKED = 4;

class Packs implements Store {
  private readonly folder: string;
  private readonly opened = Date.now();
  private packs = new Map<string, Pack>();
  /** Where each key's newest entry lies, and which of its record's it is. */
  private index = new Map<string, { place: Place; which: number }>();
  private readonly used = new Set<Place>();
  private own: Pack | null = null;
  private looked = false;
  private unpacked: { place: Place; texts: (which: number) => string | undefined }[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  get = (key: string): string | undefined => {
    const found = this.find(key);
    if (!found) return undefined;
    const { place, which } = found;
    const known = this.unpacked.find((one) => one.place === place);
    if (known) return known.texts(which);
    const record = this.read(place);
    if (!record) return undefined;
    const texts = textsIn(record);
    this.unpacked = [{ place, texts }, ...this.unpacked.slice(0, UNPACKED - 1)];
    return texts(which);
  };

  has = (key: string): boolean => {
    const found = this.find(key);
    return found !== undefined && this.read(found.place) !== null;
  };

  put = (key: string, text: string): boolean => this.putAll(new Map([[key, text]]));

  putAll = (entries: ReadonlyMap<string, string>): boolean => {
    const all = Array.from(entries, ([key, text]) => [digest(key), text] as const);
    for (let from = 0; from < all.length; from += MOST_ENTRIES) {
      if (!this.write(all.slice(from, from + MOST_ENTRIES))) return false;
    }
    return true;
  };

  refresh = (): void => {
    this.looked = true;
    // Once more where one was gone: another process has just made many packs one.
    if (!this.openPacks()) this.openPacks();
    // Those that are known too, should another process have taken them out of the folder.
    for (const pack of this.packs.values()) {
      newRecords(pack, (place, keys) => {
        this.learn(place, keys);
      });
    }
  };

  prune = (maxBytes: number): Pruned => {
    this.refresh();
    const live = new Set(Array.from(this.index.values(), ({ place }) => place));
    const began = this.opened.toString(36).padStart(9, '0');
    const needed = new Set([...live].filter((place) => this.used.has(place) || place.pack.name >= began));
    const packs = [...this.packs.values()].filter((pack) => !isBeingWritten(pack));
    const pruned = compact(this.folder, packs, live, needed, maxBytes);
    if (pruned.rewritten) this.close();
    return pruned;
  };

  close = (): void => {
    for (const pack of this.packs.values()) {
      const empty = pack === this.own && sizeOf(pack) === 0;
      closePack(pack);
      if (empty) rmSync(path.join(this.folder, pack.name), { force: true });
    }
    this.packs = new Map();
    this.index = new Map();
    this.used.clear();
    this.unpacked = [];
    this.own = null;
    this.looked = false;
  };

  /** False where one is not there any more. */
  private openPacks(): boolean {
    let all = true;
    for (const name of packNames(this.folder)) {
      const pack = this.packs.get(name) ?? openPack(this.folder, name);
      if (pack) this.packs.set(name, pack);
      else all = false;
    }
    return all;
  }

  private find(key: string): { place: Place; which: number } | undefined {
    const short = digest(key);
    if (!this.looked) this.refresh();
    return this.index.get(short);
  }

  private read(place: Place): Buffer | null {
    try {
      const record = readRecord(place);
      if (record) this.used.add(place);
      return record;
    } catch {
      return null;
    }
  }

  private write(entries: readonly (readonly [key: string, text: string])[]): boolean {
    if (!this.looked) this.refresh();
    try {
      if (!this.own) {
        this.own = beginPack(this.folder);
        this.packs.set(this.own.name, this.own);
      }
      const place = append(this.own, packRecord(entries));
      this.used.add(place);
      this.learn(
        place,
        entries.map(([key]) => key),
      );
      return true;
    } catch {
      // Half a record may stand there, and nothing behind it would be found.
      this.own = null;
      return false;
    }
  }

  private learn(place: Place, keys: readonly string[]): void {
    keys.forEach((key, which) => this.index.set(key, { place, which }));
  }
}

/** Opens a store in a folder that need not exist yet. Several processes and threads may share it. */
export function openStore(folder: string): Store {
  return new Packs(folder);
}
