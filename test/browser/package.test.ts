/** The packed extension in projects of its own, in Node and in a page. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMath } from '../../src/markdown/index.ts';
import { ownBrowser } from './support/browser.ts';
import { serveFolder } from './support/folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(`${stderr.replace(/^npm (?:warn|notice).*\n?/gm, '')}${status === 0 ? '' : `exit ${status}\n${stdout}`}`).toBe(
    '',
  );
  return stdout;
}

const PAGE = `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<script type="importmap">
{ "imports": { "marked": "/modules/lib/marked.esm.js", "yansuan/marked-math": "/package/lib/markdown/marked-math.js" } }
</script>
<div id="out"></div>
<script type="module">
import { Marked } from 'marked';
import { markedMath } from 'yansuan/marked-math';
const marked = new Marked().use(markedMath({ typeset: (tex, { display }) => \`<i class="\${display}">\${tex}</i>\` }));
document.getElementById('out').innerHTML = marked.parse('**谱定理（$a_1*b_1$）**的 $$c_1$$ 与 <b>$d$</b>');
</script>
`;

/** A project of its own with the packed package and a release of marked in it, and nothing else. */
function project(marked: string): string {
  const home = join(folder, marked);
  mkdirSync(join(home, 'node_modules'), { recursive: true });
  cpSync(join(folder, 'package'), join(home, 'node_modules', 'yansuan'), { recursive: true });
  cpSync(join(ROOT, 'node_modules', marked), join(home, 'node_modules', 'marked'), {
    recursive: true,
    dereference: true,
  });
  writeFileSync(join(home, 'package.json'), '{ "type": "module", "private": true }\n');
  return home;
}

/** Code blocks of the docs page by their language. */
function examples(language: string): string[] {
  const page = readFileSync(join(ROOT, 'docs/marked-math.md'), 'utf8');
  return Array.from(page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)).flatMap(([, lang, code]) =>
    lang === language && code !== undefined ? [code] : [],
  );
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yansuan-package-'));
  run('npm', ['pack', '--silent', '--pack-destination', folder], ROOT);
  run('tar', ['-xzf', 'yansuan-0.1.0.tgz'], folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['marked-15', 'marked-16', 'marked-17', 'marked'])('the packed package with %s', (marked) => {
  it('runs the examples of its page', () => {
    const home = project(marked);
    const [program, asynchronous, lexing] = examples('js');
    const [first, second, third] = examples('html');
    const pairs = [
      [program, first],
      [asynchronous, second],
      [lexing, third],
    ];
    for (const [code, output] of pairs) {
      writeFileSync(join(home, 'example.js'), code ?? '');
      expect(run(process.execPath, ['example.js'], home).trimEnd()).toBe(output?.trimEnd());
    }
  });

  it('is typed', () => {
    const home = project(marked);
    writeFileSync(
      join(home, 'example.ts'),
      `import { Marked } from 'marked';
import { findMath, lex, markedMath, texToText, type MathSpan } from 'yansuan/marked-math';
const marked = new Marked().use(markedMath({ typeset: (tex, { display }) => (display ? tex : \`<i>\${tex}</i>\`) }));
const html: string = marked.parse('$x$', { async: false });
const spans: MathSpan[] = findMath('$x$', { final: false });
export const all: string = html + spans.map(({ tex }) => texToText(tex)).join('') + lex(marked, '$x$').length;
`,
    );
    const settings = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      skipLibCheck: true,
      types: [],
    };
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions: settings, include: ['example.ts'] }));
    run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.'], home);
  });
});

describe('the packed package', () => {
  it('holds compiled files, declarations and nothing of the site', () => {
    const files = run('tar', ['-tzf', 'yansuan-0.1.0.tgz'], folder).trim().split('\n');
    const rest = files.filter((file) => !/^package\/lib\/(?:markdown|diagnostics)\/[\w-]+\.(?:js|d\.ts)$/.test(file));
    expect(rest.sort()).toEqual([
      'package/LICENSE',
      'package/README.md',
      'package/README.zh-CN.md',
      'package/bin/yansuan.js',
      'package/package.json',
    ]);
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).toMatchObject({ peerDependencies: { marked: '>=15' } });
  });

  it('says that the commands need the site', () => {
    const { status, stderr } = spawnSync(process.execPath, ['package/bin/yansuan.js', 'render'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^yansuan: this package holds yansuan\/marked-math only/);
    expect(status).toBe(2);
  });

  it('imports nothing but its own files', () => {
    const home = project('marked');
    rmSync(join(home, 'node_modules/marked'), { recursive: true });
    writeFileSync(
      join(home, 'example.js'),
      "import { findMath } from 'yansuan/marked-math';\nprocess.stdout.write(JSON.stringify(findMath('设$x$')));\n",
    );
    expect(run(process.execPath, ['example.js'], home)).toBe(JSON.stringify(findMath('设$x$')));
  });

  it('renders in a page that knows no bundler', async () => {
    cpSync(join(ROOT, 'node_modules/marked'), join(folder, 'modules'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), PAGE);
    const site = await serveFolder(folder);
    const browser = await chromium.connect(ownBrowser());
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(site.address);
    await page.waitForSelector('#out i');
    expect(await page.innerHTML('#out')).toBe(
      '<p><strong>谱定理（<i class="false">a_1*b_1</i>）</strong>的</p>\n<i class="true">c_1</i>\n<p>与 <b><i class="false">d</i></b></p>\n',
    );
    expect(troubles).toEqual([]);
    await browser.close();
    site.close();
  });
});
