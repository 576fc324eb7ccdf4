import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
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

  it.each(['', 'a', '../x', '0'.repeat(63), 'g'.repeat(64), `${'0'.repeat(64)}-../x`])('%j is none', (key) => {
    expect(() => openStore(folder).get(key)).toThrow(TypeError);
    expect(() => openStore(folder).put(key, '')).toThrow(TypeError);
  });
});

describe('get and put', () => {
  it('gives every text back, to the store that took it and to the next', () => {
    const store = openStore(folder);
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', '\ufeffa', '\ud800', 'a\r\n'));
    fc.assert(
      fc.property(text, (written) => {
        const key = hashKey([written]);
        expect(store.put(key, written)).toBe(true);
        expect(store.get(key)).toBe(written);
        expect(openStore(folder).get(key)).toBe(written);
      }),
    );
  });

  it('has nothing where nothing was put, also without a folder', () => {
    expect(openStore(folder).get(hashKey(['x']))).toBeUndefined();
    expect(openStore(path.join(folder, 'none')).get(hashKey(['x']))).toBeUndefined();
  });

  it('keeps what belongs to one hash apart by its word', () => {
    const store = openStore(folder);
    const key = hashKey(['x']);
    store.put(`${key}-article`, 'a');
    store.put(`${key}-bound`, 'b');
    expect(store.get(`${key}-article`)).toBe('a');
    expect(store.get(key)).toBeUndefined();
  });

  it('replaces a text', () => {
    const store = openStore(folder);
    store.put(hashKey(['x']), 'old');
    store.put(hashKey(['x']), 'new');
    expect(store.get(hashKey(['x']))).toBe('new');
    expect(files()).toHaveLength(1);
  });

  it('writes compressed files that no development server takes for pages', () => {
    openStore(folder).put(hashKey(['x']), '<p>演算</p>'.repeat(10_000));
    expect(onlyFile()).not.toMatch(/\.html$/);
    expect(statSync(onlyFile()).size).toBeLessThan(1_000);
  });
});

describe('texts that belong together', () => {
  it('are each found, also with others under the same keys and in any number', () => {
    const texts = fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(texts, (given) => {
        const entries = new Map(Object.entries(given).map(([name, text]) => [hashKey([name]), text]));
        const store = openStore(folder);
        expect(store.putAll(entries)).toBe(true);
        for (const reader of [store, openStore(folder)]) {
          for (const [key, text] of entries) {
            expect(reader.has(key)).toBe(true);
            expect(reader.get(key)).toBe(text);
          }
          reader.close();
        }
      }),
      { numRuns: 30 },
    );
  });

  it('may be more than a record can count', () => {
    const many = new Map(Array.from({ length: 70_000 }, (_, i) => [hashKey([String(i)]), String(i)] as const));
    const store = openStore(folder);
    expect(store.putAll(many)).toBe(true);
    expect([0, 65_534, 65_535, 69_999].map((i) => store.get(hashKey([String(i)])))).toEqual([
      '0',
      '65534',
      '65535',
      '69999',
    ]);
  });

  it('are compressed as one', () => {
    const text = '<g transform="translate(1,2)"><use href="#a"/></g>'.repeat(4);
    const store = openStore(folder);
    store.putAll(new Map(Array.from({ length: 100 }, (_, i) => [hashKey([String(i)]), `${text}${i}`] as const)));
    // 16 bytes of each are its key.
    expect(statSync(onlyFile()).size).toBeLessThan(100 * 16 + 1_000);
  });
});

describe('what others stored', () => {
  it('is found by a store that is told to look, and by one that is opened then', () => {
    const [one, two] = [openStore(folder), openStore(folder)];
    expect(one.get(hashKey(['x']))).toBeUndefined();
    two.put(hashKey(['x']), 'text');
    expect(openStore(folder).get(hashKey(['x']))).toBe('text');
    one.refresh();
    expect(one.get(hashKey(['x']))).toBe('text');
  });

  it('stays with a store that knew of it when the files go', () => {
    openStore(folder).put(hashKey(['x']), 'text');
    const store = openStore(folder);
    expect(store.has(hashKey(['x']))).toBe(true);
    for (const file of files()) rmSync(file);
    expect(store.get(hashKey(['x']))).toBe('text');
  });
});

describe('damage', () => {
  it('any changed or missing byte makes the entry one that is not there', () => {
    const key = hashKey(['x']);
    const text = '设 $x_i$ 为实数。'.repeat(5);
    openStore(folder).put(key, text);
    const whole = readFileSync(onlyFile());
    const seen = (bytes: Uint8Array): [boolean, string | undefined] => {
      writeFileSync(onlyFile(), bytes);
      const store = openStore(folder);
      const result: [boolean, string | undefined] = [store.has(key), store.get(key)];
      store.close();
      return result;
    };
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(seen(changed), `byte ${at}`).toEqual([false, undefined]);
    }
    for (let length = 0; length < whole.length; length++) {
      expect(seen(whole.subarray(0, length)), `length ${length}`).toEqual([false, undefined]);
    }
    expect(seen(Buffer.concat([whole, Buffer.of(0)]))).toEqual([true, text]);
  });

  it('costs the entries of one file at most, and they can be put again', () => {
    openStore(folder).put(hashKey(['x']), 'of x');
    openStore(folder).put(hashKey(['y']), 'of y');
    writeFileSync(files()[0] ?? '', 'torn');
    const store = openStore(folder);
    expect([store.get(hashKey(['x'])), store.get(hashKey(['y']))].filter((text) => text !== undefined)).toHaveLength(1);
    store.put(hashKey(['x']), 'again');
    store.put(hashKey(['y']), 'again');
    expect(openStore(folder).get(hashKey(['x']))).toBe('again');
    expect(openStore(folder).get(hashKey(['y']))).toBe('again');
  });

  it('a disk that refuses is told by the return value and leaves nothing behind', () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, 'not a folder');
    const store = openStore(file);
    expect(store.put(hashKey(['x']), 'text')).toBe(false);
    expect(store.get(hashKey(['x']))).toBeUndefined();
    expect(store.prune(0)).toMatchObject({ bytes: 0, kept: 0, removed: 0 });
    expect(files()).toEqual([file]);
  });
});

describe('prune', () => {
  /** A pack for each name, written by processes before. */
  function fill(names: readonly string[]): void {
    for (const [i, name] of names.entries()) {
      const before = new Set(files());
      const store = openStore(folder);
      store.put(hashKey([name]), name.repeat(100));
      store.close();
      const added = files().find((file) => !before.has(file));
      if (added === undefined) throw new Error('nothing was written');
      renameSync(added, path.join(folder, `00000000${i.toString(36)}-999999999-0-1.pack`));
    }
  }

  const left = (names: readonly string[]): string[] => names.filter((name) => openStore(folder).has(hashKey([name])));

  it('keeps what was used, then what is newest', () => {
    fill(['a', 'b', 'c', 'd', 'e', 'f']);
    const size = statSync(files()[0] ?? '').size;
    const store = openStore(folder);
    expect(store.get(hashKey(['a']))).toBe('a'.repeat(100));
    expect(store.prune(4 * size)).toMatchObject({ bytes: 3 * size, kept: 3, removed: 3 });
    expect(left(['a', 'b', 'c', 'd', 'e', 'f'])).toEqual(['a', 'e', 'f']);
    expect(files()).toHaveLength(1);
  });

  it('keeps what was used or written since the store was opened, though it has no room', () => {
    fill(['a', 'b', 'c']);
    const store = openStore(folder);
    store.has(hashKey(['b']));
    openStore(folder).put(hashKey(['new']), 'by another thread');
    expect(store.prune(0)).toMatchObject({ kept: 2, removed: 2 });
    expect(left(['a', 'b', 'c', 'new'])).toEqual(['b', 'new']);
  });

  it('removes nothing that has room, and makes many files one', () => {
    const names = Array.from({ length: 30 }, (_, i) => String(i));
    fill(names.slice(0, 3));
    expect(openStore(folder).prune(1_000_000)).toMatchObject({ kept: 3, removed: 0 });
    expect(files()).toHaveLength(3);
    fill(names);
    const store = openStore(folder);
    expect(store.prune(1_000_000)).toMatchObject({ kept: 30, removed: 0 });
    expect(files()).toHaveLength(1);
    expect(left(names)).toEqual(names);
    expect(store.get(hashKey(['7']))).toBe('7'.repeat(100));
  });

  it('drops what was stored twice', () => {
    for (let i = 0; i < 20; i++) openStore(folder).put(hashKey(['x']), 'text');
    expect(openStore(folder).prune(1_000_000)).toMatchObject({ kept: 1 });
    expect(openStore(folder).get(hashKey(['x']))).toBe('text');
  });

  it('clears what killed processes left, and not what a living one is writing', () => {
    fill(['a']);
    const fresh = path.join(folder, 'x.pack.tmp');
    const stale = path.join(folder, 'y.pack.tmp');
    const ancient = path.join(folder, 'ab');
    writeFileSync(fresh, '');
    writeFileSync(stale, '');
    mkdirSync(ancient);
    for (const file of [stale, ancient]) utimesSync(file, 1_700_000_000, 1_700_000_000);
    openStore(folder).prune(1_000_000);
    expect(readdirSync(folder).sort()).toEqual(['000000000-999999999-0-1.pack', 'x.pack.tmp']);
  });

  it('leaves alone what another process is writing, whose records are found then as before', () => {
    fill(Array.from({ length: 20 }, (_, i) => String(i)));
    // Its parent's, which lives as long as the test.
    const theirs = path.join(folder, `0000000zz-${process.ppid}-0-1.pack`);
    renameSync(files().at(-1) ?? '', theirs);
    expect(openStore(folder).prune(1_000_000)).toMatchObject({ kept: 19, removed: 0 });
    expect(files()).toContain(theirs);
    expect(left(['0', '19'])).toEqual(['0', '19']);
  });

  it('of another process does not keep a store from what its own threads write on', () => {
    const [main, thread] = [openStore(folder), openStore(folder)];
    thread.put(hashKey(['a']), 'before');
    main.refresh();
    for (const file of files()) rmSync(file);
    thread.put(hashKey(['b']), 'behind');
    main.refresh();
    expect(main.get(hashKey(['b']))).toBe('behind');
  });

  it('may run beside readers and other prunings', () => {
    const names = Array.from({ length: 30 }, (_, i) => String(i));
    fill(names);
    const [one, two, reader] = [openStore(folder), openStore(folder), openStore(folder)];
    for (const store of [one, two, reader]) store.refresh();
    one.prune(1_000_000);
    two.prune(1_000_000);
    expect(reader.get(hashKey(['7']))).toBe('7'.repeat(100));
    expect(left(names)).toEqual(names);
    openStore(folder).prune(1_000_000);
    expect(left(names)).toEqual(names);
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
          const text = store.get(hashKey([String(i)]));
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
      // Lets the writers be heard.
      await setImmediate();
      store.refresh();
      const text = store.get(hashKey([String(met % 20)]));
      if (text === undefined) continue;
      expect(text).toMatch(whole(20_000));
      met++;
    }
    await writers;
    expect(met).toBeGreaterThan(0);
  });
});
