/** One decomposition in a worker of its own. */
import type { Terms } from '../../numerics/index.ts';
import type { OurName } from './schema.ts';
import type { Fault } from './words.ts';

export type Question = { picture: OurName } | { file: Blob };
/** How far it is, from 0 to 1; or what came of it. */
export type Answer = { done: number } | { terms: Terms } | { fault: Fault };

export interface Job {
  /** Rejected where the worker fails; never settled once it was stopped. */
  result: Promise<Terms | Fault>;
  stop(): void;
}

export function begin(question: Question, onProgress: (done: number) => void): Job {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const result = new Promise<Terms | Fault>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if ('done' in data) {
        onProgress(data.done);
        return;
      }
      worker.terminate();
      resolve('terms' in data ? data.terms : data.fault);
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message || 'the worker could not be started'));
    });
  });
  worker.postMessage(question);
  return { result, stop: () => worker.terminate() };
}
