/** A generated blog in a folder of its own, and `astro dev` in it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { markdownOf, posts, type Post } from './corpus.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const COPIED = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', 'content/site.yaml'];

export interface Blog {
  root: string;
  posts: Post[];
  remove: () => void;
}

/** The project's own pages round generated articles; not below `.cache/`, where dev watches nothing. */
export function makeBlog(count: number): Blog {
  const root = mkdtempSync(path.join(tmpdir(), 'yansuan-bench-'));
  for (const part of COPIED) cpSync(path.join(ROOT, part), path.join(root, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  const all = [...posts(count)];
  for (const post of all) {
    const file = articleFile(root, post.slug);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, markdownOf(post));
  }
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  process.once('exit', remove);
  return { root, posts: all, remove };
}

export function articleFile(root: string, slug: string): string {
  return path.join(root, 'content/posts', slug, 'index.md');
}

export function clearCache(root: string): void {
  for (const folder of ['.cache', '.astro']) rmSync(path.join(root, folder), { recursive: true, force: true });
}

export interface DevServer {
  pid: number;
  url: string;
  /** `performance.now()` when the process was started, when it took a connection, and when it said that it is ready. */
  began: number;
  accepted: Promise<number>;
  printed: Promise<number>;
  stop: () => Promise<void>;
}

/** As `npm run dev` starts it, without what npm itself takes. */
export async function startDev(root: string): Promise<DevServer> {
  const port = await freePort();
  const began = performance.now();
  const bin = path.join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const child = spawn(process.execPath, [bin, 'dev', '--host', '127.0.0.1', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  let output = '';
  const closed = once(child, 'close');
  const gone = closed.then(() => Promise.reject<number>(new Error(`astro dev ended:\n${output}`)));
  const printed = new Promise<number>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes(`http://127.0.0.1:${port}/`)) resolve(performance.now());
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const server = {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}/`,
    began,
    accepted: Promise.race([whenAccepted(port, child), gone]),
    printed: Promise.race([printed, gone]),
    stop: async () => {
      child.kill('SIGINT');
      const late = setTimeout(kill, 5000);
      await closed;
      clearTimeout(late);
      process.removeListener('exit', kill);
    },
  };
  for (const promise of [gone, server.accepted, server.printed]) promise.catch(() => undefined);
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Asks every five milliseconds. */
async function whenAccepted(port: number, child: ChildProcess): Promise<number> {
  while (child.exitCode === null && child.signalCode === null) {
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return performance.now();
    await sleep(5);
  }
  throw new Error('astro dev took no connection');
}

/** Asks until the answer is whole; `performance.now()` of its last byte. */
export async function whenWhole(url: string, whole: (html: string) => boolean, seconds = 900): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let last = 'no answer';
  while (performance.now() < until) {
    try {
      const response = await fetch(url, { headers: { accept: 'text/html' } });
      const html = await response.text();
      const now = performance.now();
      if (response.ok && whole(html)) return now;
      last = `${response.status}, ${html.length} characters`;
    } catch (error) {
      last = String(error);
    }
    await sleep(20);
  }
  throw new Error(`${url} was not whole after ${seconds} s: ${last}`);
}

export function countFormulas(html: string): number {
  return html.split(' data-tex="').length - 1;
}

/** A server that is asked for every article: then all are in the cache, whoever fills it and when. */
export async function fillCache({ root, posts }: Blog): Promise<void> {
  const server = await startDev(root);
  try {
    for (const { slug, formulas } of posts) {
      await whenWhole(`${server.url}posts/${slug}/`, (html) => countFormulas(html) === formulas.length);
    }
  } finally {
    await server.stop();
  }
}
