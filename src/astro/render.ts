/** Rendering many articles on threads of their own, where one that never ends can be stopped. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article, FilesBeside, SiteOptions } from '../article/index.ts';

/** An article's text and what it shows of files beside it. */
export interface RenderInput {
  source: string;
  files: FilesBeside;
}

export interface RenderJob extends RenderInput {
  index: number;
  options: SiteOptions;
}

/** An article, or why there is none. */
export type Rendered =
  | { article: Article }
  /** A fault of ours, never of the author's text. */
  | { failure: string }
  /** Stopped after so many seconds. */
  | { stoppedAfter: number };

export type RenderReply = { index: number } & Exclude<Rendered, { stoppedAfter: number }>;

/** A worker needs 0.2 s before its first formula, about what 150 formulas take. */
const FORMULAS_PER_WORKER = 150;

/** Seconds that one article may take. A chapter of 800 formulas takes one; what MathJax is slow on is refused before. */
const LIMIT = 60;

export interface Renderer {
  /**
   * Renders every source; results come through `done` as they are ready, in any order.
   * @returns How many threads took part.
   */
  renderAll(
    inputs: readonly RenderInput[],
    options: SiteOptions,
    done: (index: number, rendered: Rendered) => Promise<void> | void,
  ): Promise<number>;
  /** Ends the thread that is kept. */
  close(): Promise<void>;
}

export interface RendererOptions {
  /** Module that a thread runs. */
  thread?: URL;
  /** Seconds. */
  limit?: number;
  /** Keeps one thread between calls, warm for the next save. */
  keep?: boolean;
}

/** Nothing is started before there is something to render. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const { thread = new URL('./render-worker.ts', import.meta.url), limit = LIMIT, keep = false } = options;
  /** One thread at most. */
  const idle: Thread[] = [];

  /** One thread that takes jobs from the queue until it is empty; one that died or was stopped is replaced. */
  const drain = async (queue: RenderJob[], done: (index: number, rendered: Rendered) => Promise<void> | void) => {
    let worker = idle.pop() ?? startThread(thread);
    try {
      for (let job = queue.pop(); job; job = queue.pop()) {
        if (!worker.alive()) worker = startThread(thread);
        await done(job.index, await ask(worker, job, limit));
      }
    } finally {
      if (keep && worker.alive() && idle.length === 0) idle.push(worker);
      else await worker.worker.terminate();
    }
  };

  return {
    async renderAll(inputs, options, done) {
      const queue = inputs.map(({ source, files }, index): RenderJob => ({ index, source, files, options }));
      // Long articles first, so that none is left to a single thread at the end.
      queue.sort((a, b) => a.source.length - b.source.length);
      const threads = threadsFor(inputs);
      await Promise.all(Array.from({ length: threads }, () => drain(queue, done)));
      return threads;
    },
    async close() {
      for (const { worker } of idle.splice(0)) await worker.terminate();
    },
  };
}

function threadsFor(inputs: readonly RenderInput[]): number {
  let dollars = 0;
  for (const { source } of inputs) dollars += source.split(/\$+|\\begin\{|\\\(/).length - 1;
  const worth = Math.max(1, Math.floor(dollars / 2 / FORMULAS_PER_WORKER));
  return Math.min(availableParallelism(), inputs.length, worth);
}

interface Thread {
  worker: Worker;
  alive: () => boolean;
}

function startThread(module: URL): Thread {
  const worker = new Worker(module);
  let alive = true;
  const end = (): void => {
    alive = false;
  };
  worker.on('exit', end);
  worker.on('error', end);
  // Waiting for an answer keeps the process alive; an idle thread does not.
  worker.unref();
  return { worker, alive: () => alive };
}

function ask({ worker }: Thread, job: RenderJob, limit: number): Promise<Rendered> {
  return new Promise((resolve) => {
    const settle = (rendered: Rendered): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      resolve(rendered);
    };
    const onMessage = (reply: unknown): void => {
      if (!isReply(reply) || reply.index !== job.index) return;
      settle('article' in reply ? { article: reply.article } : { failure: reply.failure });
    };
    const onError = (error: unknown): void =>
      settle({ failure: error instanceof Error ? error.message : String(error) });
    const onExit = (code: number): void => settle({ failure: `The rendering thread ended with code ${code}.` });
    const timer = setTimeout(() => {
      worker.off('exit', onExit);
      void worker.terminate().then(() => settle({ stoppedAfter: limit }));
    }, limit * 1000);
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(job);
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
