/** The articles on disk: their text, and what there is beside it. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readFrontMatter } from '../article/front-matter.ts';
import type { FilesBeside, Original } from '../article/types.ts';
import { recordFile } from '../translation/index.ts';
import { readFilesBeside } from './files-beside.ts';
import { findArticles, type FoundFile } from './found-files.ts';
import { normaliseSource, type Diagnostic, type FileDiagnostic } from '../diagnostics/index.ts';

export { POSTS } from './found-files.ts';

/** TeX with the site's own `\newcommand`s; need not exist. */
export const MACROS_FILE = 'content/macros.tex';

/** Titles, descriptions and order of series; need not exist. */
export const SERIES_FILE = 'content/series.yaml';

export interface SourceFile {
  slug: string;
  /** Path from the root, `content/posts/x/index.md`. */
  file: string;
  /** Folder of its pictures, from the root. */
  folder: string;
  /** LF-normalised. Bytes that are no UTF-8 stand as U+FFFD. */
  source: string;
  /** What its blocks show of files beside it. */
  files: FilesBeside;
  /** Of a translation: what it translates. */
  original: OriginalFile | null;
  /** Of the file as such: not UTF-8, empty. */
  diagnostics: Diagnostic[];
}

export interface OriginalFile extends Original {
  file: string;
  source: string;
  /** Which text of it was translated, as the file beside the translation has it; `null` where there is none. */
  record: string | null;
}

export interface Sources {
  /** By slug; originals before translations. */
  articles: SourceFile[];
  macros: string;
  /** Of `content/series.yaml`; empty where there is none. */
  series: string;
  /** Of files that are no article. */
  diagnostics: FileDiagnostic[];
}

interface Known {
  mtimeMs: number;
  size: number;
  decoded: Decoded;
}

/** Reads what changed since the last call and remembers the rest by time and size. */
export function createSourceReader(root: string): () => Sources {
  let known = new Map<string, Known>();
  const fronts: Fronts = new WeakMap();
  return () => {
    const next = new Map<string, Known>();
    const read = (file: string): Decoded => {
      const { mtimeMs, size } = statSync(join(root, file));
      const before = known.get(file);
      const fresh = before?.mtimeMs === mtimeMs && before.size === size;
      const decoded = fresh ? before.decoded : decodeSource(readFileSync(join(root, file)));
      next.set(file, { mtimeMs, size, decoded });
      return decoded;
    };
    const sources = readSources(root, read, fronts);
    known = next;
    return sources;
  };
}

function readSources(root: string, read: (file: string) => Decoded, fronts: Fronts): Sources {
  const { found, diagnostics } = findArticles(root);
  const articles: SourceFile[] = [];
  const bySlug = new Map<string, string>();
  for (const { slug, file, folder, translates } of found) {
    const decoded = tryRead(read, file);
    if (!decoded) continue;
    const { source } = decoded;
    const twin = bySlug.get(slug.toLowerCase());
    const original = translates && originalFile(translates, file, read, fronts);
    // The original's name is at fault, or it went while we looked.
    if (translates && !original) continue;
    bySlug.set(slug.toLowerCase(), twin ?? file);
    const fault = twin === undefined ? slugFault(original?.slug ?? slug) : duplicate(slug, twin, file);
    if (fault && translates) continue;
    if (fault) diagnostics.push({ ...fault, file, source });
    else {
      const files = readFilesBeside({ root, folder, source, language: translates?.language ?? null, read });
      articles.push({ slug, folder, file, source, files, original, diagnostics: decoded.diagnostics });
    }
  }
  /** A file that may be missing, or empty. */
  const optional = (file: string): string => {
    const { source, diagnostics: found } = tryRead(read, file) ?? { source: '', diagnostics: [] };
    for (const d of found) if (d.id !== 'file/empty') diagnostics.push({ ...d, file, source });
    return source;
  };
  return { articles, macros: optional(MACROS_FILE), series: optional(SERIES_FILE), diagnostics };
}

/** Front matter by what was read, since every save asks for that of all originals. */
type Fronts = WeakMap<Decoded, Pick<Original, 'meta' | 'macros'>>;

function originalFile(
  { slug, file, language }: NonNullable<FoundFile['translates']>,
  translation: string,
  read: (file: string) => Decoded,
  fronts: Fronts,
): OriginalFile | null {
  const decoded = tryRead(read, file);
  if (!decoded) return null;
  let front = fronts.get(decoded);
  if (!front) {
    const { meta, macros } = readFrontMatter(decoded.source);
    front = { meta, macros: macros?.tex ?? null };
    fronts.set(decoded, front);
  }
  const record = tryRead(read, recordFile(translation))?.source ?? null;
  return { slug, file, language, source: decoded.source, record, ...front };
}

/** `null` for a file that is not there, or went while we looked. */
function tryRead(read: (file: string) => Decoded, file: string): Decoded | null {
  try {
    return read(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function duplicate(slug: string, first: string, second: string): Diagnostic {
  return {
    id: 'site/duplicate-slug',
    severity: 'error',
    message: `${first} and ${second} both want the address posts/${slug}/ (case does not tell addresses apart).`,
    hint: 'Rename or remove one of them.',
    start: 0,
    end: 0,
  };
}

function slugFault(slug: string): Diagnostic | null {
  const bad = /[^\p{L}\p{M}\p{N}_.~-]/u.exec(slug);
  if (!bad) return null;
  return {
    id: 'site/bad-slug',
    severity: 'error',
    message: `The name "${slug}" becomes the article's address, where "${bad[0]}" cannot stand.`,
    hint: 'Use letters (Chinese ones too), digits, "-", "_" and ".".',
    start: 0,
    end: 0,
  };
}

export interface Decoded {
  source: string;
  diagnostics: Diagnostic[];
}

/** Text of a file, and what is wrong with it as a file. */
export function decodeSource(bytes: Buffer): Decoded {
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const source = normaliseSource(lossy);
  if (source.trim() === '') {
    const hint = 'Write the article, or remove the file.';
    return {
      source,
      diagnostics: [{ id: 'file/empty', severity: 'error', message: 'The file is empty.', hint, start: 0, end: 0 }],
    };
  }
  const again = Buffer.from(lossy, 'utf8');
  if (again.equals(bytes)) return { source, diagnostics: [] };
  let same = 0;
  while (same < bytes.length && bytes[same] === again[same]) same++;
  const start = normaliseSource(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, same))).length;
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const message = `The file is not UTF-8: the byte 0x${(bytes[same] ?? 0).toString(16).padStart(2, '0').toUpperCase()} cannot stand here.`;
  const hint = utf16 ? 'It looks like UTF-16: save it as UTF-8.' : 'Save it as UTF-8; it may be GBK or GB18030.';
  return { source, diagnostics: [{ id: 'file/not-utf8', severity: 'error', message, hint, start, end: start + 1 }] };
}
