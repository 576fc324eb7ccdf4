/**
 * Outlines of the article's glyphs, and of all of MathJax's, as SVGO writes them and as this project does.
 *
 *     npx node bench/weight/outlines.ts
 */
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installInto } from '../install.ts';
import { glyphSheet } from '../../src/math/index.ts';
import { shortOutline } from '../../src/math/outlines.ts';
import { outlinesOfMathJax } from '../../test/math/paths.ts';
import { table } from '../dialect/table.ts';
import { articleFormulas } from './formulas.ts';
import { ourPage } from './pages.ts';
import { weigh } from './weigh.ts';

const SVGO = '4.1.0';
const HOME = path.join(tmpdir(), `yansuan-bench-weight-svgo-${SVGO}`);

type Write = (outline: string) => string;
type Optimize = (svg: string, config: object) => { data: string };

function isModule(loaded: unknown): loaded is { optimize: Optimize } {
  return typeof loaded === 'object' && loaded !== null && 'optimize' in loaded;
}

/** Installed in a folder of its own: no dependency of the project. */
function loadSvgo(): Optimize {
  installInto(HOME, { svgo: SVGO });
  const loaded: unknown = createRequire(path.join(HOME, 'package.json'))('svgo');
  if (!isModule(loaded)) throw new Error('SVGO has no optimize');
  return loaded.optimize;
}

function bySvgo(optimize: Optimize, params: object): Write {
  const plugins = [{ name: 'convertPathData', params: { makeArcs: false, ...params } }];
  return (outline) => {
    const { data } = optimize(`<svg xmlns="http://www.w3.org/2000/svg"><path d="${outline}"/></svg>`, { plugins });
    return / d="([^"]*)"/.exec(data)?.[1] ?? '';
  };
}

const optimize = loadSvgo();
const ways: [string, Write][] = [
  ['MathJax', (outline) => outline],
  ['yansuan', shortOutline],
  ['SVGO, whole units', bySvgo(optimize, { floatPrecision: 0 })],
  ['SVGO, whole units, steps only', bySvgo(optimize, { floatPrecision: 0, utilizeAbsolute: false })],
  ['SVGO, exact', bySvgo(optimize, { floatPrecision: 3 })],
  ['SVGO, exact, steps only', bySvgo(optimize, { floatPrecision: 3, utilizeAbsolute: false })],
  [
    'the same, no straightening',
    bySvgo(optimize, { floatPrecision: 3, utilizeAbsolute: false, straightCurves: false }),
  ],
];
const all = outlinesOfMathJax();
const used = ourPage(articleFormulas()).outlines.matchAll(/ id="([^"]*)"/g);
const article = new Map(Array.from(used, ([, id = '']) => [id, all.get(id) ?? '']));
const distinct = new Map(Array.from(new Set(all.values()), (outline, i) => [`g${i}`, outline]));

for (const [name, outlines] of [
  ['the article', article],
  ['all of MathJax', distinct],
] as const) {
  console.log(`\n${name}: ${outlines.size} outlines\n`);
  const rows = ways.map(([way, write]) => {
    const written = new Map(Array.from(outlines, ([id, outline]) => [id, write(outline)]));
    const { raw, gzip, brotli } = weigh(glyphSheet(Object.fromEntries(written)));
    return [way, ...[raw, gzip, brotli].map(String)];
  });
  console.log(table(['outlines', 'bytes', 'gzip', 'brotli'], rows));
}
