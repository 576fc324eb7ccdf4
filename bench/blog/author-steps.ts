/** Saves as tables: how long they took, and which step took how much. */
import { median } from '../dialect/measure.ts';
import type { Cpu } from './author-cpu.ts';
import type { Spent } from './author-page.ts';
import { fillCache, makeBlog } from './author-site.ts';
import { draftOf, measureSaves, type Save, type Saves, type Way } from './author-save.ts';
import type { Part } from './part.ts';
import type { Post } from './corpus.ts';

const FORMULAS = 80;
/** Milliseconds. */
const LIMIT = { median: 100, most: 200 };

/** In order; a step that did not happen is counted into the next one. */
const STEPS = [
  ['written', 'the file is written'],
  ['told', 'the server speaks'],
  ['asked', 'the page asks'],
  ['begun', 'the first byte of the answer'],
  ['ended', 'its last byte'],
  ['swapped', 'the formula is in the page'],
  ['frame', 'the frame begins'],
  ['painted', 'the next one does: painted'],
] as const;

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

const ms = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(1));

type Table = Part['tables'][number];

const taken = (saves: readonly Save[]): number[] => saves.map(({ before, painted }) => painted - before);

function whole({ saves, lost }: Saves, articles: number, figures: Record<string, number>): Table {
  const groups: [string, Save[]][] = [
    ...(['in place', 'renamed over'] as const).map((way): [Way, Save[]] => [way, saves.filter((s) => s.way === way)]),
    ['all', saves],
  ];
  const rows = groups.map(([name, group]) => {
    const times = taken(group);
    const found = { median: median(times), most: quantile(times, 0.95), max: Math.max(...times) };
    figures[`save ${name} median ms`] = found.median;
    figures[`save ${name} 95 % ms`] = found.most;
    figures[`save ${name} max ms`] = found.max;
    const within = found.median <= LIMIT.median && found.most <= LIMIT.most;
    return [name, String(group.length), ...Object.values(found).map(ms), within ? 'yes' : 'no'];
  });
  figures['saves lost'] = lost;
  const title =
    `Milliseconds from a save to the new formula on the screen: ${FORMULAS} formulas, ${articles} articles` +
    (lost > 0 ? `; ${lost} saves were never seen` : '');
  const head = ['written', 'saves', 'median', '95 %', 'max', `within ${LIMIT.median} and ${LIMIT.most}`];
  return { title, head, rows };
}

/** Milliseconds of each step of each save, from the last step before it that happened. */
function stepsOf(save: Save): Map<string, number> {
  const steps = new Map<string, number>();
  let last = save.before;
  for (const [key] of STEPS) {
    const at = save[key];
    if (at === undefined) continue;
    steps.set(key, at - last);
    last = at;
  }
  return steps;
}

function steps({ saves }: Saves, figures: Record<string, number>): Table {
  const all = saves.map((save) => ({ way: save.way, steps: stepsOf(save) }));
  const of = (key: string, way?: Way): number[] =>
    all.filter((one) => way === undefined || one.way === way).flatMap((one) => one.steps.get(key) ?? []);
  const medians = STEPS.map(([key]) => median(of(key)));
  const largest = Math.max(...medians.filter((value) => !Number.isNaN(value)));
  const rows = STEPS.map(([key, name], i) => {
    const value = medians[i] ?? NaN;
    figures[`save step ${key} ms`] = value;
    const ways = (['in place', 'renamed over'] as const).map((way) => ms(median(of(key, way))));
    return [name, ms(value), ms(quantile(of(key), 0.95)), ...ways, value === largest ? 'largest' : ''];
  });
  return {
    title: 'Milliseconds of each step, from the one before it',
    head: ['until', 'median', '95 %', 'in place', 'renamed over', ''],
    rows,
  };
}

function beside({ saves, clocks }: Saves): Table {
  const cpu = (key: 'told' | 'all', thread: keyof Cpu): string =>
    ms(median(saves.flatMap((save) => save.cpu[key]?.[thread] ?? [])));
  const page = (key: keyof Spent): string => ms(median(saves.map((save) => save.spent[key])));
  const per = (key: 'words' | 'requests' | 'loads'): string =>
    `${ms(median(saves.map((save) => save[key])))}, at most ${Math.max(...saves.map((save) => save[key]))}`;
  const third = Math.ceil(saves.length / 3);
  return {
    title: 'Beside it: medians per save, times in milliseconds',
    head: ['', 'until the server speaks', 'until half a second or painted'],
    rows: [
      ['computed by the server: main thread', cpu('told', 'main'), cpu('all', 'main')],
      ['worker threads', cpu('told', 'workers'), cpu('all', 'workers')],
      ['garbage collection and compilers', cpu('told', 'helpers'), cpu('all', 'helpers')],
      ['the first two waited for a processor that others had', cpu('told', 'waited'), cpu('all', 'waited')],
      ['computed by the page: script', '', page('script')],
      ['styles', '', page('styles')],
      ['layout', '', page('layout')],
      ['all of its main thread', '', page('all')],
      ['messages of the server', '', per('words')],
      ['requests of the page for itself', '', per('requests')],
      ['full loads', '', per('loads')],
      ['the first third of the saves', '', ms(median(taken(saves.slice(0, third))))],
      ['the last third', '', ms(median(taken(saves.slice(-third))))],
      [
        'clocks apart, before and after',
        '',
        clocks.map((c) => `${c.offset.toFixed(1)} ± ${c.within.toFixed(1)}`).join(', '),
      ],
    ],
  };
}

/** The same with less of it: what does not go away belongs to neither formulas nor articles. */
function controls(named: readonly [string, Save[]][], figures: Record<string, number>): Table {
  const rows = named.map(([name, saves]) => {
    const told = median(saves.flatMap(({ told: at, before }) => (at === undefined ? [] : at - before)));
    const rest = median(saves.map((save) => save.painted - (save.told ?? save.before)));
    const together = median(taken(saves));
    figures[`save of ${name} median ms`] = together;
    return [name, String(saves.length), ms(told), ms(rest), ms(together)];
  });
  return {
    title: 'The same with fewer formulas and with fewer articles, medians',
    head: ['article', 'saves', 'until the server speaks', 'from there to painted', 'together'],
    rows,
  };
}

const SMALL: Post = {
  ...{ slug: 'small', title: '小', date: '1989-01-01', tags: ['缩放律'] },
  ...{ body: '## 一\n\n一\n\n## 二\n\n二\n', formulas: [] },
};
const FEW = 10;

interface Found {
  large: Saves;
  small: Saves;
}

async function inBlog(articles: number, [large, small]: readonly [number, number]): Promise<Found> {
  const blog = makeBlog(articles);
  try {
    await fillCache(blog);
    const post = blog.posts[Math.floor(articles / 2)];
    if (!post) throw new RangeError('a blog without articles');
    const draft = draftOf(post, blog.posts, FORMULAS);
    return {
      large: await measureSaves(blog, post, draft, large),
      small: await measureSaves(blog, SMALL, draftOf(SMALL, [], 1), small),
    };
  } finally {
    blog.remove();
  }
}

export async function saves(articles: number, count: number): Promise<Pick<Part, 'tables' | 'figures'>> {
  const fewer = Math.ceil(count / 3);
  const many = await inBlog(articles, [count, fewer]);
  const few = await inBlog(FEW, [fewer, fewer]);
  const figures: Record<string, number> = {};
  // As many of each: code that has run more often is compiled better.
  const named = [
    [`${FORMULAS} formulas in ${articles} articles`, many.large],
    [`1 formula in ${articles} articles`, many.small],
    [`${FORMULAS} formulas in ${FEW} articles`, few.large],
    [`1 formula in ${FEW} articles`, few.small],
  ] as const;
  const tables = [
    whole(many.large, articles, figures),
    steps(many.large, figures),
    beside(many.large),
    controls(
      named.map(([name, found]) => [name, found.saves.slice(0, fewer)]),
      figures,
    ),
  ];
  return { tables, figures };
}
