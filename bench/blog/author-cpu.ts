/** What the threads of a process have computed so far, seen from outside. */
import { readFileSync, readdirSync } from 'node:fs';

/** Milliseconds on a processor. */
export interface Cpu {
  main: number;
  others: number;
}

/** `null` where the system does not say: Linux does. Threads that have ended are not in it. */
export function cpuOf(pid: number): Cpu | null {
  try {
    const cpu = { main: 0, others: 0 };
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const [spent = ''] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      cpu[Number(thread) === pid ? 'main' : 'others'] += Number(spent) / 1e6;
    }
    return cpu;
  } catch {
    return null;
  }
}

export function cpuBetween(from: Cpu | null, to: Cpu | null): Cpu | null {
  return from && to && { main: to.main - from.main, others: to.others - from.others };
}
