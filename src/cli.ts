#!/usr/bin/env node
/** The author's commands. Exit codes: 0 done, 1 the article has errors, 2 the call cannot be carried out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decodeSource } from './astro/sources.ts';
import { type Diagnostic, formatReport } from './diagnostics/index.ts';
import { CallError } from './cli/call-error.ts';
import { explanation } from './cli/explanation.ts';
import { findMath } from './markdown/index.ts';

const USAGE = `usage: yansuan render FILE [-o PAGE]   the article as a page that opens from disk
       yansuan render FILE --spans     its formulas as JSON, one a line
       yansuan render FILE --spans --explain
                                       how each formula and each $ was read, and why
       yansuan check [PATH…] [--json]  what a build would report on all articles, or on those under
                                       the paths, drafts too
       yansuan translation template SLUG LANGUAGE [-o FILE]
                                       a file with the article's prose, to be translated
       yansuan translation merge SLUG LANGUAGE [FILE]
                                       what was translated made content/posts/SLUG/index.LANGUAGE.md
       yansuan translation accept SLUG LANGUAGE
                                       the translation says what the article says now
       yansuan --help | --version

  -o, --output FILE   write the page, or the template, there
  --json              diagnostics as JSON, for tools
`;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Standard output whole, also into a pipe whose reader has had enough. */
function print(text: string): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.stdout.write(text);
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new CallError(`there is no file ${file}`);
    if (code === 'EISDIR') throw new CallError(`${file} is a folder; name the Markdown file in it`);
    throw new CallError(`${file} cannot be read: ${messageOf(error)}`);
  }
}

function save(output: string, page: string): void {
  try {
    writeFileSync(output, page);
  } catch (error) {
    throw new CallError(`${output} cannot be written: ${messageOf(error)}`);
  }
}

/** Reports on standard error; returns the exit code. */
function tell(file: string, source: string, diagnostics: readonly Diagnostic[]): number {
  if (diagnostics.length > 0) {
    const named = diagnostics.map((diagnostic) => ({ ...diagnostic, file, source }));
    process.stderr.write(`${formatReport(named)}\n`);
  }
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function spans(file: string, explained: boolean): number {
  const { source, diagnostics } = decodeSource(readBytes(file));
  if (explained) print(explanation(file, source));
  else
    print(
      findMath(source)
        .map((span) => `${JSON.stringify(span)}\n`)
        .join(''),
    );
  return tell(
    file,
    source,
    diagnostics.filter(({ id }) => id !== 'file/empty'),
  );
}

async function render(file: string, output: string | null): Promise<number> {
  const bytes = readBytes(file);
  // MathJax and Shiki start only where a page is wanted.
  const { renderFile } = await import('./cli/render.ts');
  const { renderPage } = await import('./cli/page.ts');
  const { source, article, bound, diagnostics } = await renderFile(file, bytes);
  const page = renderPage({ article, bound, file, output });
  if (output === null) print(page);
  else save(output, page);
  return tell(file, source, diagnostics);
}

async function checkSite(paths: string[], json: boolean): Promise<number> {
  const { check, toJson } = await import('./cli/check.ts');
  const found = await check(process.cwd(), paths);
  if (!found) throw new CallError('there is no content/posts here; call it from the root of the site');
  if (found.unknown.length > 0) throw new CallError(`no article is ${found.unknown.join(', nor ')}`);
  const { diagnostics, articles } = found;
  if (json) print(toJson(diagnostics));
  else if (diagnostics.length > 0) print(`${formatReport(diagnostics)}\n`);
  else print(`articles: ${articles}, nothing to report\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function translation([command, slug, language, file, ...rest]: string[], output: string | null): Promise<number> {
  const { accept, mergeTemplate, template } = await import('./cli/translation.ts');
  if (command !== 'template' && command !== 'merge' && command !== 'accept')
    throw new CallError('translation wants one of template, merge and accept');
  if (slug === undefined || language === undefined)
    throw new CallError(`translation ${command} wants an article and a language, as in pseudo-inverse en`);
  const tooMany = command === 'merge' ? rest[0] : file;
  if (tooMany !== undefined) throw new CallError(`translation ${command} takes nothing more, not ${tooMany}`);
  const root = process.cwd();
  const { said, diagnostics } =
    command === 'template'
      ? template(root, slug, language, output)
      : command === 'merge'
        ? mergeTemplate(root, slug, language, file ?? null)
        : accept(root, slug, language);
  if (diagnostics.length > 0) print(`${formatReport(diagnostics)}\n\n`);
  print(`${said}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function version(): string {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const known = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : null;
  return typeof known === 'string' ? known : 'unknown';
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
        spans: { type: 'boolean' },
        explain: { type: 'boolean' },
        json: { type: 'boolean' },
        output: { type: 'string', short: 'o' },
      },
    });
  } catch (error) {
    throw new CallError(messageOf(error).split('. ')[0] ?? '');
  }
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    print(USAGE);
    return 0;
  }
  if (values.version) {
    print(`${version()}\n`);
    return 0;
  }
  const [command, ...operands] = positionals;
  if (command === undefined) throw new CallError('a command is missing');
  if (command === 'check') return checkSite(operands, values.json ?? false);
  if (command === 'translation') return translation(operands, values.output ?? null);
  if (command !== 'render')
    throw new CallError(`there is no command ${command}; there are render, check and translation`);
  const [file, ...rest] = operands;
  if (file === undefined) throw new CallError('render wants the name of a Markdown file');
  if (rest.length > 0) throw new CallError(`render takes one file, not also ${rest.join(' ')}`);
  if (values.explain && !values.spans) throw new CallError('--explain goes with --spans');
  return values.spans ? spans(file, values.explain ?? false) : render(file, values.output ?? null);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CallError)) throw error;
  process.stderr.write(`yansuan: ${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
