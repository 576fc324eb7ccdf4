/** What a page may weigh, and what search engines and browsers ask of it: Lighthouse's checks that need no network. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, inject, it } from 'vitest';
import { PHONE, useBrowser } from './support/browser.ts';

const dist = inject('dist');
const visit = useBrowser();
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replaceAll('\\', '/'));
const articles = pages.filter((name) => name.startsWith('posts/'));

/** Bytes. */
const SCRIPTS = 10_000;
const STYLES = 20_000;
/** Gzipped; an article of 80 formulas has 45 KB. */
const HTML = 100_000;

/** Bytes, gzipped, of what pointing at a reference fetches, and of the script that shows it. */
const PREVIEW = 5000;
const PREVIEW_SCRIPT = 4000;

const gzip = (data: string | Uint8Array): number => gzipSync(data, { level: 9 }).length;

/** The files that a page names by `pattern`, and what they import in turn. */
function filesOf(html: string, pattern: RegExp): Set<string> {
  const files = new Set<string>();
  const add = (url: string): void => {
    const name = url.replace(/^\//, '');
    if (files.has(name)) return;
    files.add(name);
    const text = readFileSync(join(dist, name), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from|import)\s*\(?["'](\.{1,2}\/[^"']+\.js)["']/g)) {
      add(posix.join(dirname(name), path));
    }
  };
  for (const [, url = ''] of html.matchAll(pattern)) add(url);
  return files;
}

describe('budgets', () => {
  it.each(articles)('of %s: scripts %#', (name) => {
    const scripts = filesOf(readFileSync(join(dist, name), 'utf8'), /<script[^>]* src="([^"]+)"/g);
    expect(scripts.size).toBeGreaterThan(1);
    const sizes = [...scripts].map((file) => gzip(readFileSync(join(dist, file))));
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(SCRIPTS);
  });

  it.each(pages)('of %s: styles, and the page itself', (name) => {
    const html = readFileSync(join(dist, name), 'utf8');
    const styles = filesOf(html, /<link[^>]* rel="stylesheet"[^>]* href="([^"]+)"/g);
    expect(styles.size).toBeGreaterThan(0);
    // The sheets of code and of live figures have budgets of their own.
    const site = [...styles].filter((file) => !/^(?:assets\/code|_astro\/widgets)\./.test(file));
    const bytes = site.map((file) => readFileSync(join(dist, file)).length);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(STYLES);
    expect(gzip(html)).toBeLessThanOrEqual(HTML);
  });
});

describe('previews', () => {
  const files = readdirSync(join(dist, 'previews'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );

  it('each have a file within its budget', () => {
    expect(files.length).toBeGreaterThan(articles.length);
    const sizes = files.map((name) => [name, gzip(readFileSync(join(dist, 'previews', name)))] as const);
    expect(sizes.filter(([, size]) => size > PREVIEW)).toEqual([]);
  });

  it('and have a script within theirs', async () => {
    const built = await rolldown({ input: fileURLToPath(new URL('../../src/reader/previews.ts', import.meta.url)) });
    const { output } = await built.generate({ minify: true });
    await built.close();
    expect(output).toHaveLength(1);
    expect(gzip(output[0].code)).toBeLessThanOrEqual(PREVIEW_SCRIPT);
  });
});

describe('what Lighthouse asks of a page', () => {
  it.each(pages)('%s: its head', (name) => {
    const html = readFileSync(join(dist, name), 'utf8');
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html.slice(0, 1024)).toMatch(/<meta charset="utf-8">/);
    expect(html).toMatch(/<html[^>]* lang="[a-z]{2}/);
    expect(html).toMatch(/<meta name="viewport" content="width=device-width, initial-scale=1">/);
    expect(html).not.toMatch(/user-scalable=no|maximum-scale/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toMatch(/<meta name="description" content="[^"]+">/);
    const canonical = /<link rel="canonical" href="(https:\/\/[^"]+)">/.exec(html)?.[1];
    const unlisted = html.includes('<meta name="robots" content="noindex">');
    expect(canonical === undefined).toBe(unlisted);
    expect(html).not.toMatch(/javascript:|document\.write/);
  });

  it.each(pages)('%s: what is on it', async (name) => {
    const { page, troubles } = await visit(name.replace(/(?:^|\/)index\.html$/, '/').replace(/^\//, ''), {
      viewport: PHONE,
      reducedMotion: 'reduce',
    });
    const faults = await page.evaluate(() => {
      const all = <T extends Element>(selector: string): T[] => [...document.querySelectorAll<T>(selector)];
      const shown = all<HTMLElement>('p, li, a, button, td, th').filter((each) => each.checkVisibility());
      const links = all<HTMLAnchorElement>('a[href]:not([aria-hidden])');
      const nameOf = (link: Element): string =>
        [link.getAttribute('aria-label'), link.textContent, link.querySelector('img')?.alt].join('').trim();
      return {
        links: links.filter((link) => nameOf(link) === '').map((link) => link.outerHTML),
        vague: links.map(nameOf).filter((text) => /^(?:click here|here|more|这里|点这里|更多)$/i.test(text)),
        pictures: all<HTMLImageElement>('img').filter(
          (img) => !(img.alt && img.getAttribute('width') && img.getAttribute('height')),
        ).length,
        small: shown
          .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 12 && !each.closest('sup'))
          .map((each) => each.outerHTML.slice(0, 90)),
        headings: document.querySelectorAll('h1').length,
        mains: document.querySelectorAll('main').length,
        wide: document.documentElement.scrollWidth > innerWidth,
        quirks: document.compatMode !== 'CSS1Compat',
      };
    });
    expect(faults).toEqual({
      links: [],
      vague: [],
      pictures: 0,
      small: [],
      headings: 1,
      mains: 1,
      wide: false,
      quirks: false,
    });
    expect(troubles).toEqual([]);
  });

  it('nothing moves after the first paint', async () => {
    const { page } = await visit('posts/mathjax-and-marked/', { viewport: PHONE });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if ('value' in entry) sum += Number(entry.value);
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
    expect(shift).toBe(0);
  });
});
