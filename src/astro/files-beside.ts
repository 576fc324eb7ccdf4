/** Files beside an article that its blocks show as text. */
import { statSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { filesShown } from '../article/data-files.ts';
import type { FileBeside, FilesBeside } from '../article/types.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { localName } from '../article/editions.ts';
import { fileNames, nearest } from './picture-files.ts';

/** A file of more bytes is not read. */
const MAX_BYTES = 1_000_000;

interface Place {
  /** Absolute path of the site, or of the article's folder where it is in no site. */
  root: string;
  /** Of the article from there; empty where that is the root itself. */
  folder: string;
  /** Of the article. */
  source: string;
  /** Of a translation, which takes `scores.en.csv` for `scores.csv` where there is one. */
  language: string | null;
  /** Text of a file, by its path from the root. */
  read: (file: string) => { source: string; diagnostics: readonly Diagnostic[] };
}

/** What stands in the files that an article shows, or why that cannot be had. Found as pictures are, by exact name. */
export function readFilesBeside({ source, ...place }: Place): FilesBeside {
  return Object.fromEntries(filesShown(source).map((name) => [name, readBeside(place, name)]));
}

function readBeside({ root, folder, language, read }: Omit<Place, 'source'>, name: string): FileBeside {
  const path = posix.join(folder, name);
  const isInside = folder === '' ? !/^(?:\.\.)?(?:\/|$)/.test(path) : path.startsWith('content/');
  if (!isInside) {
    const message = `The file "${name}" lies outside ${folder === '' ? "the article's folder" : 'content/'}.`;
    return fault('table/outside', message, "Put it into the article's folder.");
  }
  const names = fileNames(join(root, dirname(path)));
  const wanted = basename(path).normalize('NFC');
  const named = (one: string): string | undefined => names.find((other) => other.normalize('NFC') === one);
  const found = (language === null ? undefined : named(localName(wanted, language))) ?? named(wanted);
  if (found === undefined) return missing(path, names);
  const file = posix.join(dirname(path), found);
  try {
    const { size } = statSync(join(root, file));
    if (size > MAX_BYTES) {
      const message = `"${path}" has ${size} bytes; a table may have ${MAX_BYTES}.`;
      return fault('table/too-large', message, 'Show a part of it, and put the whole into public/ to be downloaded.');
    }
    const { source: text, diagnostics } = read(file);
    const [first] = diagnostics;
    return first ? fault('table/unreadable', `"${path}": ${lowered(first.message)}`, fileHint(first)) : { text };
  } catch {
    return fault('table/unreadable', `"${path}" cannot be read.`, 'Is it a folder, or not yours to read?');
  }
}

function missing(path: string, names: readonly string[]): FileBeside {
  const near = nearest(
    basename(path),
    names.filter((name) => name.toLowerCase().endsWith('.csv')),
  );
  const hint = near
    ? `There is "${near}" beside it.`
    : 'Put it beside the article; its name in `src` is relative to the article.';
  return fault('table/missing', `There is no file "${path}".`, hint);
}

function fault(id: Diagnostic['id'], message: string, hint: string): FileBeside {
  return { fault: { id, message, hint } };
}

function lowered(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function fileHint({ id, hint = '' }: Diagnostic): string {
  return id === 'file/empty' ? 'Its first row is the header.' : hint;
}
