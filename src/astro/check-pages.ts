/** Looks at the pages that a build has written, before they are moved into place. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPageFault, translationFaults } from './translation-lint.ts';

export interface PageReport {
  /** Faults of ours, each as a terminal shows it. */
  errors: string[];
  warnings: string[];
  /** Paths of the pages that have any. */
  faulty: Set<string>;
}

/** Faults that are shown; one of the layout is on every page. */
const MOST = 20;

/**
 * @param folder Absolute path of the site.
 * @param pages Their paths as Astro tells them: `posts/a/`.
 * @param skip Whether a page, by its file in the folder, has been looked at before.
 */
export function checkPages(folder: string, pages: readonly string[], skip: (file: string) => boolean): PageReport {
  const report: PageReport = { errors: [], warnings: [], faulty: new Set() };
  for (const page of pages) {
    const file = [`${page}index.html`, `${page.replace(/\/$/, '')}.html`].find((one) => existsSync(join(folder, one)));
    if (file === undefined || skip(file)) continue;
    for (const fault of translationFaults(readFileSync(join(folder, file), 'utf8'))) {
      report.faulty.add(file);
      const told = fault.severity === 'error' ? report.errors : report.warnings;
      if (told.length < MOST) told.push(formatPageFault(file, fault));
    }
  }
  return report;
}
