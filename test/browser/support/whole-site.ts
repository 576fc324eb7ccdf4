/** The site with its real pages and other articles, built and served. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lendMathBundle } from '../../setup/math-bundle.ts';
import { serveSite, type ServedSite } from '../../setup/site.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * @param name Of the folder it is built in, one a test file.
 * @param files Below `content/posts`, by their paths.
 * @param prepare Changes what it likes in the site's folder before the build.
 */
export async function serveArticles(
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  prepare: (root: string) => void = () => undefined,
): Promise<ServedSite> {
  // Inside the project, where its packages are found.
  const root = join(ROOT, '.cache', `test-${name}-${process.pid}`);
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  remove();
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', 'content/site.yaml']) {
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  }
  lendMathBundle(root);
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, 'content/posts', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  try {
    prepare(root);
    const site = await serveSite('/', root);
    return {
      ...site,
      stop: async () => {
        await site.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
