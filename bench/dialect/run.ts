/**
 * How many of the cases of `test/markdown/fixtures/math-spans.json` each peer gets right.
 *
 *     npx node bench/dialect/run.ts [--failures] [--write]
 *
 * `--write` puts both tables as CSV beside the article that shows them.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Case, judge, readCases } from './judge.ts';
import { install } from './packages.ts';
import { createPeers, type Peer } from './peers.ts';
import { csv, table } from './table.ts';
import { stepTable } from './steps.ts';
import { groupTable, scoreTable, type Scored } from './scores.ts';

const ARTICLE = new URL('../../content/posts/finding-formulas/', import.meta.url);

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

function reportFailures(results: readonly Result[], cases: readonly Case[]): void {
  const contested = new Set(cases.filter((example) => example.contested).map(({ id }) => id));
  for (const { peer, failures } of results) {
    console.log(`\n${peer.name} ${peer.settings}`.trimEnd());
    for (const [id, reason] of failures) console.log(`  ${id}${contested.has(id) ? ' (contested)' : ''}: ${reason}`);
  }
}

const { values } = parseArgs({
  options: { failures: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
install();
const cases = readCases();
const results = createPeers().map((peer) => examine(peer, cases));
const scored: Scored[] = results.map(({ peer, failures }) => ({ ...peer, failed: new Set(failures.keys()) }));
const scores = scoreTable(scored, cases, 'en');
const groups = groupTable(scored, cases, 'en');
console.log(`${table(scores.head, scores.rows, 2)}\n\n${table(groups.head, groups.rows)}`);
if (values.write) {
  writeFileSync(new URL('steps.csv', ARTICLE), csv(stepTable()));
  for (const [name, make] of [['scores', scoreTable] as const, ['groups', groupTable] as const]) {
    writeFileSync(new URL(`${name}.csv`, ARTICLE), csv(make(scored, cases, 'zh')));
  }
}
if (values.failures) reportFailures(results, cases);
