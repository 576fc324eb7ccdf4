/**
 * Pages that are in `dist/` already are not rendered again. A page of an article says what it is made of, by the
 * `cacheKey` of its path; with what all pages are made by, that is its key. Where the key is the one of the last build
 * and nobody has touched the file since, the file is taken as it is.
 *
 * Astro has `experimental.incrementalBuild` for this, which keeps a second copy of every page, uncompressed.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hashKey } from '../store/index.ts';
import { nextFolder, type BuildPlace } from './swap.ts';

const written = z.object({ key: z.string(), size: z.number(), modified: z.number() });
/** By path in `dist/`. */
const ledger = z.record(z.string(), written);
type Ledger = z.infer<typeof ledger>;

export interface PageReuse {
  /** Called once, when the code of the pages is there and before the first is rendered. */
  plan: (paths: Iterable<{ pathname: string; cacheKey?: string | undefined }>) => void;
  /** The page of a planned path as it was; `null` where it has to be rendered. */
  page: (url: string) => Uint8Array<ArrayBuffer> | null;
  /** Whether a page, by its path in the site, is as it was. */
  isReused: (path: string) => boolean;
  /**
   * Remembers the pages of this build. Called before they are moved: `dist/` may be another build's a moment later.
   *
   * @param folder Where they are.
   * @param anew What is to be rendered again the next time.
   * @returns How many were taken as they were.
   */
  finish: (folder: string, anew: ReadonlySet<string>) => number;
}

/** @param base The site's, `/blog/`. */
export function createPageReuse(place: BuildPlace, base: string): PageReuse {
  const file = join(place.cache, 'pages.json');
  const before = readLedger(file);
  /** By path in `dist/`. */
  const keys = new Map<string, string>();
  const reused = new Set<string>();

  const unchanged = (path: string): Buffer | null => {
    const known = before[path];
    if (known?.key !== keys.get(path) || !known) return null;
    return readIf(join(place.dist, path), known);
  };

  return {
    plan(paths) {
      const code = codeKey(join(nextFolder(place), '.prerender'));
      if (code === null) return;
      for (const { pathname, cacheKey } of paths) {
        if (cacheKey !== undefined) keys.set(fileOf(pathname), hashKey([code, cacheKey]));
      }
    },
    page(url) {
      const path = fileOf(new URL(url).pathname.slice(base.length - 1));
      const page = keys.has(path) ? unchanged(path) : null;
      if (page) reused.add(path);
      return page && new Uint8Array(page);
    },
    isReused: (path) => reused.has(path),
    finish(folder, anew) {
      const now: Ledger = {};
      for (const [path, key] of keys) {
        const looks = anew.has(path) ? null : looksOf(join(folder, path));
        if (looks) now[path] = { key, ...looks };
      }
      mkdirSync(place.cache, { recursive: true });
      const unfinished = `${file}.${process.pid}`;
      writeFileSync(unfinished, JSON.stringify(now));
      renameSync(unfinished, file);
      return reused.size;
    },
  };
}

/** `/posts/a` or `/posts/a/` → `posts/a/index.html`. */
function fileOf(pathname: string): string {
  return `${decodeURI(pathname).replace(/^\/+|\/+$/g, '')}/index.html`;
}

function readLedger(file: string): Ledger {
  try {
    return ledger.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {}; // None, or torn: every page is rendered.
  }
}

/** The file's content, where it looks as it is known: one file from the first look to the last byte. */
function readIf(file: string, { size, modified }: { size: number; modified: number }): Buffer | null {
  let handle;
  try {
    handle = openSync(file, 'r');
    const stats = fstatSync(handle);
    return stats.size === size && stats.mtimeMs === modified ? readFileSync(handle) : null;
  } catch {
    return null; // Gone, or about to be another build's.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function looksOf(file: string): { size: number; modified: number } | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? { size: stats.size, modified: stats.mtimeMs } : null;
}

/**
 * What all pages are made by: the code that Astro has bundled for this build, with the names of stylesheets and scripts
 * in it. What is new in every build is taken out: the entries' data, which stand in each page's own key, the hashes in
 * the names of modules, and the folder.
 *
 * @param folder Where Astro keeps it during a build; `null` if it keeps it elsewhere, and then no page is reused.
 */
function codeKey(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const modules = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('_astro_data-layer-content'))
    .map(({ parentPath, name }) => {
      const text = readFileSync(join(parentPath, name), 'utf8');
      const same = text.replace(/[._][\w-]{8}\.mjs/g, '.mjs').replaceAll(`/next-${process.pid}/`, '/next/');
      if (!name.startsWith('prerender-entry')) return same;
      // The entry has a key by chance, for what we do not use, and lists the others in an order of their hashes.
      return same
        .replace(/"key":"[^"]*"/, '')
        .split(/[,{}]/)
        .sort()
        .join();
    });
  return hashKey([process.version, ...modules.sort()]);
}
