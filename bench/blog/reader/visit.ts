/** One visit of a page by somebody who has never been there, on a middling phone and its network. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { watch, type Watched } from './watch.ts';

const SLOWER = 4;
const LATENCY = 40;
const BYTES_PER_SECOND = 10e6 / 8;
/** ms without a long task or a request, after which nothing more is expected. */
const QUIET = 1000;
const PATIENCE = 60_000;

export interface Visit {
  /** ms from the start of the navigation. */
  first: number;
  firstPaint: number;
  /** ms that long tasks took beyond 50 ms each, until the page was idle. */
  blocking: number;
  /** ms of the main thread by its own clock, slowed down: scripts, styles and layout; everything. */
  script: number;
  style: number;
  layout: number;
  main: number;
  task: number;
  shift: number;
  /** Bytes on the wire, headers included. */
  html: number;
  bytes: number;
  requests: number;
  /** Elements in the document, and all nodes that the browser holds. */
  elements: number;
  nodes: number;
  /** px from the top of the page to the formula. */
  top: number;
  /** Bytes by path. */
  files: Map<string, number>;
}

interface Traffic {
  files: Map<string, number>;
  /** ms of `performance.now()` in this process. */
  last: number;
  open: Set<string>;
  failed: string[];
}

function listen(session: CDPSession): Traffic {
  const traffic: Traffic = { files: new Map(), last: performance.now(), open: new Set(), failed: [] };
  const paths = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('http')) return;
    paths.set(requestId, new URL(request.url).pathname);
    traffic.open.add(requestId);
  });
  session.on('Network.responseReceived', ({ response }) => {
    if (response.status >= 400) traffic.failed.push(`${response.status} ${response.url}`);
  });
  const end = (requestId: string): void => {
    traffic.open.delete(requestId);
    traffic.last = performance.now();
  };
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId);
    if (path !== undefined) traffic.files.set(path, (traffic.files.get(path) ?? 0) + encodedDataLength);
    end(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId, errorText }) => {
    traffic.failed.push(`${errorText} ${paths.get(requestId) ?? ''}`);
    end(requestId);
  });
  return traffic;
}

/** What was seen so far, and for how long nothing has kept the page busy. */
async function seen(page: Page): Promise<{ watched: Watched; quiet: number; elements: number }> {
  return page.evaluate(() => {
    const { watched } = window;
    if (!watched) throw new Error('nobody watches this page');
    return {
      watched,
      quiet: performance.now() - watched.busy,
      elements: document.querySelectorAll('*').length - document.querySelectorAll('[elementtiming]').length,
    };
  });
}

async function untilIdle(page: Page, traffic: Traffic): Promise<{ watched: Watched; elements: number }> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE) {
    const { watched, quiet, elements } = await seen(page);
    const still = traffic.open.size === 0 && performance.now() - traffic.last > QUIET;
    if (watched.first > 0 && watched.firstPaint > 0 && quiet > QUIET && still) return { watched, elements };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${page.url()} shows no formula, or comes to no rest`);
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

async function open(browser: Browser): Promise<{ page: Page; session: CDPSession; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return { page, session, close: () => context.close() };
}

export async function visit(browser: Browser, url: string, formula: string): Promise<Visit> {
  const { page, session, close } = await open(browser);
  try {
    await slowDown(session);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const traffic = listen(session);
    await page.addInitScript(watch, formula);
    await page.goto(url);
    const { watched, elements } = await untilIdle(page, traffic);
    if (traffic.failed.length > 0) throw new Error(`${url}: ${traffic.failed.join(', ')}`);
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    const milliseconds = (name: string): number => 1000 * metric(name);
    const script = milliseconds('ScriptDuration');
    const style = milliseconds('RecalcStyleDuration');
    const layout = milliseconds('LayoutDuration');
    const sizes = [...traffic.files.values()];
    return {
      first: watched.first,
      firstPaint: watched.firstPaint,
      blocking: watched.long.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
      script,
      style,
      layout,
      main: script + style + layout,
      task: milliseconds('TaskDuration'),
      shift: watched.shift,
      html: traffic.files.get(new URL(url).pathname) ?? 0,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      requests: sizes.length,
      elements,
      nodes: metric('Nodes'),
      top: watched.top,
      files: traffic.files,
    };
  } finally {
    await close();
  }
}

/**
 * Of a page at `url` beside which lies `random.bin` of `size` bytes.
 *
 * @throws Error where network or processor are faster than they were told to be; a busy machine may be slower.
 */
export async function checkSlowness(browser: Browser, url: string, size: number): Promise<void> {
  const { page, session, close } = await open(browser);
  try {
    await page.goto(url);
    const work = (): Promise<number> =>
      page.evaluate(() => {
        const began = performance.now();
        let x = 1;
        for (let i = 0; i < 3e7; i++) x = Math.imul(x ^ i, 0x9e3779b1);
        return performance.now() - began + 0 * x;
      });
    await work();
    const before = await work();
    await slowDown(session);
    const slower = (await work()) / before;
    const load = (): Promise<[number, number]> =>
      page.evaluate(async () => {
        const began = performance.now();
        const response = await fetch('random.bin', { cache: 'no-store' });
        const headers = performance.now();
        await response.arrayBuffer();
        return [headers - began, performance.now() - began];
      });
    const loads = [await load(), await load(), await load()];
    const latency = Math.min(...loads.map(([headers]) => headers));
    const whole = Math.min(...loads.map(([, all]) => all));
    const expected = LATENCY + (1000 * size) / BYTES_PER_SECOND;
    const off = whole < 0.9 * expected || latency < LATENCY || slower < 0.7 * SLOWER;
    const measured = `${latency.toFixed(0)} ms latency, ${whole.toFixed(0)} of ${expected.toFixed(0)} ms, CPU ÷ ${slower.toFixed(1)}`;
    if (off) throw new Error(`the browser is not slowed down as asked: ${measured}`);
    console.error(`slowed down: ${measured}`);
  } finally {
    await close();
  }
}
