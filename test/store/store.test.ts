import { spawn } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashKey, openStore } from '../../src/store/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yansuan-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function files(): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function onlyFile(): string {
  const [file, ...others] = files();
  if (file === undefined || others.length > 0) throw new Error(`expected one file, found ${files().length}`);
  return file;
}

describe('keys', () => {
  it('differ wherever the parts differ', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      fc.constantFrom('', '1:', 's1:a', '\ud800', '\udc00'),
    );
    fc.assert(
      fc.property(fc.array(part), fc.array(part), (a, b) => {
        expect(hashKey(a) === hashKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
    expect(hashKey(['ab', 'c'])).not.toBe(hashKey(['a', 'bc']));
    expect(hashKey(['a'])).not.toBe(hashKey(['a', '']));
    expect(hashKey(['\ud800'])).not.toBe(hashKey(['\udc00']));
    expect(hashKey(['ab'])).not.toBe(hashKey([new Uint8Array([97, 0, 98, 0])]));
  });

  it('stay what they are, since caches live longer than processes', () => {
    expect(hashKey(['算', new Uint8Array([1, 2])])).toBe(
      'c5375ebc1a69f344b3993fcb728b36811b12211e97f4be1a6b9bee83a690d199',
    );
    expect(hashKey([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each(['', 'a', '../x', '0'.repeat(63), 'g'.repeat(64), `${'0'.repeat(64)}-../x`])('%j is none', async (key) => {
    await expect(openStore(folder).get(key)).rejects.toThrow(TypeError);
    await expect(openStore(folder).put(key, '')).rejects.toThrow(TypeError);
  });
});

describe('get and put', () => {
  it('gives every text back, to the store that took it and to the next', async () => {
    const store = openStore(folder);
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', '\ufeffa', '\ud800', 'a\r\n'));
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const key = hashKey([written]);
        expect(await store.put(key, written)).toBe(true);
        expect(await store.get(key)).toBe(written);
        expect(await openStore(folder).get(key)).toBe(written);
      }),
    );
  });

  it('has nothing where nothing was put, also without a folder', async () => {
    expect(await openStore(folder).get(hashKey(['x']))).toBeUndefined();
    expect(await openStore(path.join(folder, 'none')).get(hashKey(['x']))).toBeUndefined();
  });

  it('keeps what belongs to one hash apart by its word', async () => {
    const store = openStore(folder);
    const key = hashKey(['x']);
    await store.put(`${key}-article`, 'a');
    await store.put(`${key}-bound`, 'b');
    expect(await store.get(`${key}-article`)).toBe('a');
    expect(await store.get(key)).toBeUndefined();
  });

  it('replaces a text', async () => {
    const store = openStore(folder);
    await store.put(hashKey(['x']), 'old');
    await store.put(hashKey(['x']), 'new');
    expect(await store.get(hashKey(['x']))).toBe('new');
    expect(files()).toHaveLength(1);
  });

  it('writes compressed files that no development server takes for pages', async () => {
    await openStore(folder).put(hashKey(['x']), '<p>演算</p>'.repeat(10_000));
    expect(onlyFile()).not.toMatch(/\.html$/);
    expect(statSync(onlyFile()).size).toBeLessThan(1_000);
  });
});

describe('damage', () => {
  it('any changed, missing or added byte makes the entry one that is not there', async () => {
    const store = openStore(folder);
    const key = hashKey(['x']);
    const text = '设 $x_i$ 为实数。'.repeat(5);
    await store.put(key, text);
    const whole = readFileSync(onlyFile());
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      writeFileSync(onlyFile(), changed);
      expect(await store.get(key), `byte ${at}`).toBeUndefined();
    }
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(onlyFile(), whole);
      truncateSync(onlyFile(), length);
      expect(await store.get(key), `length ${length}`).toBeUndefined();
    }
    writeFileSync(onlyFile(), Buffer.concat([whole, Buffer.of(0)]));
    expect(await store.get(key)).toBeUndefined();
    expect(await store.put(key, text)).toBe(true);
    expect(await store.get(key)).toBe(text);
  });

  it('a file under another key’s name is not taken for it', async () => {
    const store = openStore(folder);
    await store.put(hashKey(['x']), 'of x');
    const bytes = readFileSync(onlyFile());
    await store.put(hashKey(['y']), 'of y');
    for (const file of files()) writeFileSync(file, bytes);
    expect(await store.get(hashKey(['x']))).toBe('of x');
    expect(await store.get(hashKey(['y']))).toBeUndefined();
  });

  it('a disk that refuses is told by the return value and leaves nothing behind', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, 'not a folder');
    const store = openStore(file);
    expect(await store.put(hashKey(['x']), 'text')).toBe(false);
    expect(await store.get(hashKey(['x']))).toBeUndefined();
    expect(await store.prune(0)).toEqual({ bytes: 0, kept: 0, removed: 0 });
    expect(files()).toEqual([file]);
  });

  it('a folder in the place of an entry refuses it, and its temporary file goes', async () => {
    const store = openStore(folder);
    await store.put(hashKey(['x']), 'text');
    const entry = onlyFile();
    rmSync(entry);
    await openStore(entry).put(hashKey(['y']), 'makes a folder of that name');
    const before = files();
    expect(await store.put(hashKey(['x']), 'text')).toBe(false);
    expect(await store.get(hashKey(['x']))).toBeUndefined();
    expect(files()).toEqual(before);
  });
});

describe('prune', () => {
  /** Puts `names` in, used in this order, a minute apart. */
  async function fill(names: readonly string[]): Promise<void> {
    for (const [i, name] of names.entries()) {
      const before = new Set(files());
      await openStore(folder).put(hashKey([name]), name);
      const added = files().find((file) => !before.has(file));
      if (added === undefined) throw new Error('nothing was written');
      utimesSync(added, 1_700_000_000 + 60 * i, 1_700_000_000 + 60 * i);
    }
  }

  it('removes what has gone unread the longest, and no more than needed', async () => {
    await fill(['a', 'b', 'c', 'd']);
    const store = openStore(folder);
    expect(await store.get(hashKey(['a']))).toBe('a');
    const size = statSync(files()[0] ?? '').size;
    expect(await store.prune(2 * size)).toEqual({ bytes: 2 * size, kept: 2, removed: 2 });
    const left = await Promise.all(['a', 'b', 'c', 'd'].map((name) => store.get(hashKey([name]))));
    expect(left).toEqual(['a', undefined, undefined, 'd']);
  });

  it('keeps what was used since a time, though it has no room', async () => {
    await fill(['a', 'b', 'c', 'd']);
    expect(await openStore(folder).prune(0, 1_700_000_120_000)).toMatchObject({ kept: 2, removed: 2 });
    const left = await Promise.all(['b', 'c', 'd'].map((name) => openStore(folder).get(hashKey([name]))));
    expect(left).toEqual([undefined, 'c', 'd']);
  });

  it('removes nothing that has room', async () => {
    await fill(['a', 'b']);
    expect(await openStore(folder).prune(1_000_000)).toMatchObject({ kept: 2, removed: 0 });
    expect(files()).toHaveLength(2);
  });

  it('clears what killed processes left, and not what a living one is writing', async () => {
    await fill(['a']);
    const fresh = `${onlyFile()}.1-0-1.tmp`;
    const stale = `${onlyFile()}.2-0-1.tmp`;
    writeFileSync(fresh, '');
    writeFileSync(stale, '');
    utimesSync(stale, 1_700_000_000, 1_700_000_000);
    await openStore(folder).prune(0);
    expect(files()).toEqual([fresh]);
  });

  it('may run beside readers and other prunings', async () => {
    await fill(Array.from({ length: 50 }, (_, i) => String(i)));
    const store = openStore(folder);
    const [one, two] = await Promise.all([store.prune(0), openStore(folder).prune(0), store.get(hashKey(['7']))]);
    expect([one.bytes, two.bytes]).toEqual([0, 0]);
    expect(files()).toEqual([]);
  });
});

describe('several processes', () => {
  const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));

  /** Lets a writer work and kills it once it has said `lines` times that a text is stored. */
  async function writeAndKill(name: string, size: number, lines: number): Promise<number> {
    const child = spawn(process.execPath, [WRITER, folder, name, String(size)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (output.split('\n').length > lines) child.kill('SIGKILL');
    });
    const signal = await new Promise((resolve) => child.once('close', (_code, by) => resolve(by)));
    expect(signal).toBe('SIGKILL');
    expect(output).not.toContain('refused');
    return output.split('\n').length - 1;
  }

  const whole = (size: number): RegExp => new RegExp(`^(one|two) \\d+ 算{${size}}$`);

  it('a killed writer loses nothing that it said was stored and leaves nothing torn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.constantFrom(10, 20_000), async (lines, size) => {
        rmSync(folder, { recursive: true, force: true });
        const said = await writeAndKill('one', size, lines);
        const store = openStore(folder);
        for (let i = 0; i < 20; i++) {
          const text = await store.get(hashKey([String(i)]));
          if (i < said || text !== undefined) expect(text).toMatch(whole(size));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('two writers of the same keys and a reader never meet a torn text', async () => {
    const store = openStore(folder);
    const writers = Promise.all([writeAndKill('one', 20_000, 200), writeAndKill('two', 20_000, 200)]);
    const work = { done: false };
    void writers.finally(() => (work.done = true)).catch(() => undefined);
    let met = 0;
    while (!work.done) {
      const text = await store.get(hashKey([String(met % 20)]));
      if (text === undefined) continue;
      expect(text).toMatch(whole(20_000));
      met++;
    }
    await writers;
    expect(met).toBeGreaterThan(0);
  });
});
