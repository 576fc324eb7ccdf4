/** Pictures beside the articles: are they there, under exactly that name, and what are they. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, posix } from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import { localName } from '../article/editions.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { type ActivePart, activePart } from './active-svg.ts';

export interface PictureFacts {
  /** As the article's holes have it. */
  name: string;
  /** The same as the file system writes it, `./figures/a.png`. */
  path: string;
  width: number;
  height: number;
  format: string;
  /** Changes when the file does. */
  version: string;
}

export interface PictureUse {
  src: string;
  start: number;
  end: number;
}

/** Its name on disk. */
type Found = { name: string };

type Fault = { fault: Pick<Diagnostic, 'id' | 'message' | 'hint'> };

type Looked = Fault | { facts: Omit<PictureFacts, 'name' | 'path'> };

/** What Astro's image service reads; the value is what it calls the format. */
const FORMATS = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.svg', '.avif', '.tiff'];

/** Enough for the header of all but a photograph with a large preview in its metadata. */
const HEADER = 256 * 1024;

export interface PictureFiles {
  /**
   * Facts of those that are there, once each, and a diagnostic for each use of one that is not.
   *
   * @param language Of a translation, which shows `curve.en.svg` for `curve.svg` where there is one.
   */
  check(
    folder: string,
    uses: readonly PictureUse[],
    language?: string | null,
  ): Promise<{ facts: PictureFacts[]; diagnostics: Diagnostic[] }>;
}

export function createPictureFiles(root: string): PictureFiles {
  const known = new Map<string, { stamp: string; looked: Looked }>();

  const look = async (path: string): Promise<Looked> => {
    const { mtimeMs, size } = statSync(join(root, path));
    const stamp = `${mtimeMs} ${size}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.looked;
    const looked = await readHeader(root, path, size, stamp);
    known.set(path, { stamp, looked });
    return looked;
  };

  return {
    async check(folder, uses, language = null) {
      const facts = new Map<string, PictureFacts>();
      const diagnostics: Diagnostic[] = [];
      for (const { src, start, end } of uses) {
        if (facts.has(src)) continue;
        const path = posix.join(folder, src);
        const found = path.startsWith('content/') ? findExactly(root, path, language) : outside(src);
        const looked = 'fault' in found ? found : await look(posix.join(dirname(path), found.name));
        if ('fault' in looked) diagnostics.push({ severity: 'error', ...looked.fault, start, end });
        else if (!('fault' in found)) {
          facts.set(src, { name: src, path: `./${posix.join(dirname(src), found.name)}`, ...looked.facts });
        }
      }
      return { facts: [...facts.values()], diagnostics };
    },
  };
}

function outside(src: string): Fault {
  const message = `The picture "${src}" lies outside content/.`;
  return { fault: { id: 'picture/outside', message, hint: "Put it into the article's folder." } };
}

/** By exact name: a file system that ignores case would hide a fault that the next machine finds. */
function findExactly(root: string, path: string, language: string | null): Found | Fault {
  const name = basename(path);
  const names = fileNames(join(root, dirname(path)));
  const named = (one: string): string | undefined =>
    names.find((other) => other.normalize('NFC') === one.normalize('NFC'));
  const found = (language === null ? undefined : named(localName(name, language))) ?? named(name);
  if (found !== undefined) {
    if (FORMATS.includes(extname(name).toLowerCase())) return { name: found };
    const message = `"${name}" is not a picture that can be shown.`;
    return { fault: { id: 'picture/format', message, hint: `Known: ${FORMATS.join(' ')}.` } };
  }
  const near = nearest(
    name,
    names.filter((other) => FORMATS.includes(extname(other).toLowerCase())),
  );
  const hint = near
    ? `There is "${near}" beside it.`
    : `Put the file into ${dirname(path)}/; pictures are found relative to the article.`;
  return { fault: { id: 'picture/missing', message: `There is no picture "${path}".`, hint } };
}

/** Names in a folder; none where there is no such folder. */
export function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

async function readHeader(root: string, path: string, size: number, stamp: string): Promise<Looked> {
  if (extname(path).toLowerCase() === '.svg') {
    const active = activePart(head(join(root, path), size).toString('utf8'));
    if (active === 'unreadable')
      return unreadable(path, 'It is not well-formed XML: open it in a browser to see where.');
    if (active) return activeFault(path, active);
  }
  for (const length of size > HEADER ? [HEADER, size] : [size]) {
    try {
      const { width, height, format } = await imageMetadata(head(join(root, path), length), path);
      if (width > 0 && height > 0) return { facts: { width, height, format, version: stamp } };
    } catch {
      // The whole file is tried next; after that it is the author's to know.
    }
  }
  const isDrawing = extname(path).toLowerCase() === '.svg';
  return unreadable(path, isDrawing ? 'Give its <svg> a width and a height, or a viewBox.' : 'Export it again.');
}

function unreadable(path: string, hint: string): Fault {
  return { fault: { id: 'picture/unreadable', message: `"${path}" cannot be read as a picture.`, hint } };
}

function activeFault(path: string, { what, line }: ActivePart): Fault {
  const message = `"${path}" does more than show a picture: ${what} in its line ${line}.`;
  const hint = 'Export it as plain SVG, without scripts, HTML and files of other sites.';
  return { fault: { id: 'picture/active', message, hint } };
}

function head(path: string, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(file, buffer, 0, length, 0));
  } finally {
    closeSync(file);
  }
}

/** The name with the fewest edits, if it is near enough to be meant. */
export function nearest(name: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const other of names) {
    const d = distance(name.toLowerCase(), other.toLowerCase(), least);
    if (d < least) [best, least] = [other, d];
  }
  return best;
}

function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
