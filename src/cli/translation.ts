/** `yansuan translation`: a template of an article's prose, and what was translated made an article. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readFrontMatter } from '../article/index.ts';
import { loadSite } from '../astro/config.ts';
import { isLanguage, POSTS } from '../astro/found-files.ts';
import { decodeSource } from '../astro/sources.ts';
import type { FileDiagnostic } from '../diagnostics/index.ts';
import {
  compare,
  type Earlier,
  merge,
  readRecord,
  recordFile,
  type Text,
  textHash,
  writeRecord,
  writeTemplate,
} from '../translation/index.ts';
import { CallError } from './call-error.ts';

/** What was done, in a line, and what is to be told. */
export interface Done {
  said: string;
  diagnostics: FileDiagnostic[];
}

/** The files of an article and its translation into a language; paths are from the root of the site. */
interface Files {
  slug: string;
  original: Text;
  language: string;
  translation: string;
  template: string;
}

/** @throws CallError where there is no such article, or no such language. */
function filesOf(root: string, slug: string, language: string): Files {
  const file = [`${POSTS}/${slug}/index.md`, `${POSTS}/${slug}.md`].find((path) => existsSync(join(root, path)));
  if (file === undefined) throw new CallError(`there is no article ${slug} in ${POSTS}`);
  if (!isLanguage(language)) throw new CallError(`${language} is no language; write it as en, or en-GB`);
  const source = read(root, file);
  const { site } = loadSite(root, process.env);
  const own = readFrontMatter(source).meta.lang ?? site.language;
  if (own === language) throw new CallError(`${file} is in ${language} already`);
  const stem = file.replace(/\.md$/, `.${language}`);
  const original = { file, source, language: own };
  return { slug, original, language, translation: `${stem}.md`, template: `${stem}.template.md` };
}

function read(root: string, file: string): string {
  return decodeSource(readFileSync(join(root, file))).source;
}

function readIf(root: string, file: string): string | null {
  return existsSync(join(root, file)) ? read(root, file) : null;
}

/** Whole or not at all; the name that it has meanwhile is passed over by those who look for articles. */
function write(root: string, file: string, text: string): void {
  const path = join(root, file);
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  } catch (error) {
    throw new CallError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** @param output Path of the template from the root; beside the article where there is none. */
export function template(root: string, slug: string, language: string, output: string | null): Done {
  const { original, translation, template } = filesOf(root, slug, language);
  const file = output ?? template;
  if (existsSync(join(root, file))) throw new CallError(`${file} is there already; merge it, or remove it`);
  const source = readIf(root, translation);
  const record = readIf(root, recordFile(translation));
  const earlier: Earlier | null =
    source === null ? null : { source, words: readFrontMatter(source).meta.words, record: readRecord(record ?? '') };
  const command = `npx yansuan translation merge ${slug} ${language}${output === null ? '' : ` ${output}`}`;
  const made = writeTemplate({ original: original.source, language: original.language, command, earlier });
  write(root, file, made.text);
  const kept = earlier ? `, ${made.kept} of them translated before` : '';
  return {
    said: `${file}: ${counted(made.passages, 'passage')}${kept}, ${counted(made.marks, 'mark')}`,
    diagnostics: [],
  };
}

/** @param input Path of the translated template from the root; the one beside the article where there is none. */
export function mergeTemplate(root: string, slug: string, language: string, input: string | null): Done {
  const { original, translation, template } = filesOf(root, slug, language);
  const file = input ?? template;
  const source = readIf(root, file);
  if (source === null) {
    throw new CallError(`there is no ${file}; npx yansuan translation template ${slug} ${language} writes it`);
  }
  const existing = readIf(root, translation);
  const made = merge({ original, template: source, existing, translation: { file: translation, language }, slug });
  if (existing !== null && made.was !== textHash(existing)) {
    throw new CallError(`${translation} is not what it was when ${file} was made; remove the one or the other`);
  }
  const diagnostics = made.diagnostics.map((d) => ({ ...d, file, source }));
  if (made.text === null) return { said: `${translation} was not written`, diagnostics };
  write(root, recordFile(translation), writeRecord(original.source, made.record));
  write(root, translation, made.text);
  return { said: `${translation}: ${counted(made.marks, 'mark')} put back; ${file} can be removed`, diagnostics };
}

/** Says that a translation translates its original as it is now. */
export function accept(root: string, slug: string, language: string): Done {
  const { original, translation: file } = filesOf(root, slug, language);
  const source = readIf(root, file);
  if (source === null) throw new CallError(`there is no ${file}`);
  const { words } = readFrontMatter(source).meta;
  const faults = compare({ original, translation: { file, source, language }, slug, words, record: null });
  const diagnostics = faults.filter(({ id }) => id !== 'translation/not-recorded').map((d) => ({ ...d, file, source }));
  const refused = diagnostics.some(({ severity }) => severity === 'error');
  if (!refused) write(root, recordFile(file), writeRecord(original.source));
  const said = refused
    ? `${recordFile(file)} was not written`
    : `${recordFile(file)}: up to date with ${original.file}`;
  return { said, diagnostics };
}
