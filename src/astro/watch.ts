/** Dev: one refresh after another while files under `content/` change. */
import { join, sep } from 'node:path';

/** The part of Vite's watcher that we use. */
export interface Watcher {
  add(path: string): unknown;
  on(event: 'all', listener: (event: string, path: string) => void): unknown;
}

/** Editors empty a file before they write it: a moment later it is whole. */
const SETTLE_MS = 8;

/** The watcher drops what changes again within 50 ms: so look once more when that has passed. */
const LOOK_AGAIN_MS = 80;

/**
 * Calls `refresh` after something under `content/` changed, and once more a moment later; never twice at once.
 * `refresh` may throw: the watching goes on. The watcher ends with its server.
 */
export function watchContent(
  watcher: Watcher,
  root: string,
  refresh: () => Promise<void>,
  onError: (error: unknown) => void,
): void {
  const folder = join(root, 'content');
  let last = Promise.resolve();
  let waiting = false;
  let lookAgain: NodeJS.Timeout | undefined;

  const run = (): void => {
    if (waiting) return;
    waiting = true;
    last = last.then(async () => {
      waiting = false;
      await refresh().catch(onError);
    });
  };

  watcher.add(folder);
  watcher.on('all', (_event, path) => {
    if (!path.startsWith(folder + sep)) return;
    setTimeout(run, SETTLE_MS).unref();
    clearTimeout(lookAgain);
    lookAgain = setTimeout(run, LOOK_AGAIN_MS).unref();
  });
}
