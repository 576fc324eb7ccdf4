/** What the threads of a process have computed so far, seen from outside. */
import { readFileSync, readdirSync } from 'node:fs';

/** Milliseconds on a processor: JavaScript's main thread, its worker threads, and V8's own (garbage, compilers). */
export interface Cpu {
  main: number;
  workers: number;
  helpers: number;
  /** Milliseconds in which JavaScript's threads were ready to go on and other work had the processors. */
  waited: number;
}

/** `null` where the system does not say: Linux does. Threads that have ended are not in it. */
export function cpuOf(pid: number): Cpu | null {
  try {
    const cpu: Cpu = { main: 0, workers: 0, helpers: 0, waited: 0 };
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const read = (file: string): string => readFileSync(`/proc/${pid}/task/${thread}/${file}`, 'utf8').trim();
      const [spent = '', waited = ''] = read('schedstat').split(' ');
      const kind = Number(thread) === pid ? 'main' : read('comm') === 'WorkerThread' ? 'workers' : 'helpers';
      cpu[kind] += Number(spent) / 1e6;
      if (kind !== 'helpers') cpu.waited += Number(waited) / 1e6;
    }
    return cpu;
  } catch {
    return null;
  }
}

export function cpuBetween(from: Cpu | null, to: Cpu | null): Cpu | null {
  if (!from || !to) return null;
  const since = (key: keyof Cpu): number => to[key] - from[key];
  return { main: since('main'), workers: since('workers'), helpers: since('helpers'), waited: since('waited') };
}
