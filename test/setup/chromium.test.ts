import { describe, expect, it } from 'vitest';
import { ensureChromium, findChromium, type Machine } from './chromium.ts';

interface Described {
  machine: Machine;
  /** Commands that were run, in order. */
  ran: string[];
}

const SHELL = 'chromium-headless-shell';

/** A machine with some files, some of them brought by apt-get. */
function describeMachine(
  files: readonly string[],
  rest: Partial<Machine> & { apt?: boolean; chinese?: boolean; shell?: boolean } = {},
): Described {
  const { apt = true, chinese = true, shell = true, ...own } = rest;
  const present = new Set(files);
  let hasFont = chinese;
  const ran: string[] = [];
  const run: Machine['run'] = (command, args) => {
    ran.push([command, ...args].join(' '));
    if (command === 'fc-list') return { code: 0, output: hasFont ? 'Noto Sans CJK SC\n' : '' };
    if (!apt) return { code: null, output: '' };
    if (args.includes(SHELL) && !shell) return { code: 100, output: `E: Unable to locate package ${SHELL}` };
    for (const name of [SHELL, 'chromium']) if (args.includes(name)) present.add(`/usr/bin/${name}`);
    if (args.includes('fonts-noto-cjk')) hasFont = true;
    return { code: 0, output: '' };
  };
  const env = { PATH: '/usr/local/bin:/usr/bin' };
  return { machine: { env, platform: 'linux', isRoot: true, exists: (file) => present.has(file), run, ...own }, ran };
}

describe('finding Chromium', () => {
  it('takes the one that the author names, and says so where it is not there', () => {
    const env = { PATH: '/usr/bin', YANSUAN_CHROMIUM: '/opt/chrome' };
    expect(findChromium(describeMachine(['/usr/bin/chromium', '/opt/chrome'], { env }).machine)).toBe('/opt/chrome');
    expect(() => findChromium(describeMachine(['/usr/bin/chromium'], { env }).machine)).toThrow('/opt/chrome');
  });

  it('looks along the PATH, the shell before Chromium before Chrome', () => {
    expect(findChromium(describeMachine(['/usr/bin/chromium', `/usr/bin/${SHELL}`]).machine)).toBe(`/usr/bin/${SHELL}`);
    const { machine } = describeMachine(['/usr/local/bin/google-chrome', '/usr/bin/chromium-browser']);
    expect(findChromium(machine)).toBe('/usr/bin/chromium-browser');
    expect(findChromium(describeMachine([]).machine)).toBeUndefined();
  });

  it('looks where macOS and Windows keep it', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium(describeMachine([mac], { platform: 'darwin' }).machine)).toBe(mac);
    const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files', PATH: 'C:\\Windows' };
    expect(findChromium(describeMachine([windows], { platform: 'win32', env }).machine)).toBe(windows);
  });
});

describe('making sure of Chromium', () => {
  it('installs nothing where both it and a Chinese font are there', () => {
    const { machine, ran } = describeMachine(['/usr/bin/chromium']);
    expect(ensureChromium(machine)).toBe('/usr/bin/chromium');
    expect(ran.filter((command) => command.startsWith('apt-get'))).toEqual([]);
  });

  it('installs both on a bare Debian', () => {
    const { machine, ran } = describeMachine([], { chinese: false });
    expect(ensureChromium(machine)).toBe(`/usr/bin/${SHELL}`);
    expect(ran.slice(-2)).toEqual([
      'apt-get update',
      `apt-get install -y --no-install-recommends ${SHELL} fonts-noto-cjk`,
    ]);
  });

  it('installs a whole Chromium where there is no shell', () => {
    const { machine, ran } = describeMachine([], { shell: false });
    expect(ensureChromium(machine)).toBe('/usr/bin/chromium');
    expect(ran.at(-1)).toBe('apt-get install -y --no-install-recommends chromium fonts-noto-cjk');
  });

  it('installs the font alone where only that is missing', () => {
    const { machine, ran } = describeMachine(['/usr/bin/chromium'], { chinese: false });
    expect(ensureChromium(machine)).toBe('/usr/bin/chromium');
    expect(ran.at(-1)).toBe('apt-get install -y --no-install-recommends fonts-noto-cjk');
  });

  it.each([{ isRoot: false }, { apt: false }, { platform: 'darwin' as const }])(
    'says what to install where it may not: %j',
    (rest) => {
      expect(() => ensureChromium(describeMachine([], rest).machine)).toThrow(
        /need chromium.*apt-get install chromium.*YANSUAN_CHROMIUM/,
      );
    },
  );

  it('hands on what apt-get said where it failed', () => {
    const run: Machine['run'] = (_, args) =>
      args[0] === 'update' ? { code: 100, output: 'E: Could not resolve host' } : { code: 0, output: '' };
    expect(() => ensureChromium(describeMachine([], { run }).machine)).toThrow(
      /apt-get update failed.*\n.*Could not resolve host/,
    );
  });
});
