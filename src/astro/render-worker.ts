/** A thread that renders articles. Plain Node: no Vite, no Astro. */
import { parentPort } from 'node:worker_threads';
import { renderMarkdown } from '../article/index.ts';
import { isRenderJob, type RenderJob, type RenderReply } from './render.ts';

parentPort?.on('message', (job: unknown) => {
  if (isRenderJob(job)) void answer(job);
});

async function answer({ index, source, files, options }: RenderJob): Promise<void> {
  let reply: RenderReply;
  try {
    reply = { index, article: await renderMarkdown(source, { ...options, files }) };
  } catch (error) {
    reply = { index, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
}
