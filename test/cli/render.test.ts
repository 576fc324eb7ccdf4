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
