/** The browser that files of one worker share, and pages that remember what went wrong on them. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

export interface Visit {
  page: Page;
  /** Errors in the console, exceptions, failed and refused requests, requests to other origins; should stay empty. */
  troubles: string[];
}

/** Sizes that the site is looked at in. */
export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1280, height: 900 } as const;

function remember(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left while it loads gives these up; nothing is wrong with them.
    const reason = request.failure()?.errorText ?? 'unknown';
    if (reason !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()} (${reason})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(?:http|ws)/.test(url.protocol) && url.origin !== origin) troubles.push(`elsewhere: ${url.href}`);
  });
  return troubles;
}

/** Where the browser of this worker is to be reached. */
export function ownBrowser(): string {
  const browsers = inject('browsers');
  const own = browsers[Number(process.env['VITEST_POOL_ID']) - 1];
  if (own === undefined) throw new Error(`there are ${browsers.length} browsers, none for this worker`);
  return own;
}

/**
 * Call once at the top of a test file. Each visit is in a profile of its own, closed after its test.
 *
 * @param site Address of the front page, or what tells it once a test runs.
 * @returns `visit(path, options)`: opens a page of the site; `path` is relative to the front page: `posts/x/`.
 */
export function useBrowser(
  site: string | (() => string) = inject('site'),
): (path: string, options?: BrowserContextOptions) => Promise<Visit> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.connect(ownBrowser());
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (path, options = {}) => {
    if (!browser) throw new Error('visit() works inside tests only');
    const address = typeof site === 'string' ? site : site();
    const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', ...options });
    const page = await context.newPage();
    const troubles = remember(page, new URL(address).origin);
    const response = await page.goto(new URL(path, address).href);
    expect(response?.status(), path).toBe(200);
    return { page, troubles };
  };
}
