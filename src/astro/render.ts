/** Rendering many articles on threads of their own, where one that never ends can be stopped. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FilesBeside, Original, SiteOptions } from '../article/index.ts';
import { mathBundle } from './math-bundle.ts';
import type { Summary } from './shelf.ts';

/** An article's text and what it shows of files beside it. */
export interface RenderInput {
  /** Under which it is stored. */
  key: string;
  slug: string;
  source: string;
  files: FilesBeside;
  /** Of a translation. */
  original: Original | null;
}

/** What all articles of a site share. */
export interface RenderSite extends SiteOptions {
  /** As in `Place`. */
  base: string;
  origin: string;
}

export interface RenderJob extends RenderInput {
  index: number;
  site: RenderSite;
}

/** What is stored of an article now, or why nothing is. */
export type Rendered =
  | { summary: Summary; formulas: FormulaCounts }
  /** A fault of ours, never of the author's text. */
  | { failure: string }
  /** Stopped after so many seconds. */
  | { stoppedAfter: number };

/** Of an article. */
export interface FormulaCounts {
  typeset: number;
  recalled: number;
}

/** What a thread is started with. */
export interface RenderThread {
  root: string;
  /** As from `mathBundle`. */
  mathBundle: string | null;
}

export type RenderReply = { index: number } & (
  | Exclude<Rendered, { stoppedAfter: number }>
  /** By the disk. */
  | { refused: string }
);

/** A worker needs 0.1 s before its first formula, about what 150 formulas take. */
const FORMULAS_PER_WORKER = 150;

/** Seconds that one article may take. A chapter of 800 formulas takes one; what MathJax is slow on is refused before. */
const LIMIT = 60;

export interface Renderer {
  /**
   * Renders every source; results come through `done` as they are ready, in any order.
   *
   * @returns How many threads took part.
   * @throws Error where the disk refuses.
   */
  renderAll(
    inputs: readonly RenderInput[],
    site: RenderSite,
    done: (index: number, rendered: Rendered) => void,
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
  /** At most so many threads. */
  threads?: number;
}

/**
 * Nothing is started before there is something to render.
 *
 * @param root Absolute path of the project.
 */
export function createRenderer(root: string, options: RendererOptions = {}): Renderer {
  const { limit = LIMIT, threads: most = availableParallelism() } = options;
  const crew = createCrew(root, options);

  /** One thread that takes jobs from the queue until it is empty; one that died or was stopped is replaced. */
  const drain = async (queue: RenderJob[], done: (index: number, rendered: Rendered) => void) => {
    let thread = await crew.call();
    try {
      for (let job = queue.pop(); job; job = queue.pop()) {
        if (!thread.alive()) {
          await crew.dismiss(thread);
          thread = await crew.call();
        }
        done(job.index, await ask(thread, job, limit));
      }
    } finally {
      await crew.dismiss(thread);
    }
  };

  return {
    async renderAll(inputs, site, done) {
      const queue = inputs.map((input, index): RenderJob => ({ ...input, index, site }));
      // Long articles first, so that none is left to a single thread at the end.
      queue.sort((a, b) => a.source.length - b.source.length);
      const threads = Math.min(most, threadsFor(inputs));
      await Promise.all(Array.from({ length: threads }, () => drain(queue, done)));
      return threads;
    },
    close: crew.close,
  };
}

/** The threads of a renderer. */
interface Crew {
  call: () => Promise<Thread>;
  /** Kept for the next call, or ended. */
  dismiss: (thread: Thread) => Promise<void>;
  close: () => Promise<void>;
}

function createCrew(root: string, { thread, keep = false }: RendererOptions): Crew {
  const module = thread ?? new URL('./render-worker.ts', import.meta.url);
  /** One thread at most. */
  const idle: Thread[] = [];
  return {
    call: async () => idle.pop() ?? startThread(module, { root, mathBundle: await mathBundle(root) }),
    async dismiss(one) {
      if (keep && one.alive() && idle.length === 0) idle.push(one);
      else await one.worker.terminate();
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

function startThread(module: URL, thread: RenderThread): Thread {
  const worker = new Worker(module, { workerData: thread });
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
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
    };
    const settle = (rendered: Rendered): void => {
      finish();
      resolve(rendered);
    };
    const onMessage = (reply: unknown): void => {
      if (!isReply(reply) || reply.index !== job.index) return;
      if ('refused' in reply) {
        finish();
        reject(new Error(reply.refused));
      } else if ('summary' in reply) {
        settle({ summary: reply.summary, formulas: reply.formulas });
      } else settle({ failure: reply.failure });
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

export function isRenderThread(value: unknown): value is RenderThread {
  return isObject(value) && typeof value['root'] === 'string' && 'mathBundle' in value;
}

export function isRenderJob(value: unknown): value is RenderJob {
  return isObject(value) && typeof value['index'] === 'number' && typeof value['source'] === 'string';
}

function isReply(value: unknown): value is RenderReply {
  return (
    isObject(value) &&
    typeof value['index'] === 'number' &&
    ('summary' in value || 'failure' in value || 'refused' in value)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
