/** From a save until the new formula is painted, and where the time in between goes. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../../test/math/formulas.ts';
import { cpuBetween, cpuOf, type Cpu } from './author-cpu.ts';
import { openPage, wall, type Spent, type WatchedPage } from './author-page.ts';
import { articleFile, countFormulas, startDev, whenWhole, type Blog, type DevServer } from './author-site.ts';
import { markdownOf, type Post } from './corpus.ts';

export type Way = 'in place' | 'renamed over';

/** One save; all but `cpu` in milliseconds of the wall clock. */
export interface Save {
  way: Way;
  before: number;
  written: number;
  /** The server's first word over its socket. */
  told?: number;
  /** The page's request for itself, the first and the last byte of the answer; absent where there was none. */
  asked?: number;
  begun?: number;
  ended?: number;
  swapped: number;
  frame: number;
  painted: number;
  /** Words over the socket, requests for the page and full loads. */
  words: number;
  requests: number;
  loads: number;
  /** What the server computed until it spoke, and until it was painted, and for half a second at least. */
  cpu: { told: Cpu | null; all: Cpu | null };
  /** What the page spent until then. */
  spent: Spent;
}

export interface Saves {
  saves: Save[];
  /** Saves that were not seen. */
  lost: number;
  /** The clocks at the start and at the end. */
  clocks: { offset: number; within: number }[];
}

/** Saves before anything is counted. */
const WARM_UP = 5;
/** By then Astro's own store has followed, and loads pages again that list the new article. */
const FOLLOWED_MS = 3000;
const SPACING_MS = 600;
const JITTER_MS = 200;
/** After it what belongs to a save is over. */
const OVER_MS = 500;
const LOST_MS = 10_000;
/** What the page looks for. */
const COUNTED = '^x_\\{\\d{4}\\}$';

export interface Draft {
  formulas: number;
  /** The article; its formula in the middle is `x_{n}`. */
  text: (n: number) => string;
}

/** An article with exactly so many formulas: a paragraph more in its middle has those that are missing. */
export function draftOf(post: Post, others: readonly Post[], formulas: number): Draft {
  const missing = formulas - post.formulas.length - 1;
  const known = others.flatMap((other) => other.formulas.filter(({ display }) => !display));
  const more = known.slice(0, missing).map(({ tex }) => `$${tex}$`);
  if (missing < 0 || more.length < missing) throw new RangeError(`no article of ${formulas} formulas`);
  const sections = post.body.split(/^(?=## )/m);
  const half = Math.ceil(sections.length / 2);
  const text = (n: number): string => {
    const paragraph = `又设 ${[`$x_{${n}}$`, ...more].join('、')}。\n\n`;
    return markdownOf({ ...post, body: [...sections.slice(0, half), paragraph, ...sections.slice(half)].join('') });
  };
  return { formulas, text };
}

/** Both ways in which editors write. */
function write(way: Way, file: string, text: string): void {
  if (way === 'in place') writeFileSync(file, text);
  else {
    writeFileSync(`${file}.tmp`, text);
    renameSync(`${file}.tmp`, file);
  }
}

/** A server whose cache held all articles when it started, a page of it, and so many saves. */
export async function measureSaves(blog: Blog, post: Post, draft: Draft, count: number): Promise<Saves> {
  const file = articleFile(blog.root, post.slug);
  let n = 1000;
  mkdirSync(dirname(file), { recursive: true });
  write('in place', file, draft.text(n));
  const server = await startDev(blog.root);
  try {
    const url = `${server.url}posts/${post.slug}/`;
    const isWhole = (html: string): boolean =>
      html.includes(`data-tex="x_{${n}}"`) && countFormulas(html) === draft.formulas;
    await whenWhole(url, isWhole);
    await sleep(FOLLOWED_MS);
    const watched = await openPage(url, COUNTED);
    try {
      // In one step: the page may be given its article anew meanwhile.
      await watched.page.locator(`[data-tex="x_{${n}}"]`).waitFor();
      await watched.page.evaluate((tex) => document.querySelector(`[data-tex="${tex}"]`)?.scrollIntoView(), `x_{${n}}`);
      const next = random(7);
      const result: Saves = { saves: [], lost: 0, clocks: [await watched.offset()] };
      for (let k = 0; k < count + WARM_UP; k++) {
        n++;
        const began = wall();
        const way = k % 2 === 0 ? 'in place' : 'renamed over';
        const save = await saveOnce(server, watched, () => write(way, file, draft.text(n)), { way, tex: `x_{${n}}` });
        if (!save) result.lost++;
        else if (k >= WARM_UP) result.saves.push(save);
        await sleep(Math.max(0, SPACING_MS + JITTER_MS * next() - (wall() - began)));
      }
      result.clocks.push(await watched.offset());
      return result;
    } finally {
      await watched.close();
    }
  } finally {
    await server.stop();
  }
}

type Wanted = { way: Way; tex: string };

async function saveOnce(
  { pid }: DevServer,
  watched: WatchedPage,
  writeFile: () => void,
  { way, tex }: Wanted,
): Promise<Save | null> {
  const [words, requests, loads] = [watched.told.length, watched.answers.length, watched.loads];
  const spent = await watched.spent();
  const idle = cpuOf(pid);
  const before = wall();
  writeFile();
  const written = wall();
  const isSeen = (): boolean => watched.seen.some((seen) => seen.tex === tex);
  let told: Cpu | null = null;
  while (!isSeen() && wall() - before < LOST_MS) {
    await sleep(2);
    if (watched.told.length > words) told ??= cpuBetween(idle, cpuOf(pid));
  }
  await sleep(Math.max(20, OVER_MS - (wall() - before)));
  const seen = watched.seen.find((one) => one.tex === tex);
  if (!seen) return null;
  const now = await watched.spent();
  const [first] = watched.told.slice(words);
  const answers = watched.answers.slice(requests);
  // The clocks of the page and of its network may be a little apart.
  const answer = answers.findLast(({ ended }) => ended <= seen.swapped + 1);
  return {
    ...{ way, before, written, swapped: seen.swapped, frame: seen.frame, painted: seen.painted },
    ...(first ? { told: first.at } : {}),
    ...answer,
    ...{ words: watched.told.length - words, requests: answers.length, loads: watched.loads - loads },
    cpu: { told, all: cpuBetween(idle, cpuOf(pid)) },
    spent: {
      ...{ script: now.script - spent.script, styles: now.styles - spent.styles },
      ...{ layout: now.layout - spent.layout, all: now.all - spent.all },
    },
  };
}
