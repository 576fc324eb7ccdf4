/** Looks at the pages that a build has written, before they are moved into place. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileDiagnostic } from '../diagnostics/index.ts';
import { translationFaults } from './translation-lint.ts';

/**
 * @param folder Absolute path of the site.
 * @param pages Their paths as Astro tells them: `posts/a/`.
 * @param skip Whether a page, by its file in the folder, has been looked at before.
 * @returns What is wrong, by files of the folder.
 */
export function checkPages(
  folder: string,
  pages: readonly string[],
  skip: (file: string) => boolean,
): FileDiagnostic[] {
  return pages.flatMap((page) => {
    const file = [`${page}index.html`, `${page.replace(/\/$/, '')}.html`].find((one) => existsSync(join(folder, one)));
    if (file === undefined || skip(file)) return [];
    const source = readFileSync(join(folder, file), 'utf8');
    return translationFaults(source).map((fault) => ({ ...fault, file, source }));
  });
}
