/** Which files under `content/posts` are articles and translations of articles, by their names alone. */
import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { isLanguageTag, splitName, translationKey } from '../article/editions.ts';
import type { Diagnostic, FileDiagnostic } from '../diagnostics/index.ts';

/** Folder of the articles, from the root of the project. */
export const POSTS = 'content/posts';

/** Ends the names of files that are being translated. */
export const TEMPLATE = '.template.md';

export interface FoundFile {
  slug: string;
  /** Path from the root. */
  file: string;
  /** Folder of its pictures, from the root. */
  folder: string;
  /** Of a translation. */
  translates: { slug: string; file: string; language: string } | null;
}

/** Originals come before their translations. */
export function findArticles(root: string): { found: FoundFile[]; diagnostics: FileDiagnostic[] } {
  const found: FoundFile[] = [];
  const diagnostics: FileDiagnostic[] = [];
  const entries = list(root, POSTS);
  const files = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
  for (const entry of entries) {
    const path = `${POSTS}/${entry.name}`;
    if (entry.isFile() && isArticle(entry.name)) found.push(single(entry.name, files));
    else if (entry.isDirectory()) {
      const inside = list(root, path).map(({ name }) => name);
      const folder = inFolder(entry.name.normalize('NFC'), path, inside);
      found.push(...folder.found);
      diagnostics.push(...folder.diagnostics);
    }
  }
  // `x.en.md` sorts before `x.md`.
  found.sort((a, b) => Number(a.translates !== null) - Number(b.translates !== null));
  return { found, diagnostics };
}

function isArticle(name: string): boolean {
  return name.endsWith('.md') && !name.endsWith(TEMPLATE);
}

/** A file without a folder: `x.en.md` beside `x.md` translates it, and is an article of its own where there is none. */
function single(fileName: string, files: ReadonlySet<string>): FoundFile {
  const name = fileName.slice(0, -'.md'.length).normalize('NFC');
  const file = `${POSTS}/${fileName}`;
  const split = splitName(name);
  if (!split || !isLanguage(split.language) || !files.has(`${split.name}.md`)) {
    return { slug: name, file, folder: POSTS, translates: null };
  }
  return translation(split.name, `${POSTS}/${split.name}.md`, file, POSTS, split.language);
}

function translation(slug: string, original: string, file: string, folder: string, language: string): FoundFile {
  return { slug: translationKey(slug, language), file, folder, translates: { slug, file: original, language } };
}

function inFolder(
  slug: string,
  path: string,
  names: readonly string[],
): { found: FoundFile[]; diagnostics: FileDiagnostic[] } {
  const original = `${path}/index.md`;
  const hasOriginal = names.includes('index.md');
  const found: FoundFile[] = hasOriginal ? [{ slug, file: original, folder: path, translates: null }] : [];
  const diagnostics: FileDiagnostic[] = [];
  const translations = names.filter((name) => isArticle(name) && name.startsWith('index.') && name !== 'index.md');
  for (const name of translations) {
    const tag = name.slice('index.'.length, -'.md'.length);
    const fault = tagFault(tag) ?? (hasOriginal ? null : noOriginal(path));
    if (fault) diagnostics.push(inFile(fault, `${path}/${name}`));
    else found.push(translation(slug, original, `${path}/${name}`, path, tag));
  }
  const other = names.find(isArticle);
  if (!hasOriginal && translations.length === 0 && other !== undefined) diagnostics.push(noIndex(path, other));
  return { found, diagnostics };
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether a tag names a language, and a region, that there are: `cn` is a country. */
export function isLanguage(tag: string): boolean {
  if (!isLanguageTag(tag)) return false;
  const [language = '', region] = tag.split('-');
  return LANGUAGES.of(language) !== undefined && (region === undefined || REGIONS.of(region) !== undefined);
}

/** Tags that people write for others: countries, and English names of languages. */
const MEANT: Readonly<Record<string, string>> = {
  cn: 'zh-CN',
  tw: 'zh-TW',
  jp: 'ja',
  kr: 'ko',
  us: 'en-US',
  gb: 'en-GB',
  chinese: 'zh-CN',
  english: 'en',
  french: 'fr',
  german: 'de',
  japanese: 'ja',
  korean: 'ko',
  russian: 'ru',
  spanish: 'es',
};

function meantTag(tag: string): string | null {
  const [language = '', region = ''] = tag.toLowerCase().split(/[-_.]/);
  const guess = region.length === 2 ? `${language}-${region.toUpperCase()}` : language;
  const known = MEANT[tag.toLowerCase()] ?? guess;
  return isLanguage(known) ? known : null;
}

type Fault = Omit<Diagnostic, 'start' | 'end'>;

function tagFault(tag: string): Fault | null {
  if (isLanguage(tag)) return null;
  const guess = meantTag(tag);
  return {
    id: 'translation/bad-tag',
    severity: 'error',
    message: `"${tag}" is no language: a translation is called index.en.md, or index.en-GB.md.`,
    hint: guess === null ? 'Give the file another name if it is none.' : `Call it index.${guess}.md.`,
  };
}

function noOriginal(folder: string): Fault {
  return {
    id: 'translation/no-original',
    severity: 'error',
    message: 'There is no index.md that this translates.',
    hint: `Write ${folder}/index.md, or call this index.md if it is the article itself.`,
  };
}

function inFile(fault: Fault, file: string): FileDiagnostic {
  return { ...fault, file, source: '', start: 0, end: 0 };
}

function noIndex(folder: string, name: string): FileDiagnostic {
  const message = `${folder}/ holds ${name} but no index.md, so nothing of it is published.`;
  const hint = `Call the article ${folder}/index.md.`;
  return inFile({ id: 'site/no-index', severity: 'warning', message, hint }, `${folder}/${name}`);
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
