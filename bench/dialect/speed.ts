/**
 * How fast the peers parse an ordinary post, and how our own scan grows with hostile texts.
 *
 *     npx node bench/dialect/speed.ts
 */
import { scan } from '../../src/markdown/scan.ts';
import { checkHeapGrowth, heapGrowth, median, medianRatio, times } from './measure.ts';
import { install, VERSIONS } from './packages.ts';
import { createPeers } from './peers.ts';
import { table } from './table.ts';
import { HOSTILE, post } from './texts.ts';

function stepsOf(markdown: string): number {
  const { steps, preparing } = scan(markdown);
  return steps + preparing;
}

const ROUNDS = 9;
const KB = 1024;

/** The peers to time, as `name` or `name, settings`. */
const TIMED = [
  'marked',
  'yansuan',
  'marked-katex-extension, nonStandard',
  'markdown-it',
  'markdown-it-texmath',
  'remark',
  'remark-math',
];

function timedPeers(): { name: string; parse: (markdown: string) => unknown }[] {
  const peers = createPeers().map(({ name, settings, parse }) => ({
    name: [name, settings].filter(Boolean).join(', '),
    parse,
  }));
  return TIMED.flatMap((name) => peers.filter((peer) => peer.name === name));
}

function comparePeers(size: number): void {
  const markdown = post(size);
  const peers = timedPeers();
  const tasks = peers.map(
    ({ parse }) =>
      () =>
        parse(markdown),
  );
  const taken = times(tasks, ROUNDS);
  const rows = peers.map(({ name, parse }, i) => {
    const time = median(taken[i] ?? []);
    const heap = heapGrowth(
      () => parse(markdown),
      () => parse('x'),
      ROUNDS,
    );
    return [name, time.toFixed(2), medianRatio(taken[i], taken[0]).toFixed(2), (heap / KB).toFixed(0)];
  });
  console.log(
    `\nParsing a post of ${Math.round(Buffer.byteLength(markdown) / KB)} KB (${markdown.length} characters)\n`,
  );
  console.log(table(['parser', 'ms', 'to marked', 'heap KB'], rows));
}

const GROWTH = [1, 4, 16] as const;

/** Steps and time of our scan for one family of texts at three sizes. */
function growth(name: string, make: (length: number) => string): string[] {
  const texts = GROWTH.map((factor) => make(factor * 10 * KB));
  const taken = times(
    texts.map((markdown) => () => scan(markdown)),
    ROUNDS,
  ).map(median);
  const perCharacter = (i: number): number => ((taken[i] ?? NaN) * 1e6) / (texts[i]?.length ?? NaN);
  const steps = texts.map((markdown) => (stepsOf(markdown) / markdown.length).toFixed(2));
  const ratios = [1, 2].map((i) => (perCharacter(i) / perCharacter(i - 1)).toFixed(2));
  return [name, ...steps, ...GROWTH.map((_, i) => perCharacter(i).toFixed(0)), ...ratios];
}

function growthOfScan(): void {
  const families: [string, (length: number) => string][] = [['ordinary post', post], ...Object.entries(HOSTILE)];
  const sizes = GROWTH.map((factor) => `${factor}x`);
  const head = [
    'scan alone',
    ...sizes.map((size) => `steps/char ${size}`),
    ...sizes.map((size) => `ns/char ${size}`),
    '4x to 1x',
    '16x to 4x',
  ];
  console.log(
    '\nOur scan at 1x, 4x and 16x of 10 KB; the last two columns compare time per character: 1.00 is linear\n',
  );
  console.log(
    table(
      head,
      families.map(([name, make]) => growth(name, make)),
    ),
  );
}

install();
console.log(`Node ${process.version}, marked ${VERSIONS.marked}, medians of ${ROUNDS} alternating runs`);
checkHeapGrowth(ROUNDS);
comparePeers(10 * KB);
comparePeers(160 * KB);
checkHeapGrowth(ROUNDS);
growthOfScan();
