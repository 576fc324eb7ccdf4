/**
 * Time, memory and disk of whole builds of many articles: cold, with nothing changed, and with one article changed.
 *
 *     npx node bench/scale/run.ts [200 1000 …]
 */
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'astro';
import { makeFormulas, random } from '../../test/math/formulas.ts';
import { table } from '../dialect/table.ts';
import { TEXTS } from '../search/texts.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const HOME = path.join(ROOT, '.cache/bench-scale');
const TAGS = [
  '矩阵',
  '线性代数',
  '概率',
  '优化',
  '注意力',
  '位置编码',
  '低秩',
  '缩放律',
  '核方法',
  '变分',
  '采样',
  '信息论',
];

/** Articles of 6,000 characters and some 40 formulas in six sections, each with words of its own. */
function article(n: number, formulas: readonly string[]): string {
  const next = random(n + 1);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const clauses = TEXTS.flatMap(([, text]) => text.split(/[，。]/).filter((clause) => clause !== ''));
  const character = (): string => String.fromCharCode(0x4e00 + Math.floor(3000 ** next()));
  const own = Array.from({ length: 60 }, () => character() + character() + character());
  const sentence = (): string =>
    `${pick(clauses) ?? ''}，${pick(own) ?? ''}与${pick(own) ?? ''}${pick(clauses) ?? ''}` +
    (next() < 0.2 ? `，其中 $${pick(formulas) ?? 'x'}$ 是${pick(own) ?? ''}。` : '。');
  const paragraph = (): string => Array.from({ length: 7 }, sentence).join('');
  const section = (s: number): string =>
    `## 第 ${s + 1} 节：${pick(own) ?? ''}\n\n${paragraph()}\n\n$$\n${pick(formulas) ?? 'x'}\n$$ {#eq:e${s}}\n\n` +
    `${paragraph()}见 \\eqref{eq:e${s}}。\n\n${paragraph()}\n`;
  const day = new Date(Date.UTC(2015, 0, 1 + 3 * n)).toISOString().slice(0, 10);
  const tags = [...new Set([pick(TAGS), pick(TAGS), pick(TAGS)])].join(', ');
  const front = `---\ntitle: ${pick(own) ?? ''}的第 ${n} 篇\ndate: ${day}\ntags: [${tags}]\n---\n\n`;
  return `${front}${paragraph()}\n\n<!--more-->\n\n${[0, 1, 2, 3, 4, 5].map(section).join('\n')}`;
}

/** The project's own pages around other articles, inside the project, where its packages are found. */
function makeSite(count: number): string {
  const root = path.join(HOME, String(count));
  rmSync(root, { recursive: true, force: true });
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', 'content/site.yaml']) {
    cpSync(path.join(ROOT, part), path.join(root, part), { recursive: true });
  }
  const formulas = makeFormulas(5, 3000)
    .map(({ tex }) => tex)
    .filter((tex) => !/[$\n]/.test(tex) && tex.length < 90);
  for (let n = 0; n < count; n++) {
    const folder = path.join(root, 'content/posts', `article-${n}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'index.md'), article(n, formulas));
  }
  return root;
}

/** A process of its own for each build, which says how much memory it had at most. */
async function built(root: string): Promise<{ seconds: number; memory: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [import.meta.filename, 'build', root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the build ended with ${code ?? 'a signal'}:\n${output}`);
  return { seconds: (performance.now() - began) / 1000, memory: Number(/memory (\d+)/.exec(output)?.[1]) / 1000 };
}

function weigh(folder: string, below = ''): { files: number; megabytes: number } {
  const files = readdirSync(path.join(folder, below), { recursive: true, withFileTypes: true }).filter((f) =>
    f.isFile(),
  );
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
  return { files: files.length, megabytes: bytes / 1e6 };
}

async function measure(count: number): Promise<string[][]> {
  const root = makeSite(count);
  const rows: string[][] = [];
  const row = async (name: string): Promise<void> => {
    const { seconds, memory } = await built(root);
    const [site, index, cache] = [weigh(root, 'dist'), weigh(root, 'dist/search'), weigh(root, '.cache/store')];
    const sizes = [site, index, cache].flatMap(({ files, megabytes }) => [String(files), megabytes.toFixed(1)]);
    rows.push([name, String(count), seconds.toFixed(1), memory.toFixed(0), ...sizes]);
  };
  await row('cold');
  await row('nothing changed');
  appendFileSync(path.join(root, 'content/posts/article-7/index.md'), '\n又及：$x+y=z$。\n');
  await row('one article changed');
  rmSync(root, { recursive: true, force: true });
  return rows;
}

const [, , first, second = ''] = process.argv;
if (first === 'build') {
  await build({ root: second, logLevel: 'error' });
  console.log(`memory ${process.resourceUsage().maxRSS}`);
  process.exit(0);
}
const counts = process.argv.slice(2).map(Number);
const rows: string[][] = [];
for (const count of counts.length > 0 ? counts : [200, 1000]) rows.push(...(await measure(count)));
const head = ['build', 'articles', 's', 'MB of memory', 'files', 'MB', 'of search', 'MB', 'of cache', 'MB'];
console.log(table(head, rows));
