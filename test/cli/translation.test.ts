import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { accept, mergeTemplate, template } from '../../src/cli/translation.ts';
import { emptySite, type Site } from '../astro/site.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const FOLDER = 'content/posts/x';
const TEMPLATE = `${FOLDER}/index.en.template.md`;

function site(): Site {
  const made = emptySite();
  made.write('content/site.yaml', 'title: T\nauthor: A\n');
  made.write(`${FOLDER}/index.md`, '---\ntitle: 题\ndate: 2026-01-01\n---\n\n设 $x$。\n\n完。\n');
  made.write('content/posts/note.md', '---\ntitle: 短记\ndate: 2026-01-01\n---\n\n设 $y$。\n');
  return made;
}

function translate(made: Site, file = TEMPLATE): void {
  const text = made.read(file).replace('  题', '  Title').replace('设 ⟦1a⟧。', 'Let ⟦1a⟧ be.').replace('完。', 'Done.');
  made.write(file, text);
}

describe('a translation', () => {
  it('goes from a template to an article and its record, and again where the original has changed', () => {
    const made = site();
    expect(template(made.root, 'x', 'en', null).said).toBe(`${TEMPLATE}: 2 passages, 1 mark`);
    expect(() => template(made.root, 'x', 'en', null)).toThrow(`${TEMPLATE} is there already; merge it, or remove it`);
    translate(made);
    expect(mergeTemplate(made.root, 'x', 'en', null)).toEqual({
      said: `${FOLDER}/index.en.md: 1 mark put back; ${TEMPLATE} can be removed`,
      diagnostics: [],
    });
    expect(made.read(`${FOLDER}/index.en.md`)).toBe('---\ntitle: Title\n---\n\nLet $x$ be.\n\nDone.\n');
    expect(made.read(`${FOLDER}/index.en.lock`)).toMatch(/^[0-9a-f]{12} 设 \$x\$。\n[0-9a-f]{12} 完。\n$/);

    made.write(`${FOLDER}/index.md`, made.read(`${FOLDER}/index.md`).replace('完。', '证完。'));
    const again = 'content/again.template.md';
    expect(template(made.root, 'x', 'en', again).said).toBe(
      `${again}: 2 passages, 1 of them translated before, 1 mark`,
    );
    expect(made.read(again)).toContain('Let ⟦1a⟧ be.\n\n证完。');
    made.write(again, made.read(again).replace('证完。', 'The proof is done.'));
    expect(mergeTemplate(made.root, 'x', 'en', again).said).toContain('1 mark put back');
    expect(made.read(`${FOLDER}/index.en.md`)).toBe('---\ntitle: Title\n---\n\nLet $x$ be.\n\nThe proof is done.\n');
    // Nothing is left of how files are written.
    expect(made.files(FOLDER)).toEqual(['index.en.lock', 'index.en.md', 'index.en.template.md', 'index.md']);
  });

  it('is not written over what somebody has changed meanwhile, and not with faults', () => {
    const made = site();
    template(made.root, 'x', 'en', null);
    translate(made);
    made.write(`${FOLDER}/index.en.md`, '---\ntitle: By hand\n---\n\nLet $x$ be.\n\nDone.\n');
    expect(() => mergeTemplate(made.root, 'x', 'en', null)).toThrow('is not what it was when');
    expect(made.read(`${FOLDER}/index.en.md`)).toContain('By hand');

    const other = site();
    template(other.root, 'x', 'en', null);
    other.write(TEMPLATE, other.read(TEMPLATE).replace('⟦1a⟧。', '。'));
    const { said, diagnostics } = mergeTemplate(other.root, 'x', 'en', null);
    expect(said).toBe(`${FOLDER}/index.en.md was not written`);
    expect(diagnostics.map(({ id, file }) => [id, file])).toEqual([['translation/lost', TEMPLATE]]);
    expect(other.files(FOLDER)).toEqual(['index.en.template.md', 'index.md']);
  });

  it('by hand is accepted once it holds what its original does', () => {
    const made = site();
    made.write('content/posts/note.en.md', '---\ntitle: A note\n---\n\nLet $z$ be.\n');
    const refused = accept(made.root, 'note', 'en');
    expect(refused.said).toBe('content/posts/note.en.lock was not written');
    expect(refused.diagnostics.map(({ id }) => id)).toEqual(['translation/differs']);
    made.write('content/posts/note.en.md', '---\ntitle: A note\n---\n\nLet $y$ be.\n');
    expect(accept(made.root, 'note', 'en')).toEqual({
      said: 'content/posts/note.en.lock: up to date with content/posts/note.md',
      diagnostics: [],
    });
  });

  it.each([
    [['gone', 'en'], 'there is no article gone in content/posts'],
    [['x', 'english'], 'english is no language; write it as en, or en-GB'],
    [['x', 'zh-CN'], 'content/posts/x/index.md is in zh-CN already'],
    [['x', 'en'], 'npx yansuan translation template x en writes it'],
  ])('of %j is refused', ([slug = '', language = ''], message) => {
    expect(() => mergeTemplate(site().root, slug, language, null)).toThrow(message);
  });
});

it('is called from the root of the site', () => {
  const made = site();
  const call = (...args: string[]) =>
    spawnSync(process.execPath, [CLI, 'translation', ...args], { cwd: made.root, encoding: 'utf8' });
  expect(call('template', 'x', 'en')).toMatchObject({ status: 0, stdout: `${TEMPLATE}: 2 passages, 1 mark\n` });
  made.write(TEMPLATE, made.read(TEMPLATE).replace('⟦1a⟧', '⟦1A⟧').replace('设 ⟦1a⟧', '设 ⟦1A⟧'));
  const merged = call('merge', 'x', 'en');
  expect(merged.status).toBe(1);
  expect(merged.stdout).toContain(`${TEMPLATE}:9:3 error translation/altered`);
  expect(call('merge', 'x')).toMatchObject({ status: 2, stdout: '' });
  expect(call('accept', 'x', 'en', 'more').stderr).toContain('takes nothing more, not more');
});
