/** What the site's macros and its highlighted code come to, kept like articles: MathJax and Shiki start for them. */
import type { FileDiagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import type { Shelf, Summary } from './shelf.ts';
import { MACROS_FILE } from './sources.ts';

/** @param later Where nobody knows yet, nobody has to: dev asks again when it has rendered what waits. */
export async function macroFaults(
  shelf: Shelf,
  engine: string,
  macros: string,
  later = false,
): Promise<FileDiagnostic[]> {
  if (macros.trim() === '') return [];
  const key = hashKey([engine, macros]);
  let faults = shelf.macros.get(key);
  if (!faults) {
    if (later) return [];
    const { checkMacros } = await import('../article/macros.ts');
    faults = await checkMacros(macros);
    shelf.macros.put(key, faults);
  }
  return faults.map((fault) => ({ ...fault, file: MACROS_FILE, source: macros }));
}

/** The stylesheet for the code of all articles that are shown. */
export async function codeStyles(
  shelf: Shelf,
  engine: string,
  volumes: readonly { shown: boolean; summary: Pick<Summary, 'codeStyles'> }[],
): Promise<{ css: string; hash: string }> {
  const union: Record<string, string> = {};
  for (const { shown, summary } of volumes) if (shown) Object.assign(union, summary.codeStyles);
  const classes = Object.entries(union).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = hashKey([engine, JSON.stringify(classes)]);
  const hash = key.slice(0, 8);
  if (classes.length === 0) return { css: '', hash };
  const kept = shelf.css.get(key);
  if (kept !== null) return { css: kept, hash };
  const { codeStyleSheet } = await import('../code/index.ts');
  const css = codeStyleSheet(Object.fromEntries(classes));
  shelf.css.put(key, css);
  return { css, hash };
}
