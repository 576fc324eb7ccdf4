/** Many packs made one, and what nobody needs left out. */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { packName, readRecord, sizeOf, type Pack, type Place } from './packs.ts';

export interface Pruned {
  /** Bytes on disk that are left. */
  bytes: number;
  /** Records that are left, and that are gone. */
  kept: number;
  removed: number;
  /** Whether packs were written anew. */
  rewritten: boolean;
}

/** Each build that renders something leaves a pack for each of its threads. */
const MOST_PACKS = 12;
/** Part of the limit that is left when it was passed, so that not every build has to write everything anew. */
const AFTERWARDS = 0.75;
/** A file that is no pack and older than this was left by a process that was killed, or by a version before packs. */
const STALE_MS = 60 * 60 * 1000;

/**
 * @param packs Those that may be rewritten.
 * @param all Where the newest entries lie.
 * @param needed Those of them that stay whatever their size.
 */
export function compact(
  folder: string,
  packs: readonly Pack[],
  all: ReadonlySet<Place>,
  needed: ReadonlySet<Place>,
  maxBytes: number,
): Pruned {
  removeStale(folder);
  const live = placesIn(all, packs);
  const bytes = packs.reduce((sum, pack) => sum + sizeOf(pack), 0);
  if (bytes <= maxBytes && packs.length <= MOST_PACKS) {
    return { bytes, kept: live.size, removed: 0, rewritten: false };
  }
  const kept = choose(live, needed, maxBytes, bytes > maxBytes ? maxBytes * AFTERWARDS : maxBytes);
  const written = kept.length === 0 ? 0 : rewrite(folder, kept);
  if (written === null) return { bytes, kept: live.size, removed: 0, rewritten: false };
  for (const { name } of packs) tryUnlink(path.join(folder, name));
  return { bytes: written, kept: kept.length, removed: live.size - kept.length, rewritten: true };
}

function placesIn(places: ReadonlySet<Place>, packs: readonly Pack[]): Set<Place> {
  const among = new Set(packs);
  return new Set([...places].filter(({ pack }) => among.has(pack)));
}

/** What is needed and, newest first, what else fits; in the order in which it was written. */
function choose(
  live: ReadonlySet<Place>,
  needed: ReadonlySet<Place>,
  maxBytes: number,
  target: number,
): readonly Place[] {
  const total = [...live].reduce((sum, { length }) => sum + length, 0);
  const inOrder = [...live].sort((a, b) => compare(a.pack.name, b.pack.name) || a.offset - b.offset);
  if (total <= maxBytes) return inOrder;
  let room = target - [...needed].reduce((sum, { length }) => sum + length, 0);
  const chosen = new Set(needed);
  for (const place of inOrder.toReversed()) {
    if (chosen.has(place)) continue;
    room -= place.length;
    if (room < 0) break;
    chosen.add(place);
  }
  return inOrder.filter((place) => chosen.has(place));
}

/** Bytes of the new pack; `null` where the disk refuses. */
function rewrite(folder: string, places: readonly Place[]): number | null {
  const name = packName();
  const temporary = path.join(folder, `${name}.tmp`);
  let bytes = 0;
  try {
    mkdirSync(folder, { recursive: true });
    const fd = openSync(temporary, 'wx');
    const space = Buffer.alloc(places.reduce((most, { length }) => Math.max(most, length), 0));
    try {
      for (const place of places) {
        const record = readRecord(place, space);
        for (let at = 0; record && at < record.length;) at += writeSync(fd, record, at);
        bytes += record?.length ?? 0;
      }
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path.join(folder, name));
    return bytes;
  } catch {
    tryUnlink(temporary);
    return null;
  }
}

function removeStale(folder: string): void {
  const now = Date.now();
  for (const name of listed(folder)) {
    if (name.endsWith('.pack')) continue;
    const file = path.join(folder, name);
    try {
      if (now - statSync(file).mtimeMs > STALE_MS) rmSync(file, { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Another process may have been faster, and Windows keeps what is open. */
function tryUnlink(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    return;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
