/** `yansuan check`: what a build would report, without building. */
import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { createLibrary } from '../astro/library.ts';
import type { Volume } from '../astro/volumes.ts';
import type { RendererOptions } from '../astro/render.ts';
import { loadSite } from '../astro/config.ts';
import { todayIn } from '../astro/load.ts';
import { POSTS } from '../astro/sources.ts';
import { type FileDiagnostic, positionAt } from '../diagnostics/index.ts';

export interface Check {
  /** How many articles were looked at. */
  articles: number;
  diagnostics: FileDiagnostic[];
  /** Paths that name no article. */
  unknown: string[];
}

/** Whether a path from the root is `folder` or lies in it. */
function isUnder(file: string, folder: string): boolean {
  return folder === '' || file === folder || file.startsWith(`${folder}/`);
}

/**
 * Reads, renders and binds every article of the site in `root`, as a build does, and keeps the rendered ones for the
 * next build. With `paths` only what lies under them is told, drafts too; without, what a build would tell.
 *
 * @returns null where `root` holds no site.
 */
export async function check(
  root: string,
  paths: readonly string[],
  rendering: RendererOptions = {},
): Promise<Check | null> {
  if (!existsSync(join(root, POSTS))) return null;
  const { site, diagnostics: ofSite } = loadSite(root, process.env);
  const { volumes, stray } = await createLibrary(root, rendering).refresh({
    site,
    showHidden: paths.length > 0,
    dev: false,
    today: todayIn(site.timeZone, new Date()),
    progress: () => undefined,
  });
  const wanted = paths.map((path) => relative(root, resolve(root, path)).split(sep).join('/'));
  const shown = (file: string): boolean => wanted.length === 0 || wanted.some((path) => isUnder(file, path));
  const looked = volumes.filter(({ file, bound }: Volume) => bound !== null && shown(file));
  const all = [...ofSite, ...stray, ...volumes.flatMap(({ diagnostics }) => diagnostics)];
  return {
    articles: looked.length,
    diagnostics: all.filter(({ file }) => shown(file)),
    unknown: paths.filter((_, i) => {
      const path = wanted[i] ?? '';
      return !volumes.some(({ file }) => isUnder(file, path)) && !all.some(({ file }) => isUnder(file, path));
    }),
  };
}

/** Diagnostics as JSON for tools: one array, lines and columns from 1. */
export function toJson(diagnostics: readonly FileDiagnostic[]): string {
  const items = diagnostics.map(({ file, source, start, end, severity, id, message, hint }) => {
    const from = positionAt(source, start);
    const to = positionAt(source, end);
    return { file, ...from, endLine: to.line, endColumn: to.column, severity, id, message, hint: hint ?? null };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}
