/** `npm run dev` as its author sees it: what is wrong stands where it is wrong, and goes with the next save. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecord } from '../../src/translation/index.ts';
import { article, listening, startAstro, tinySite, type Running, type Site } from '../astro/site.ts';
import { useBrowser } from './support/browser.ts';

const GOOD = article({ title: '甲' }, '设 $a_1$ 与 $b$。\n\n$$c$$');
const BAD = article({ title: '甲' }, '设 $a_1$ 与 $\\rnak$。\n\n$$c$$');

let site: Site;
let server: Running | undefined;
let address = '';

/** Starts the server and waits until it says where it listens. */
async function start(): Promise<void> {
  site = tinySite();
  site.write('content/posts/a.md', GOOD);
  site.write('content/posts/b.md', article({ title: '乙' }, '$x$'));
  site.write('content/posts/c.md', article({ title: '丙' }, '见 \\eqref{d:old}。'));
  site.write('content/posts/d.md', article({ title: '丁' }, '$$y\\label{old}$$'));
  server = startAstro(site, ['dev', '--host', '127.0.0.1', '--port', '0']);
  address = await listening(server);
}

beforeAll(start);
afterAll(async () => {
  server?.child.kill();
  await server?.done;
});

const visit = useBrowser(() => address);

describe('npm run dev', () => {
  it('renders what was not rendered before when somebody asks for it, with what that cites', async () => {
    const citing = await visit('posts/c/');
    await citing.page.locator('main', { hasText: '《丁》式 (1)' }).waitFor();
    // A page of its own: the first may be told to load again while it is left, and this one while it is looked at.
    const cited = await visit('posts/d/');
    await cited.page.locator('.math-block').waitFor();
  });

  it('shows what is wrong at the formula, recovers with the next save, and leaves other articles alone', async () => {
    const { page } = await visit('posts/a/');
    await page.locator('var.math').nth(1).waitFor();

    site.write('content/posts/a.md', BAD);
    const wrong = page.locator('code.math-error');
    await wrong.waitFor();
    expect(await wrong.textContent()).toBe('$\\rnak$');
    expect(await page.locator('.math-why').textContent()).toBe('The command \\rnak is not defined.');
    expect(await page.locator('#yansuan-diagnostics').textContent()).toContain(
      'content/posts/a.md:6:12 error math/undefined-macro',
    );
    expect(await page.locator('var.math').count()).toBe(1);

    const other = await visit('posts/b/');
    expect(await other.page.locator('var.math').count()).toBe(1);
    expect(await other.page.locator('#yansuan-diagnostics').count()).toBe(0);

    site.write('content/posts/a.md', GOOD);
    await page.locator('var.math').nth(1).waitFor();
    expect(await wrong.count()).toBe(0);
    expect(await page.locator('#yansuan-diagnostics').count()).toBe(0);
  });

  it('shows a translation that is added, what is saved of it, and the saves of its original', async () => {
    site.write('content/posts/c.en.md', '---\ntitle: C\n---\n\nSee \\eqref{d:old}.\n');
    const { page } = await visit('');
    const shown = page.locator('main', { hasText: 'See “丁”, equation (1)' });
    // Astro's own store is half a second behind.
    await expect.poll(async () => (await page.goto(`${address}en/posts/c/`))?.status()).toBe(200);
    await shown.waitFor();
    await page.locator('#yansuan-diagnostics', { hasText: 'translation/not-recorded' }).waitFor();
    site.write('content/posts/c.en.md', '---\ntitle: C\n---\n\nSee also \\eqref{d:old}.\n');
    await page.locator('main', { hasText: 'See also “丁”' }).waitFor();
    site.write('content/posts/c.en.lock', writeRecord(site.read('content/posts/c.md')));
    await page.locator('#yansuan-diagnostics').waitFor({ state: 'detached' });
    site.write('content/posts/d.en.md', '---\ntitle: D\n---\n\n$$y\\label{old}$$\n');
    await page.locator('main', { hasText: 'See also “D”, equation (1)' }).waitFor();
    site.write('content/posts/c.md', article({ title: '丙', draft: true }, '见 \\eqref{d:old}。'));
    await page.locator('#yansuan-diagnostics', { hasText: 'translation/draft-original' }).waitFor();
  });

  it('shows what was saved between the writing of a page and the moment in which it listens', async () => {
    const { page } = await visit('');
    // Its client is held back until another save has been told to those who listen.
    const held = async (route: Route): Promise<void> => {
      site.write('content/posts/a.md', BAD);
      const listener = await visit('posts/a/');
      await listener.page.locator('code.math-error').waitFor();
      await route.continue();
    };
    await page.route('**/@vite/client*', held, { times: 1 });
    await page.goto(`${address}posts/a/`);
    await page.locator('code.math-error').waitFor();
  });

  it('goes on showing saves when the server has started anew for another configuration', async () => {
    const { page } = await visit('posts/b/');
    const reload = page.waitForEvent('load');
    // In one step: Astro reads it at once, takes an empty file for a site without settings, and does not look again.
    site.write('astro.config.next', `${site.read('astro.config.mjs')}\n// Changed.\n`);
    renameSync(join(site.root, 'astro.config.next'), join(site.root, 'astro.config.mjs'));
    await reload;
    await page.locator('var.math').waitFor();
    site.write('content/posts/b.md', article({ title: '乙' }, '$x$ 与 $y$'));
    await page.locator('var.math').nth(1).waitFor();
  });

  it('shows what is added, and what that cites', async () => {
    const { page } = await visit('posts/a/');
    const reload = page.waitForEvent('load');
    site.write('content/posts/e.md', article({ title: '戊' }, '见 \\eqref{f:new}。'));
    site.write('content/posts/f.md', article({ title: '己' }, '$$y\\label{new}$$'));
    await reload;
    await page.goto(`${address}posts/e/`);
    expect(await page.locator('main').textContent()).toContain('《己》式 (1)');
  });
});
