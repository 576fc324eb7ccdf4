/** A thread that renders articles and stores them. Plain Node: no Vite, no Astro. */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { renderMarkdown } from '../article/render.ts';
import { formulaCounts } from '../article/engine.ts';
import { MATH_MODULE } from './math-bundle.ts';
import { openMemory } from './memory.ts';
import { keepArticle } from './pieces.ts';
import { isRenderJob, isRenderThread, type RenderJob, type RenderReply } from './render.ts';
import { openShelf } from './shelf.ts';

const given: unknown = workerData;
if (!isRenderThread(given)) throw new TypeError('A thread that renders needs the root of the project.');
const { root, mathBundle } = given;
const shelf = openShelf(root);
const memory = openMemory(root);

if (mathBundle) {
  const url = pathToFileURL(mathBundle).href;
  // MathJax is imported when the first formula has to be typeset, which is later.
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      // A build of another version may have removed it.
      return resolved.url === MATH_MODULE.href && existsSync(mathBundle)
        ? { url, format: 'module', shortCircuit: true }
        : resolved;
    },
  });
}

parentPort?.on('message', (job: unknown) => {
  if (isRenderJob(job)) void answer(job);
});

async function answer(job: RenderJob): Promise<void> {
  parentPort?.postMessage(await replyTo(job));
}

async function replyTo({ index, key, slug, source, files, original, site }: RenderJob): Promise<RenderReply> {
  const { base, origin, ...options } = site;
  let article;
  const before = formulaCounts();
  try {
    article = await renderMarkdown(source, { ...options, files, original }, memory);
  } catch (error) {
    return { index, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  memory.flush();
  try {
    const summary = await keepArticle(shelf, key, article, { slug, base, origin });
    const { typeset, recalled } = formulaCounts();
    return { index, summary, formulas: { typeset: typeset - before.typeset, recalled: recalled - before.recalled } };
  } catch (error) {
    return { index, refused: error instanceof Error ? error.message : String(error) };
  }
}
