/** Preloaded into a build: writes down which of the two big libraries a thread starts. Astro itself loads Shiki with another engine. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, next) {
    const name = /node_modules\/(mathjax-full|shiki)\/(?:js|dist\/engine-javascript)/.exec(url)?.[1];
    if (name !== undefined) appendFileSync(process.env['LOADS'] ?? '', `${name}\n`);
    return next(url, context);
  },
});
