import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yansuan-cli-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return name;
}

function yansuan(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
}

describe('yansuan render', () => {
  it('says of each formula and each dollar how it was read, and why', () => {
    write(
      'why.md',
      '---\ntitle: $t$\n---\n\n设$x_1$，价 $5 和 $6。\n\n`$H`，\\$7，<a href="$q">，见 \\eqref{a}，又 $y_2 忘了。\n\n$$\nz\n$$\n\n$$ w\n',
    );
    const { status, stdout } = yansuan('render', '--spans', '--explain', 'why.md');
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'why.md:2:8 text $: it stands in front matter (G0)',
      'why.md:2:10 text $: it stands in front matter (G0)',
      'why.md:5:2 inline $x_1$',
      'why.md:5:10 text $: a digit follows the closing `$` and nothing between them is TeX (digit-follows, G2.2)',
      'why.md:5:15 text $: its paragraph, item or table row ends before a `$` closes it (paragraph-ends, G2)',
      'why.md:7:2 text $: it stands in code (G0)',
      'why.md:7:7 text $: a backslash stands before it (G1)',
      'why.md:7:19 text $: it stands in HTML (G0)',
      'why.md:7:26 reference \\eqref{a}',
      'why.md:7:38 text $: it is never closed (unclosed, G2)',
      'why.md:9:1 display $$ z $$',
      'why.md:13:1 text $$: it is never closed (unclosed, G3)',
      'formulas: 2, references: 1, left as text: 9',
      '',
    ]);
  });

  it('explains spans only', () => {
    const { status, stderr } = yansuan('render', '--explain', 'why.md');
    expect(status).toBe(2);
    expect(stderr).toContain('--explain goes with --spans');
  });

  it('prints a page that needs nothing but the pictures beside it', () => {
    write(
      'a.md',
      '---\ntitle: 题 <一>\ndate: 2026-11-24\n---\n\n设 $x_1$，见 \\eqref{e}。\n\n![图](p%20q.png)\n\n\\begin{equation} y \\label{e} \\end{equation}\n\n```ts\nlet a = 1;\n```\n',
    );
    const { status, stdout, stderr } = yansuan('render', 'a.md');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain('<h1>题 &lt;一&gt;</h1>');
    expect(stdout).toContain('<img src="p%20q.png" alt="图">');
    expect(stdout).toContain('href="#eq-e"');
    expect(stdout).not.toMatch(/<link|<script|@import|url\(http/);
    for (const [, id] of stdout.matchAll(/<use[^>]* href="#([^"]+)"/g))
      expect(stdout).toContain(`<path id="${id ?? ''}"`);
  });

  it('names pictures from where the page is written', () => {
    mkdirSync(join(folder, 'out'));
    write('b.md', '![图](p.png)');
    expect(yansuan('render', 'b.md', '-o', 'out/b.html').status).toBe(0);
    expect(readFileSync(join(folder, 'out/b.html'), 'utf8')).toContain('src="../p.png"');
  });

  it('prints formulas one a line', () => {
    write('c.md', '设 $x$ 与\r\n$$\r\ny\r\n$$\r\n');
    const { stdout, status } = yansuan('render', 'c.md', '--spans');
    expect(status).toBe(0);
    expect(stdout).toBe(
      '{"tex":"x","display":false,"start":2,"end":5}\n{"tex":"\\ny\\n","display":true,"start":8,"end":15}\n',
    );
  });

  it('tells what is wrong at its place, and still gives the page', () => {
    write('d.md', '前\n\n设 $\\alhpa$，见 \\eqref{no}。');
    const { stdout, stderr, status } = yansuan('render', 'd.md');
    expect(status).toBe(1);
    expect(stdout).toContain('$\\alhpa$');
    expect(stderr).toContain('d.md:3:4 error math/undefined-macro');
    expect(stderr).toContain('d.md:3:14 error ref/undefined');
    expect(stderr).toContain('3 | 设 $\\alhpa$');
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    ['empty.md', '', 1, 'file/empty'],
    ['gbk.md', Buffer.from([0xb2, 0xe2, 0xca, 0xd4, 0x24, 0x78, 0x24]), 1, 'gbk.md:1:1 error file/not-utf8'],
    ['long.md', '字 $x$ '.repeat(20_000), 0, ''],
  ])('%s gives a page and a clear word', (name, text, code, word) => {
    write(name, text);
    const { stdout, stderr, status } = yansuan('render', name);
    expect(stderr).toContain(word);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toContain('</html>');
    expect(status).toBe(code);
  });

  it.each([
    [[], 'a command is missing'],
    [['rendre', 'x.md'], 'there is no command rendre'],
    [['render'], 'wants the name'],
    [['render', 'nowhere.md'], 'there is no file nowhere.md'],
    [['render', '.'], 'is a folder'],
    [['render', 'a.md', '--spnas'], "Unknown option '--spnas'"],
    [['render', 'a.md', 'b.md'], 'takes one file'],
    [['render', 'a.md', '-o', 'no/such/x.html'], 'cannot be written'],
  ])('%j is refused', (args, word) => {
    const { stderr, status } = yansuan(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(word);
    expect(stderr).not.toContain('    at ');
  });

  it('helps and says its version', () => {
    expect(yansuan('--help').stdout).toContain('usage: yansuan render FILE');
    expect(yansuan('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
