/** Rendering many articles: in this thread, or on several where that pays. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '../article/index.ts';

export interface RenderJob {
  index: number;
  source: string;
  macros: string;
}

/** An article, or why there is none: a fault of ours, never of the author's text. */
export type Rendered = { article: Article } | { failure: string };

export type RenderReply = { index: number } & Rendered;

/** A worker needs 0.2 s before its first formula, about what 150 formulas take. */
const FORMULAS_PER_WORKER = 150;

/**
 * Renders every source; results come through `done` as they are ready, in any order.
 * @returns How many threads took part beside this one.
 */
export async function renderAll(
  sources: readonly string[],
  macros: string,
  done: (index: number, rendered: Rendered) => Promise<void> | void,
): Promise<number> {
  const workers = workersFor(sources);
  if (workers === 0) {
    for (const [index, source] of sources.entries()) await done(index, await renderHere(source, macros));
    return 0;
  }
  const queue = sources.map((source, index): RenderJob => ({ index, source, macros }));
  // Long articles first, so that none is left to a single thread at the end.
  queue.sort((a, b) => a.source.length - b.source.length);
  await Promise.all(Array.from({ length: workers }, () => drain(queue, done)));
  return workers;
}

/** MathJax and Shiki are imported here and not above: a run where everything is cached starts neither. */
async function renderHere(source: string, macros: string): Promise<Rendered> {
  try {
    const { renderMarkdown } = await import('../article/index.ts');
    return { article: await renderMarkdown(source, { macros }) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function workersFor(sources: readonly string[]): number {
  let dollars = 0;
  for (const source of sources) dollars += source.split(/\$+|\\begin\{|\\\(/).length - 1;
  const worth = Math.floor(dollars / 2 / FORMULAS_PER_WORKER);
  const workers = Math.min(availableParallelism(), sources.length, worth);
  return workers < 2 ? 0 : workers;
}

/** One worker that takes jobs from the queue until it is empty; a worker that dies is replaced once a job. */
async function drain(
  queue: RenderJob[],
  done: (index: number, rendered: Rendered) => Promise<void> | void,
): Promise<void> {
  let worker = startWorker();
  try {
    for (let job = queue.pop(); job; job = queue.pop()) {
      const rendered = await ask(worker, job);
      if ('failure' in rendered && !worker.alive()) worker = startWorker();
      await done(job.index, rendered);
    }
  } finally {
    await worker.thread.terminate();
  }
}

interface Thread {
  thread: Worker;
  alive: () => boolean;
}

function startWorker(): Thread {
  const thread = new Worker(new URL('./render-worker.ts', import.meta.url));
  let alive = true;
  thread.on('exit', () => {
    alive = false;
  });
  thread.on('error', () => {
    alive = false;
  });
  return { thread, alive: () => alive };
}

function ask({ thread }: Thread, job: RenderJob): Promise<Rendered> {
  return new Promise((resolve) => {
    const settle = (rendered: Rendered): void => {
      thread.off('message', onMessage);
      thread.off('error', onError);
      thread.off('exit', onExit);
      resolve(rendered);
    };
    const onMessage = (reply: unknown): void => {
      if (isReply(reply) && reply.index === job.index) settle(reply);
    };
    const onError = (error: unknown): void =>
      settle({ failure: error instanceof Error ? error.message : String(error) });
    const onExit = (code: number): void => settle({ failure: `The rendering thread ended with code ${code}.` });
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.on('exit', onExit);
    thread.postMessage(job);
  });
}

export function isRenderJob(value: unknown): value is RenderJob {
  return isObject(value) && typeof value['index'] === 'number' && typeof value['source'] === 'string';
}

function isReply(value: unknown): value is RenderReply {
  return isObject(value) && typeof value['index'] === 'number' && ('article' in value || 'failure' in value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
