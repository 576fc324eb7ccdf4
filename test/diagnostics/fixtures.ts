/** Fixtures of diagnostics: a text for each id that makes its author see it, and the report that the author sees. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';
import { vi } from 'vitest';
import { check } from '../../src/cli/check.ts';
import type { RendererOptions } from '../../src/astro/render.ts';
import { translationFaults } from '../../src/astro/translation-lint.ts';
import { renderFile } from '../../src/cli/render.ts';
import { mergeTemplate } from '../../src/cli/translation.ts';
import { SECTIONS } from '../../src/diagnostics/catalogue.ts';
import type { AnyDiagnostic, InFile } from '../../src/diagnostics/index.ts';
import { markedMath } from '../../src/markdown/marked-math.ts';
import { emptySite } from '../astro/site.ts';

const FOLDER = fileURLToPath(new URL('fixtures/', import.meta.url));

export type Reported = AnyDiagnostic & InFile;

export const IDS: readonly string[] = SECTIONS.flatMap(({ entries }) => Object.keys(entries));

/** An article by itself, or a folder with a whole site. */
function isSite(id: string): boolean {
  return existsSync(join(FOLDER, id));
}

/** Where the report of an id is kept. */
export function reportPath(id: string): string {
  return join(FOLDER, isSite(id) ? `${id}/report.txt` : `${id}.txt`);
}

/** Files of the folder that belong to no diagnostic. */
export function unexpectedFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => {
      const id = IDS.find(
        (known) => file === `${known}${extensionOf(known)}` || file === `${known}.txt` || file.startsWith(`${known}/`),
      );
      return id === undefined || isSite(id) !== file.startsWith(`${id}/`);
    });
}

/** Finished pages are fixtures in HTML. */
function extensionOf(id: string): string {
  return id.startsWith('page/') ? '.html' : '.md';
}

/** As a build tells it of a page that it has written. */
function ofPage(id: string): Reported[] {
  const source = readFileSync(join(FOLDER, `${id}.html`), 'utf8');
  return translationFaults(source).map((fault) => ({ ...fault, file: basename(`${id}.html`), source }));
}

/** As `npx yansuan render` tells it. */
async function ofArticle(id: string): Promise<Reported[]> {
  const path = join(FOLDER, `${id}.md`);
  const { source, diagnostics } = await renderFile(path, readFileSync(path));
  return diagnostics.map((diagnostic) => ({ ...diagnostic, file: basename(path), source }));
}

/** A copy: the cache is no part of a fixture. */
function copyOf(id: string): string {
  const { root } = emptySite();
  cpSync(join(FOLDER, id), root, { recursive: true });
  return root;
}

/** As `npx yansuan check` tells it. `environment` has lines `NAME=value`. */
async function ofSite(id: string, rendering: RendererOptions = {}): Promise<Reported[]> {
  const root = copyOf(id);
  const environment = join(root, 'environment');
  const lines = existsSync(environment) ? readFileSync(environment, 'utf8').trim().split('\n') : [];
  for (const name of ['YANSUAN_SITE', 'YANSUAN_BASE']) vi.stubEnv(name, undefined);
  for (const line of lines) vi.stubEnv(line.replace(/=.*/, ''), line.replace(/^[^=]*=/, ''));
  try {
    return (await check(root, [], rendering))?.diagnostics ?? [];
  } finally {
    vi.unstubAllEnvs();
  }
}

/** As `npx yansuan translation merge` tells it; the template lies beside its article. */
function ofMerge(id: string): Reported[] {
  return mergeTemplate(copyOf(id), 'matrix', 'en', null).diagnostics;
}

/** Faults of templates. */
const OF_MERGE: ReadonlySet<string> = new Set(
  ['altered', 'doubled', 'lost', 'unknown'].map((name) => `translation/${name}`),
);

/** A project with a `typeset` of its own that knows no commands. */
function ofPackage(id: string): Reported[] {
  const source = readFileSync(join(FOLDER, `${id}.md`), 'utf8');
  const told: Reported[] = [];
  const typeset = (tex: string): string => {
    if (tex.includes('\\')) throw new Error('This typesetter knows no commands.');
    return tex;
  };
  const onDiagnostic = (diagnostic: AnyDiagnostic): void => {
    told.push({ ...diagnostic, file: basename(`${id}.md`), source });
  };
  new Marked().use(markedMath({ typeset, onDiagnostic })).parse(source, { async: false });
  return told;
}

function thread(name: string): URL {
  return new URL(`threads/${name}.ts`, import.meta.url);
}

/** What the fixture of an id reports. Throws where there is none. */
export async function report(id: string): Promise<Reported[]> {
  if (id.startsWith('page/')) return ofPage(id);
  if (OF_MERGE.has(id)) return ofMerge(id);
  if (id === 'math/not-typeset') return ofPackage(id);
  if (id === 'site/render-failed') return ofSite(id, { thread: thread('broken') });
  if (id === 'site/too-slow') return ofSite(id, { thread: thread('endless'), limit: 1 });
  return isSite(id) ? ofSite(id) : ofArticle(id);
}
