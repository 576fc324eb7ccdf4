/** `npm run dev` as its author sees it: what is wrong stands where it is wrong, and goes with the next save. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, startAstro, tinySite, type Running, type Site } from '../astro/site.ts';
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
  server = startAstro(site, ['dev', '--host', '127.0.0.1', '--port', '0']);
  const { child, done } = server;
  address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const read = (chunk: unknown): void => {
      printed += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)?.[0];
      if (found) resolve(found);
    };
    child.stdout?.on('data', read);
    void done.then(({ output }) => reject(new Error(output)));
  });
}

beforeAll(start);
afterAll(async () => {
  server?.child.kill();
  await server?.done;
});

const visit = useBrowser(() => address);

describe('npm run dev', () => {
  it('shows what is wrong at the formula, recovers with the next save, and leaves other articles alone', async () => {
    const { page } = await visit('posts/a/');
    // A page hears of saves once it is connected; those before it shows when it is loaded again.
    const connected = page.waitForEvent('console', (message) => message.text().includes('[vite] connected'));
    await page.reload();
    await connected;
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
});
