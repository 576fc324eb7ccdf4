/**
 * Lighthouse on each kind of page of the site, built and served as by `npm start`.
 *
 *     npx node bench/lighthouse/run.ts [path …]
 */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensureChromium } from '../../test/setup/chromium.ts';
import { serveSite } from '../../test/setup/site.ts';
import { field, isObject } from '../dialect/narrow.ts';
import { table } from '../dialect/table.ts';
import { installInto } from '../install.ts';

const VERSION = '13.5.0';
const HOME = path.join(import.meta.dirname, '../../.cache/bench-lighthouse');
const CATEGORIES = ['accessibility', 'best-practices', 'seo'];
const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking';

/** Scores of 100 by category, and what is not full. */
async function audit(url: string, preset: string): Promise<{ scores: string[]; faults: string[] }> {
  const cli = path.join(HOME, 'node_modules/lighthouse/cli/index.js');
  const args = [
    ...[cli, url, '--output=json', '--quiet', '--no-enable-error-reporting', `--chrome-flags=${FLAGS}`],
    ...[`--only-categories=${CATEGORIES.join()}`, ...(preset === 'desktop' ? ['--preset=desktop'] : [])],
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, CHROME_PATH: ensureChromium() },
    maxBuffer: 1e9,
  });
  const result: unknown = JSON.parse(stdout);
  const categories = field(result, 'categories');
  const scores = CATEGORIES.map((name) => String(Math.round(100 * Number(field(field(categories, name), 'score')))));
  const faults = Object.entries(field(result, 'audits') ?? {}).flatMap(([id, found]: [string, unknown]) => {
    const score = isObject(found) ? field(found, 'score') : null;
    return typeof score === 'number' && score < 1 ? [`${id} ${score}`] : [];
  });
  return { scores, faults };
}

/** One page of each kind. */
function kinds(folder: string): string[] {
  const first = (name: string): string => {
    const found = readdirSync(path.join(folder, name), { withFileTypes: true }).find((entry) => entry.isDirectory());
    return `${name}/${encodeURIComponent(found?.name ?? '')}/`;
  };
  const fixed = ['archive/', 'categories/', 'search/', 'search/?q=%E5%85%AC%E5%BC%8F', 'series/', 'tags/', 'updates/'];
  return ['', 'posts/mathjax-and-marked/', first('tags'), first('categories'), first('series'), ...fixed, '404.html'];
}

installInto(HOME, { lighthouse: VERSION });
const site = await serveSite('/');
try {
  const paths = process.argv.slice(2);
  const rows: string[][] = [];
  for (const page of paths.length > 0 ? paths : kinds(site.folder)) {
    for (const preset of ['mobile', 'desktop']) {
      const began = performance.now();
      const { scores, faults } = await audit(site.url + page, preset);
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      rows.push([`/${decodeURIComponent(page)}`, preset, ...scores, seconds, faults.join(', ')]);
    }
  }
  console.log(table(['page', 'preset', ...CATEGORIES, 's', 'not full'], rows, 2));
} finally {
  await site.stop();
}
