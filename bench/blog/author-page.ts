/** Chromium with an article of dev open: when a formula is in the page, when it is painted, and what came over the net. */
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { ensureChromium } from '../../test/setup/chromium.ts';

/** Milliseconds of the page's wall clock. */
export interface Seen {
  tex: string;
  /** The formula stands in the document. */
  swapped: number;
  /** The next frame begins, in which it is drawn. */
  frame: number;
  /** The frame after it begins: what was drawn is on the screen. */
  painted: number;
}

/** One answer to a request for a document; milliseconds of the wall clock. */
export interface Answer {
  asked: number;
  begun: number;
  ended: number;
}

export interface WatchedPage {
  page: Page;
  seen: Seen[];
  /** What the server said over its socket. */
  told: { at: number; text: string }[];
  answers: Answer[];
  /** Full loads of the page, the first among them. */
  loads: number;
  /** The page's clock minus ours, and how far it may be off; milliseconds. */
  offset: () => Promise<{ offset: number; within: number }>;
  /** Milliseconds that the page has spent so far. */
  spent: () => Promise<Spent>;
  close: () => Promise<void>;
}

/** Milliseconds of a page's main thread; `all` has also what is none of the others. */
export interface Spent {
  script: number;
  styles: number;
  layout: number;
  all: number;
}

const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const AS_ROOT = process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : [];

/** The wall clock as Node has it, finer than a millisecond. */
export function wall(): number {
  return performance.timeOrigin + performance.now();
}

/** Runs in the page before anything else, and again when it is loaded anew. */
function watchFormula(pattern: string): void {
  const counted = new RegExp(pattern);
  let last = '';
  const now = (): number => performance.timeOrigin + performance.now();
  const look = (): void => {
    for (const element of document.querySelectorAll('main [data-tex]')) {
      const tex = element.getAttribute('data-tex') ?? '';
      if (tex === last || !counted.test(tex)) continue;
      last = tex;
      const swapped = now();
      requestAnimationFrame(() => {
        const frame = now();
        requestAnimationFrame(() => {
          console.debug(`bench ${JSON.stringify({ tex, swapped, frame, painted: now() })}`);
        });
      });
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

/** @param pattern The formula that is changed: a regular expression for its TeX. */
export async function openPage(url: string, pattern: string): Promise<WatchedPage> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...FLAGS, ...AS_ROOT] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const watched = await watch(browser, page);
    await page.addInitScript(watchFormula, pattern);
    const connected = page.waitForEvent('console', (message) => message.text().includes('[vite] connected'));
    await page.goto(url);
    await connected;
    return watched;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function watch(browser: Browser, page: Page): Promise<WatchedPage> {
  const session = await page.context().newCDPSession(page);
  const watched: WatchedPage = {
    page,
    seen: [],
    told: [],
    answers: [],
    loads: 0,
    offset: () => clockOffset(page),
    spent: () => spentBy(session),
    close: () => browser.close(),
  };
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith('bench ')) watched.seen.push(seenOf(JSON.parse(text.slice('bench '.length))));
  });
  page.on('load', () => watched.loads++);
  await listen(session, watched);
  await session.send('Performance.enable');
  return watched;
}

function seenOf(value: unknown): Seen {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || !('tex' in value && 'swapped' in value && 'frame' in value && 'painted' in value)) {
    throw new TypeError('not what the page says');
  }
  const { tex, swapped, frame, painted } = value;
  return { tex: String(tex), swapped: Number(swapped), frame: Number(frame), painted: Number(painted) };
}

/** Chromium's times are seconds of its monotonic clock; each request also has the wall clock's. */
async function listen(session: CDPSession, watched: WatchedPage): Promise<void> {
  const open = new Map<string, Answer>();
  let toWall: number | undefined;
  const at = (timestamp: number): number => (timestamp + (toWall ?? NaN)) * 1000;
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime }) => {
    toWall ??= wallTime - timestamp;
    if (request.url.split(/[?#]/)[0] !== watched.page.url().split(/[?#]/)[0]) return;
    open.set(requestId, { asked: at(timestamp), begun: NaN, ended: NaN });
  });
  session.on('Network.responseReceived', ({ requestId, timestamp }) => {
    const answer = open.get(requestId);
    if (answer) answer.begun = at(timestamp);
  });
  session.on('Network.loadingFinished', ({ requestId, timestamp }) => {
    const answer = open.get(requestId);
    if (answer) watched.answers.push({ ...answer, ended: at(timestamp) });
    open.delete(requestId);
  });
  session.on('Network.webSocketFrameReceived', ({ timestamp, response }) => {
    watched.told.push({ at: at(timestamp), text: response.payloadData });
  });
  await session.send('Network.enable');
}

/** Of many questions, the one answered soonest is the least wrong. */
async function clockOffset(page: Page): Promise<{ offset: number; within: number }> {
  let best = { offset: NaN, within: Infinity };
  for (let n = 0; n < 100; n++) {
    const before = wall();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = wall();
    const within = (after - before) / 2;
    if (within < best.within) best = { offset: theirs - (before + after) / 2, within };
  }
  return best;
}

async function spentBy(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? NaN);
  return {
    script: of('ScriptDuration'),
    styles: of('RecalcStyleDuration'),
    layout: of('LayoutDuration'),
    all: of('TaskDuration'),
  };
}
