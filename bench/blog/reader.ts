/**
 * What a reader waits for on a page of 80 formulas: this project's, and the same article by KaTeX and MathJax.
 *
 *     npx node bench/blog/reader.ts [--rounds 7] [--files]
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { ensureChromium } from '../../test/setup/chromium.ts';
import { table } from '../dialect/table.ts';
import type { Part } from './part.ts';
import { articles } from './reader/article.ts';
import { ours } from './reader/ours.ts';
import { install } from './reader/packages.ts';
import { chtml, inBrowser, katex, type Candidate } from './reader/peers.ts';
import { serve, type Served } from './reader/server.ts';
import { checkSlowness, visit, type Visit } from './reader/visit.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];

interface Measured extends Candidate {
  visits: Visit[];
}

type Figure = Exclude<keyof Visit, 'files'>;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

const of = ({ visits }: Measured, figure: Figure): number => median(visits.map((one) => one[figure]));

/** Round by round; rounds in which neither has any are left out. */
function ratio(one: Measured, other: Measured, figure: Figure): number {
  const ratios = one.visits.map((seen, round) => seen[figure] / (other.visits[round]?.[figure] ?? NaN));
  return median(ratios.filter((value) => !Number.isNaN(value)));
}

async function measure(browser: Browser, candidates: readonly Candidate[], rounds: number): Promise<Measured[]> {
  const measured = candidates.map((candidate): Measured => ({ ...candidate, visits: [] }));
  const servers: Served[] = [];
  try {
    const size = 500_000;
    const check = await serve({ pages: { '/': '<!doctype html>', '/random.bin': randomBytes(size) }, folders: {} });
    servers.push(check);
    await checkSlowness(browser, `${check.url}/`, size);
    const urls = new Map<Measured, string>();
    for (const one of measured) {
      const served = await serve(one.files);
      servers.push(served);
      urls.set(one, served.url + one.path);
    }
    // The first round lets servers compress and the system read its files.
    for (let round = -1; round < rounds; round++) {
      const first = Math.max(0, round) % measured.length;
      for (const one of [...measured.slice(first), ...measured.slice(0, first)]) {
        const seen = await visit(browser, urls.get(one) ?? '', one.formula);
        if (round >= 0) one.visits.push(seen);
      }
    }
    return measured;
  } finally {
    for (const server of servers) await server.stop();
  }
}

function tables(measured: readonly Measured[]): Part['tables'] {
  const kb = (bytes: number): string => (bytes / 1000).toFixed(1);
  const values = measured.map((one) => [
    one.name,
    ...(['first', 'firstPaint', 'blocking', 'script', 'style', 'layout', 'task'] as const).map((figure) =>
      of(one, figure).toFixed(0),
    ),
    of(one, 'shift').toFixed(4),
    ...[kb(of(one, 'html')), kb(of(one, 'bytes'))],
    ...(['requests', 'elements', 'nodes'] as const).map((figure) => of(one, figure).toFixed(0)),
  ]);
  const [own, ...peers] = measured;
  if (!own) throw new RangeError('nothing was measured');
  const figures = ['first', 'blocking', 'main', 'task', 'html', 'bytes', 'requests', 'elements', 'nodes'] as const;
  const ratios = peers.map((peer) => [peer.name, ...figures.map((figure) => ratio(own, peer, figure).toFixed(3))]);
  return [
    {
      title: 'What a reader waits for: ms, KB of 1000 bytes',
      head: [
        ...['page', 'first formula', 'first paint', 'blocking', 'script', 'style', 'layout', 'all tasks', 'shift'],
        ...['HTML', 'all', 'requests', 'elements', 'nodes'],
      ],
      rows: values,
    },
    {
      title: 'Ours to each',
      head: ['to', 'first formula', 'blocking', 'script, style, layout', 'all tasks', ...figures.slice(4)],
      rows: ratios,
    },
  ];
}

function limits(own: Measured, prerendered: Measured): { rows: string[][]; figures: Record<string, number> } {
  const list: [string, string, number, number][] = [
    ['first formula, to KaTeX', 'firstFormulaToKatex', ratio(own, prerendered, 'first'), 0.35],
    ['blocking, to KaTeX', 'blockingToKatex', ratio(own, prerendered, 'blocking'), 0.2],
    ['shift', 'shift', Math.max(...own.visits.map(({ shift }) => shift)), 0],
    ['KB of HTML', 'htmlKilobytes', of(own, 'html') / 1000, 36],
    ['KB in all', 'kilobytes', of(own, 'bytes') / 1000, 50],
  ];
  return {
    rows: list.map(([name, , value, limit]) => [name, value.toFixed(3), String(limit), value <= limit ? 'yes' : 'no']),
    figures: Object.fromEntries(list.map(([, key, value]) => [key, value])),
  };
}

export async function reader(rounds = 7, files = false): Promise<Part> {
  install();
  const { all, chosen } = articles();
  const peers = [katex(chosen), chtml(chosen), inBrowser(chosen, 'chtml'), inBrowser(chosen, 'svg')];
  const candidates = [ours(all, chosen), ...peers];
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS });
  try {
    const measured = await measure(browser, candidates, rounds);
    const [own, prerendered] = measured;
    if (!own || !prerendered) throw new RangeError('nothing was measured');
    const { rows, figures } = limits(own, prerendered);
    const listed = measured.map(({ name, visits }) => ({
      title: `Bytes of ${name}, formula at ${visits[0]?.top.toFixed(0) ?? ''} px`,
      head: ['file', 'bytes'],
      rows: [...(visits[0]?.files ?? [])].map(([file, bytes]) => [file, String(bytes)]),
    }));
    const title = 'Limits';
    const compared = { title, head: ['ours', 'value', 'at most', 'kept'], rows };
    return { name: 'reader', tables: [...tables(measured), compared, ...(files ? listed : [])], figures };
  } finally {
    await browser.close();
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '7' }, files: { type: 'boolean', default: false } },
  });
  const part = await reader(Number(values.rounds), values.files);
  for (const { title, head, rows } of part.tables) console.log(`${title}:\n\n${table(head, rows)}\n`);
}
