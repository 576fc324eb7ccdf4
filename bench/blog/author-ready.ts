/** From the start of `astro dev` until its author sees something. */
import { median } from '../dialect/measure.ts';
import { clearCache, countFormulas, makeBlog, fillCache, startDev, whenWhole, type Blog } from './author-site.ts';
import type { Part } from './part.ts';

/** Seconds. */
const LIMIT = 2;
/** A start of so many seconds is not repeated: it is far from the limit. */
const NO_AGAIN = 60;
/** Articles on the front page. */
const NEWEST = 10;

/** What is waited for, in the order in which it is asked for. */
const WAITS = ['accepted', 'printed', 'article', 'front'] as const;
type Times = Record<(typeof WAITS)[number], number>;

async function once({ root, posts }: Blog): Promise<Times> {
  const middle = posts[Math.floor(posts.length / 2)];
  if (!middle) throw new RangeError('a blog without articles');
  const server = await startDev(root);
  try {
    const accepted = await server.accepted;
    const article = await whenWhole(
      `${server.url}posts/${middle.slug}/`,
      (html) => countFormulas(html) === middle.formulas.length,
    );
    const titles = posts.slice(-NEWEST).map(({ title }) => title);
    const front = await whenWhole(server.url, (html) => titles.every((title) => html.includes(title)));
    const printed = await server.printed;
    const since = (time: number): number => (time - server.began) / 1000;
    return { accepted: since(accepted), printed: since(printed), article: since(article), front: since(front) };
  } finally {
    await server.stop();
  }
}

async function measure(count: number, rounds: number): Promise<Record<'cold' | 'warm', Times[]>> {
  const blog = makeBlog(count);
  const cold: Times[] = [];
  const warm: Times[] = [];
  try {
    while (cold.length < rounds && (cold[0]?.article ?? 0) < NO_AGAIN) {
      clearCache(blog.root);
      cold.push(await once(blog));
    }
    await fillCache(blog);
    while (warm.length < rounds) warm.push(await once(blog));
  } finally {
    blog.remove();
  }
  return { cold, warm };
}

export async function ready(counts: readonly number[], rounds: number): Promise<Pick<Part, 'tables' | 'figures'>> {
  const rows: string[][] = [];
  const figures: Record<string, number> = {};
  for (const count of counts) {
    const found = await measure(count, rounds);
    for (const cache of ['cold', 'warm'] as const) {
      const at = WAITS.map((wait) => median(found[cache].map((times) => times[wait])));
      WAITS.forEach((wait, i) => (figures[`ready ${count} ${cache} ${wait} s`] = at[i] ?? NaN));
      const within = Math.max(...at) <= LIMIT;
      rows.push([
        String(count),
        cache,
        String(found[cache].length),
        ...at.map((seconds) => seconds.toFixed(2)),
        within ? 'yes' : 'no',
      ]);
    }
  }
  const head = ['articles', 'cache', 'starts', 'takes a connection', 'says so', 'first article', 'then the front page'];
  const title = 'Seconds from the start of dev, medians';
  return { tables: [{ title, head: [...head, `within ${LIMIT} s`], rows }], figures };
}
