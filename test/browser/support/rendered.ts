/** A fixture as the page that `yansuan render` makes of it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';

const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

/**
 * Call once for each page at the top of a test file: renders `fixtures/<name>.md` before its tests.
 *
 * @param code What the command ends with: 1 where the fixture has errors.
 * @returns Path of the folder with `page.html`, and its address.
 */
export function useRendered(name: string, code = 0): { folder: string; address: string } {
  const folder = mkdtempSync(join(tmpdir(), `yansuan-${name}-`));
  beforeAll(() => {
    const source = fileURLToPath(new URL(`../fixtures/${name}.md`, import.meta.url));
    const args = [CLI, 'render', source, '-o', join(folder, 'page.html')];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (code === 0) expect(stderr).toBe('');
    expect(status).toBe(code);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return { folder, address: pathToFileURL(join(folder, '/')).href };
}
