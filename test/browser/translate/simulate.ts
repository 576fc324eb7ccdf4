/** The simulator of translators, brought into a page. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import type { Sent } from './simulator/engine.ts';
import type { Name, Options } from './simulator/index.ts';

let script: Promise<string> | null = null;

async function bundle(): Promise<string> {
  const built = await rolldown({ input: fileURLToPath(new URL('simulator/index.ts', import.meta.url)) });
  const { output } = await built.generate({ format: 'iife' });
  await built.close();
  return output[0].code;
}

/** Translates the page as that translator does, and waits until nothing moves. */
export async function translate(page: Page, name: Name, options: Options = {}): Promise<void> {
  await start(page, name, options);
  await finish(page, options);
}

/** Begins to; what comes into view later, or changes, is not waited for. */
export async function start(page: Page, name: Name, options: Options = {}): Promise<void> {
  await page.evaluate(await (script ??= bundle()));
  await page.evaluate(([one, given]) => window.translator.start(one, given), [name, options] as const);
}

/** Waits until nothing moves. */
export async function finish(page: Page, options: Options = {}): Promise<void> {
  await settle(page);
  if (options.lazy) await readThrough(page);
}

/** Down the page as a reader goes, so that all of it comes into view, and back. */
async function readThrough(page: Page): Promise<void> {
  const { height, window: step } = await page.evaluate(() => {
    return { height: document.documentElement.scrollHeight, window: window.innerHeight };
  });
  for (let top = 0; top <= height * 2; top += step) {
    await page.evaluate((y) => window.scrollTo({ top: y, behavior: 'instant' }), top);
    await settle(page);
  }
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
}

/** Two frames: in the first what watches the page is told, in the second it has answered. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
      }),
  );
}

export async function restore(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.translator.stop();
    window.translator.restore();
  });
  await settle(page);
}

/** Everything that was sent to the engine. */
export function sentBy(page: Page): Promise<Sent[]> {
  return page.evaluate(() => window.translator.sent());
}
