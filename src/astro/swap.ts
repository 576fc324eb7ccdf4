/**
 * A build is made beside `dist/` and moved into its place when it is whole. No lock: every step is one rename of a
 * folder whose name holds the process id, and the moving is tried again if another build came between.
 *
 *     .cache/next-<pid>      being built
 *     .cache/extras-<pid>    being made beside it
 *     .cache/previous-<pid>  the last good one, for the 30 µs in which there is no dist/
 *     .cache/trash-<pid>     being deleted
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning } from '../store/index.ts';

export interface BuildPlace {
  /** Folder that all of ours lie in: `.cache`, on the file system of `dist`. */
  cache: string;
  dist: string;
}

/** Renames that meet another build's are tried this often. */
const ATTEMPTS = 100;

export function nextFolder({ cache }: BuildPlace): string {
  return join(cache, `next-${process.pid}`);
}

/** For what is made beside the pages, until they are there. */
export function extrasFolder({ cache }: BuildPlace): string {
  return join(cache, `extras-${process.pid}`);
}

/** Puts right what a killed build left: the last good `dist` comes back, its other folders go. */
export function recover(place: BuildPlace): { restored: boolean } {
  const restored = restore(place);
  for (const { path, pid } of folders(place.cache, /^(?:next|extras|previous|trash)-(\d+)$/)) {
    if (pid === process.pid || !isRunning(pid)) discard(place, path);
  }
  return { restored };
}

function restore({ cache, dist }: BuildPlace): boolean {
  if (existsSync(dist)) return false;
  const previous = folders(cache, /^previous-(\d+)$/).sort((a, b) => b.mtimeMs - a.mtimeMs);
  return previous.some(({ path }) => tryRename(path, dist));
}

/** Moves a finished build into place. @throws Error where other builds or programs keep `dist` from being moved. */
export function swap(place: BuildPlace, next: string): void {
  const { cache, dist } = place;
  const previous = join(cache, `previous-${process.pid}`);
  mkdirSync(dirname(dist), { recursive: true });
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // Without a `dist`, what was moved away by the attempt before is the last good one.
    if (existsSync(dist)) {
      if (existsSync(previous)) discard(place, previous);
      tryRename(dist, previous);
    }
    if (tryRename(next, dist)) {
      if (existsSync(previous)) discard(place, previous);
      return;
    }
  }
  restore(place);
  throw new Error(`${dist} cannot be replaced: is a program using it?`);
}

/** Renamed before it is deleted: half a folder must never be taken for the last good one. */
function discard({ cache }: BuildPlace, path: string): void {
  const trash = join(cache, `trash-${process.pid}`);
  if (path !== trash) {
    rmSync(trash, { recursive: true, force: true });
    if (!tryRename(path, trash)) return;
  }
  rmSync(trash, { recursive: true, force: true, maxRetries: 3 });
}

function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Another build was there first, or took it away; Windows says EPERM or EACCES for both.
    if (['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY'].includes(String(code))) return false;
    throw error;
  }
}

interface Folder {
  path: string;
  pid: number;
  mtimeMs: number;
}

function folders(cache: string, pattern: RegExp): Folder[] {
  if (!existsSync(cache)) return [];
  return readdirSync(cache).flatMap((name) => {
    const pid = pattern.exec(name)?.[1];
    const path = join(cache, name);
    const stat = pid === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
    return pid === undefined || !stat ? [] : [{ path, pid: Number(pid), mtimeMs: stat.mtimeMs }];
  });
}
