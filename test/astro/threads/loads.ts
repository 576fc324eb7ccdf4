/** Preloaded into a build: writes down which of the two big libraries a thread starts, and how much memory it had at most. Astro itself loads Shiki with another engine. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

registerHooks({
  load(url, context, next) {
    const bundled = url.includes('/.cache/math/') ? 'mathjax bundle' : undefined;
    const name = bundled ?? /node_modules\/(mathjax-full|shiki)\/(?:js|dist\/engine-javascript)/.exec(url)?.[1];
    if (name !== undefined) appendFileSync(process.env['LOADS'] ?? '', `${name}\n`);
    return next(url, context);
  },
});

if (isMainThread) {
  process.on('exit', () => {
    writeFileSync(process.env['MEMORY'] ?? '', String(Math.round(process.resourceUsage().maxRSS / 1000)));
  });
}
