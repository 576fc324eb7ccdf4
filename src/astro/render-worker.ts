/** A thread that renders articles. Plain Node: no Vite, no Astro. */
import { parentPort } from 'node:worker_threads';
import { renderMarkdown, type SiteOptions } from '../article/index.ts';
import { isRenderJob, type RenderReply } from './render.ts';

parentPort?.on('message', (job: unknown) => {
  if (isRenderJob(job)) void answer(job.index, job.source, job.options);
});

async function answer(index: number, source: string, options: SiteOptions): Promise<void> {
  let reply: RenderReply;
  try {
    reply = { index, article: await renderMarkdown(source, options) };
  } catch (error) {
    reply = { index, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
}
