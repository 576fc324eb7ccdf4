/** A thread with a fault of its own, which no text of an author may show. */
import { parentPort } from 'node:worker_threads';
import { isRenderJob } from '../../../src/astro/render.ts';

parentPort?.on('message', (job: unknown) => {
  if (isRenderJob(job))
    parentPort?.postMessage({ index: job.index, failure: 'Cannot read properties of undefined\n    at x' });
});
