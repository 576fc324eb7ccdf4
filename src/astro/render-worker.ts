/** A thread that renders articles and stores them. Plain Node: no Vite, no Astro. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderMarkdown } from '../article/render.ts';
import { formulaCounts } from '../article/engine.ts';
import { openMemory } from './memory.ts';
import { keepArticle } from './pieces.ts';
import { isRenderJob, type RenderJob, type RenderReply } from './render.ts';
import { openShelf } from './shelf.ts';

const root = String(workerData);
const shelf = openShelf(root);
const memory = openMemory(root);

parentPort?.on('message', (job: unknown) => {
  if (isRenderJob(job)) void answer(job);
});

async function answer(job: RenderJob): Promise<void> {
  parentPort?.postMessage(await replyTo(job));
}

async function replyTo({ index, key, slug, source, files, site }: RenderJob): Promise<RenderReply> {
  const { base, origin, ...options } = site;
  let article;
  const before = formulaCounts();
  try {
    article = await renderMarkdown(source, { ...options, files }, memory);
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
