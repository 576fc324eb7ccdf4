/** A thread that never answers for a source that says so. */
import { parentPort } from 'node:worker_threads';
import { isRenderJob } from '../../../src/astro/render.ts';

parentPort?.on('message', (job: unknown) => {
  if (!isRenderJob(job)) return;
  if (job.source === 'die') process.exit(3);
  while (job.source === 'hang') continue;
  parentPort?.postMessage({ index: job.index, failure: `read ${job.source}` });
});
