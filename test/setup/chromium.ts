/**
 * Finds a Chromium for the browser tests and, on a Debian-like machine where it may, installs one. Never skips: without
 * a browser the run fails and says what to install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What the search needs to know of the machine; passed in so that tests can describe others. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  isRoot: boolean;
  exists: (file: string) => boolean;
  /** Runs a program; its exit code and output, or `code: null` where it could not be started. */
  run: (command: string, args: readonly string[]) => { code: number | null; output: string };
}

/** The shell first: it has no windows, and a whole Chromium draws one for every visit, which takes three times as long. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Debian's packages of one; the shell is not in Ubuntu. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

const FONT = 'fonts-noto-cjk';

function elsewhere({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ];
  }
  if (platform !== 'win32') return [];
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return roots.flatMap((root) => (root === undefined ? [] : programs.map((parts) => path.win32.join(root, ...parts))));
}

/** The browser's path, or undefined where there is none. @throws Error where YANSUAN_CHROMIUM names nothing. */
export function findChromium(machine: Machine): string | undefined {
  const named = machine.env['YANSUAN_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (machine.exists(named)) return named;
    throw new Error(`YANSUAN_CHROMIUM is ${named}, and there is no such file.`);
  }
  const folders =
    machine.platform === 'win32' ? [] : (machine.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
  return [...onPath, ...elsewhere(machine)].find((file) => machine.exists(file));
}

/** True unless fontconfig says that no font has Chinese; machines without fontconfig bring their own fonts. */
function hasChineseFont(machine: Machine): boolean {
  const { code, output } = machine.run('fc-list', [':lang=zh']);
  return code !== 0 || output.trim() !== '';
}

function aptGet(machine: Machine, args: readonly string[]): void {
  const { code, output } = machine.run('apt-get', args);
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed (${code ?? 'not started'}):\n${output}`);
}

/** @param choices Lists of packages, of which one is enough. */
function installWithApt(machine: Machine, choices: readonly (readonly string[])[]): void {
  aptGet(machine, ['update']);
  for (const [i, packages] of choices.entries()) {
    try {
      aptGet(machine, ['install', '-y', '--no-install-recommends', ...packages]);
      return;
    } catch (error) {
      if (i === choices.length - 1) throw error;
    }
  }
}

/**
 * Path of a Chromium on a machine that can also show Chinese, installed if need be.
 *
 * @throws Error that says what to install.
 */
export function ensureChromium(machine: Machine = thisMachine()): string {
  const found = findChromium(machine);
  const missing = [...(found === undefined ? ['chromium'] : []), ...(hasChineseFont(machine) ? [] : [FONT])];
  if (found !== undefined && missing.length === 0) return found;
  const canInstall = machine.platform === 'linux' && machine.isRoot && machine.run('apt-get', ['--version']).code === 0;
  if (!canInstall) {
    throw new Error(
      `The browser tests need ${missing.join(' and ')}. On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}. ` +
        'Elsewhere install Chromium or Chrome, or set YANSUAN_CHROMIUM to the path of one.',
    );
  }
  // What says that there is a font may come with the browser: ask for one as well.
  installWithApt(machine, found === undefined ? PACKAGES.map((name) => [name, FONT]) : [missing]);
  const installed = findChromium(machine);
  if (installed === undefined) throw new Error('apt-get installed chromium, but it is not on the PATH.');
  return installed;
}

export function thisMachine(): Machine {
  return {
    env: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    run: (command, args) => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const { status, stdout, stderr } = spawnSync(command, args, {
        encoding: 'utf8',
        env,
        maxBuffer: 64 * 1024 * 1024,
      });
      return { code: status, output: [stdout, stderr].join('') };
    },
  };
}
