/** Packages of a benchmark in a folder of their own, which git ignores. They are no dependencies of the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs exact versions where they are not yet.
 *
 * @param home Absolute path of the folder.
 */
export function installInto(
  home: string,
  dependencies: Readonly<Record<string, string>>,
  overrides: Readonly<Record<string, string>> = {},
): void {
  // Written when an installation is complete: the manifest it was made from.
  const stamp = path.join(home, 'installed.json');
  const name = path.basename(home);
  const manifest = JSON.stringify({ name, private: true, dependencies, overrides }, null, 2);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === manifest) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), manifest);
  const args = ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', [...args, '--loglevel=error', '--prefix', home], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    timeout: 600_000,
  });
  writeFileSync(stamp, manifest);
}
