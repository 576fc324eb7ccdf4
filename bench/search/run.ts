/**
 * What searches find of Chinese, and what they load for it.
 *
 *     npx node bench/search/run.ts [recall|size|ours]
 */
import { decodeReferences } from '../../src/article/html.ts';
import { sectionsOf } from '../../src/search/index.ts';
import { random } from '../../test/math/formulas.ts';
import { table } from '../dialect/table.ts';
import { generated, ownDocuments, type Document } from './corpus.ts';
import { askOurs } from './ours.ts';
import { askPagefind, SETTINGS, VERSION } from './pagefind.ts';

const LENGTHS = [2, 3, 4, 5, 6, 7, 8];

/** Text of a document, formulas as marks. */
function textOf({ title, html }: Document): string {
  return sectionsOf(title, html, decodeReferences)
    .map(({ heading, body }) => `${heading.text}\n${body.text}`)
    .join('\n');
}

/** Pieces of runs of Chinese characters, so many of each length. */
function pieces(texts: readonly string[], lengths: readonly number[], each: number): string[] {
  const next = random(7);
  const runs = texts.flatMap((text) => text.match(/\p{sc=Han}+/gu) ?? []);
  return lengths.flatMap((length) => {
    const long = runs.filter((run) => run.length >= length);
    return Array.from({ length: each }, () => {
      const run = long[Math.floor(next() * long.length)] ?? '';
      const at = Math.floor(next() * (run.length - length + 1));
      return run.slice(at, at + length);
    });
  });
}

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / Math.max(1, numbers.length);
const percent = (n: number): string => `${(100 * n).toFixed(1)} %`;
const kb = (n: number): string => (n / 1000).toFixed(n < 10_000 ? 1 : 0);

async function recall(documents: readonly Document[], each: number): Promise<void> {
  const texts = documents.map(textOf);
  const queries = pieces(texts, LENGTHS, each);
  const right = queries.map((query) => documents.flatMap(({ url }, i) => (texts[i]?.includes(query) ? [url] : [])));
  const row = (name: string, results: readonly string[][]): string[] => {
    const scores = queries.map((query, i) => {
      const [wanted, found] = [right[i] ?? [], results[i] ?? []];
      const hit = wanted.filter((url) => found.includes(url)).length;
      return {
        length: query.length,
        recall: hit / wanted.length,
        precision: found.length > 0 ? hit / found.length : null,
      };
    });
    const of = (length: number): string =>
      percent(mean(scores.filter((score) => score.length === length).map((score) => score.recall)));
    const precision = mean(scores.flatMap((score) => score.precision ?? []));
    return [name, ...LENGTHS.map(of), percent(mean(scores.map((score) => score.recall))), percent(precision)];
  };
  const rows = [row('yansuan', (await askOurs(documents, queries)).results)];
  for (const setting of SETTINGS) {
    rows.push(row(`Pagefind ${VERSION}, ${setting.name}`, (await askPagefind(documents, queries, setting)).results));
  }
  console.log(`\n${documents.length} documents, ${each} pieces of each length\n`);
  console.log(table(['recall of pieces of so many characters', ...LENGTHS.map(String), 'all', 'precision'], rows));
}

const quantile = (numbers: readonly number[], part: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(part * (numbers.length - 1))] ?? 0;
const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** @param peers Pagefind as well, which takes minutes. */
async function size(peers: boolean): Promise<void> {
  const rows: string[][] = [];
  const [asIs] = SETTINGS;
  for (const count of [200, 1000]) {
    const documents = await generated(count);
    const queries = pieces(documents.slice(0, 50).map(textOf), LENGTHS, 20);
    const ours = await askOurs(documents, queries, true);
    const cells = (name: string, found: Omit<typeof ours, 'files' | 'memory' | 'largest' | 'requests'>): string[] => [
      name,
      String(count),
      (found.size / 1e6).toFixed(1),
      (found.build / 1000).toFixed(1),
      kb(found.start),
      kb(median(found.bytes)),
      kb(quantile(found.bytes, 0.95)),
      kb(Math.max(...found.bytes)),
      median(found.times).toFixed(0),
    ];
    rows.push(cells('yansuan', ours));
    const [grams, texts] = ours.largest;
    const text = documents.reduce((sum, document) => sum + Buffer.byteLength(textOf(document)), 0);
    console.log(
      `${count}: ${(text / 1e6).toFixed(1)} MB of text, ${ours.files} files, ${ours.memory.toFixed(0)} MB of memory, ` +
        `grams up to ${kb(grams)} KB, texts up to ${kb(texts)} KB; requests ${median(ours.requests)} ` +
        `(95 %: ${quantile(ours.requests, 0.95)}, most ${Math.max(...ours.requests)})`,
    );
    if (peers && asIs) {
      rows.push(cells(`Pagefind ${VERSION}, ${asIs.name}`, await askPagefind(documents, queries, asIs, true)));
    }
  }
  const head = ['index', 'articles', 'MB', 'built in s', 'at first KB', 'a query KB', '95 % KB', 'most KB', 'ms'];
  console.log(`\n${table(head, rows)}`);
}

const [, , only] = process.argv;
if (only === undefined || only === 'recall') {
  await recall(await ownDocuments(), 100);
  await recall(await generated(200), 20);
}
if (only !== 'recall') await size(only !== 'ours');
