/**
 * How many of the cases of `test/markdown/fixtures/math-spans.json` each peer gets right.
 *
 *     npx node bench/dialect/run.ts [--failures]
 */
import { parseArgs } from 'node:util';
import { type Case, judge, readCases } from './judge.ts';
import { install } from './packages.ts';
import { createPeers, type Peer } from './peers.ts';
import { table } from './table.ts';

/** What not every peer claims to know: the score of the others is told apart. */
const OTHER_NOTATIONS = ['brackets', 'env', 'github'];

interface Result {
  peer: Peer;
  /** Failed cases and why. */
  failures: Map<string, string>;
}

function examine(peer: Peer, cases: readonly Case[]): Result {
  const failures = new Map<string, string>();
  for (const example of cases) {
    const reason = attempt(peer, example);
    if (reason !== null) failures.set(example.id, reason);
  }
  return { peer, failures };
}

function attempt(peer: Peer, example: Case): string | null {
  try {
    return judge(example, peer.render(example.markdown));
  } catch (error) {
    return `threw: ${String(error)}`;
  }
}

function score({ failures }: Result, cases: readonly Case[]): string {
  return String(cases.filter(({ id }) => !failures.has(id)).length);
}

function report(results: readonly Result[], cases: readonly Case[]): void {
  const undisputed = cases.filter(({ contested }) => !contested);
  const undisputedHead = `undisputed, of ${undisputed.length}`;
  const dollars = undisputed.filter(({ category }) => !OTHER_NOTATIONS.includes(category));
  const scores = results.map((result) => {
    const { name, settings } = result.peer;
    return [name, settings, score(result, cases), score(result, undisputed), score(result, dollars)];
  });
  console.log(
    table(
      ['peer', 'settings', `all, of ${cases.length}`, undisputedHead, `of these dollars only, of ${dollars.length}`],
      scores,
      2,
    ),
  );
  const categories = [...new Set(cases.map(({ category }) => category))];
  const groups = categories.map((category) => cases.filter((example) => example.category === category));
  const head = categories.map((category, i) => `${category} ${groups[i]?.length ?? 0}`);
  const rows = results.map((result) => [
    [result.peer.name, result.peer.settings].filter(Boolean).join(', '),
    ...groups.map((group) => score(result, group)),
  ]);
  console.log(`\n${table(['peer', ...head], rows)}`);
}

function reportFailures(results: readonly Result[], cases: readonly Case[]): void {
  const contested = new Set(cases.filter((example) => example.contested).map(({ id }) => id));
  for (const { peer, failures } of results) {
    console.log(`\n${peer.name} ${peer.settings}`.trimEnd());
    for (const [id, reason] of failures) console.log(`  ${id}${contested.has(id) ? ' (contested)' : ''}: ${reason}`);
  }
}

const { values } = parseArgs({ options: { failures: { type: 'boolean', default: false } } });
install();
const cases = readCases();
const results = createPeers().map((peer) => examine(peer, cases));
report(results, cases);
if (values.failures) reportFailures(results, cases);
