import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptySite, type Site } from '../astro/site.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

function yansuan(site: Site, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [CLI, ...args], { cwd: site.root, encoding: 'utf8' });
}

function post(title: string, body: string, more = ''): string {
  return `---\ntitle: ${title}\ndate: 2026-01-01\n${more}---\n\n${body}\n`;
}

function site(): Site {
  const made = emptySite();
  made.write('content/site.yaml', 'title: T\nauthor: A\n');
  made.write(
    'content/posts/good/index.md',
    post('好', '\\begin{equation} x \\label{eq:x} \\end{equation}\n\n见 $\\eqref{eq:x}$。'),
  );
  made.write(
    'content/posts/bad/index.md',
    post('坏', '> - 设 $a$\n>\n>   $$\n>   \\rnak A\n>   $$\n\n见 \\eqref{eq:y}。'),
  );
  made.write('content/posts/worse.md', post('更坏', ':::detials\n$$z\n:::'));
  made.write('content/posts/later.md', post('稿', '$\\nope$', 'draft: true\n'));
  return made;
}

describe('yansuan check', () => {
  it('tells what a build would, of all articles in one report', () => {
    const { status, stdout, stderr } = yansuan(site(), 'check');
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(stdout.match(/^content\S+ \w+ \S+/gm)).toEqual([
      'content/posts/bad/index.md:9:5 error math/undefined-macro',
      'content/posts/bad/index.md:12:3 error ref/undefined',
      'content/posts/worse.md:6:4 error block/unknown',
      'content/posts/worse.md:7:1 warning math/left-as-text',
    ]);
    expect(stdout).toMatch(/3 errors, 1 warning\n$/);
  });

  it('looks at what lies under the paths, drafts too', () => {
    const made = site();
    expect(yansuan(made, 'check', 'content/posts/good').stdout).toBe('articles: 1, nothing to report\n');
    expect(yansuan(made, 'check', './content/posts/good/index.md').status).toBe(0);
    const later = yansuan(made, 'check', 'content/posts/later.md');
    expect(later.stdout).toContain('content/posts/later.md:7:2 error math/undefined-macro');
    expect(later.status).toBe(1);
  });

  it('tells what is wrong with the macros of the site, also the second time', () => {
    const made = site();
    made.write('content/macros.tex', '\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand{\\N2}{x}\n');
    for (const { stdout, status } of [yansuan(made, 'check', 'content/macros.tex'), yansuan(made, 'check')]) {
      expect(status).toBe(1);
      expect(stdout).toContain('content/macros.tex:2:13 error math/bad-definition');
      expect(stdout).toContain('2 | \\newcommand{\\N2}{x}\n  |             ^^^');
    }
  });

  it('says of a published article that it cites a draft, whichever paths are asked for', () => {
    const made = emptySite();
    made.write('content/site.yaml', 'title: T\nauthor: A\n');
    made.write('content/posts/a.md', post('甲', '见 \\eqref{b:x}。'));
    made.write('content/posts/b.md', post('乙', '$$x$$ {#x}\n\n见 \\eqref{c:y}。', 'draft: true\n'));
    made.write('content/posts/c.md', post('丙', '$$y$$ {#y}', 'draft: true\n'));
    for (const paths of [[], ['content/posts/a.md'], ['content']]) {
      expect(yansuan(made, 'check', ...paths).stdout.match(/^content\S+ \w+ \S+/gm)).toEqual([
        'content/posts/a.md:6:3 error ref/draft',
      ]);
    }
  });

  it('gives JSON to tools', () => {
    const { status, stdout } = yansuan(site(), 'check', 'content/posts/bad', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { file: 'content/posts/bad/index.md', line: 9, column: 5, endLine: 9, endColumn: 10, id: 'math/undefined-macro' },
      { file: 'content/posts/bad/index.md', line: 12, column: 3, severity: 'error', id: 'ref/undefined' },
    ]);
    expect(yansuan(site(), 'check', 'content/posts/good', '--json').stdout).toBe('[]\n');
  });

  it('says where it cannot be called', () => {
    const nothing = yansuan(site(), 'check', 'content/posts/gone');
    expect(nothing.status).toBe(2);
    expect(nothing.stderr).toContain('no article is content/posts/gone');
    const nowhere = yansuan({ ...site(), root: tmpdir() }, 'check');
    expect(nowhere.status).toBe(2);
    expect(nowhere.stderr).toContain('there is no content/posts here');
  });
});
