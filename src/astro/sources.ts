/** The articles on disk: which files there are, and their text. */
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { FilesBeside } from '../article/types.ts';
import { readFilesBeside } from './files-beside.ts';
import { normaliseSource, type Diagnostic, type FileDiagnostic } from '../diagnostics/index.ts';

/** Folder of the articles, from the root of the project. */
export const POSTS = 'content/posts';

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
  /** Of the file as such: not UTF-8, empty. */
  diagnostics: Diagnostic[];
}

export interface Sources {
  /** By slug. */
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
    const sources = readSources(root, read);
    known = next;
    return sources;
  };
}

function readSources(root: string, read: (file: string) => Decoded): Sources {
  const { found, diagnostics } = findArticles(root);
  const articles: SourceFile[] = [];
  const bySlug = new Map<string, string>();
  const files = (folder: string, source: string): FilesBeside => readFilesBeside({ root, folder, source, read });
  for (const { slug, file, folder } of found) {
    const decoded = tryRead(read, file);
    if (!decoded) continue;
    const place = { file, source: decoded.source };
    const twin = bySlug.get(slug.toLowerCase());
    if (twin !== undefined) {
      diagnostics.push({ ...duplicate(slug, twin, file), ...place });
      continue;
    }
    bySlug.set(slug.toLowerCase(), file);
    const badName = slugFault(slug);
    if (badName) diagnostics.push({ ...badName, ...place });
    else
      articles.push({ slug, folder, ...place, files: files(folder, decoded.source), diagnostics: decoded.diagnostics });
  }
  /** A file that may be missing, or empty. */
  const optional = (file: string): string => {
    const { source, diagnostics: found } = tryRead(read, file) ?? { source: '', diagnostics: [] };
    for (const d of found) if (d.id !== 'file/empty') diagnostics.push({ ...d, file, source });
    return source;
  };
  return { articles, macros: optional(MACROS_FILE), series: optional(SERIES_FILE), diagnostics };
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

interface Found {
  slug: string;
  file: string;
  folder: string;
}

function findArticles(root: string): { found: Found[]; diagnostics: FileDiagnostic[] } {
  const found: Found[] = [];
  const diagnostics: FileDiagnostic[] = [];
  for (const entry of list(root, POSTS)) {
    const path = `${POSTS}/${entry.name}`;
    if (entry.isFile() && entry.name.endsWith('.md')) {
      found.push({ slug: entry.name.slice(0, -'.md'.length).normalize('NFC'), file: path, folder: POSTS });
    } else if (entry.isDirectory()) {
      const inside = list(root, path);
      const index = inside.find(({ name }) => name === 'index.md');
      const other = inside.find(({ name }) => name.endsWith('.md'));
      if (index) found.push({ slug: entry.name.normalize('NFC'), file: `${path}/index.md`, folder: path });
      else if (other) diagnostics.push(noIndex(path, other.name));
    }
  }
  return { found, diagnostics };
}

/** Without what editors and systems leave about: names that begin with a dot or an underscore. */
function list(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter(({ name }) => !/^[._]/.test(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function noIndex(folder: string, name: string): FileDiagnostic {
  return {
    id: 'site/no-index',
    severity: 'warning',
    message: `${folder}/ holds ${name} but no index.md, so nothing of it is published.`,
    hint: `Call the article ${folder}/index.md.`,
    file: `${folder}/${name}`,
    source: '',
    start: 0,
    end: 0,
  };
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
