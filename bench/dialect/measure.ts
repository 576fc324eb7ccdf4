import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { callable } from './narrow.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

function milliseconds(task: () => unknown): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

/** Shorter measurements would be of the clock. */
const SHORTEST = 20;

/** A parser with more code takes longer until all of it is compiled. */
const WARM_UP = 1000;

/**
 * Milliseconds of each task in each round. The tasks take turns, so that what slows the machine for a while slows all of
 * them; a short task is repeated within its turn.
 */
export function times(tasks: readonly (() => unknown)[], rounds: number): number[][] {
  const repeats = tasks.map((task) => {
    const start = performance.now();
    do task();
    while (performance.now() - start < WARM_UP);
    return Math.max(1, Math.ceil(SHORTEST / Math.max(0.01, milliseconds(task))));
  });
  const taken = tasks.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    tasks.forEach((task, i) => {
      const count = repeats[i] ?? 1;
      const spent = milliseconds(() => {
        for (let k = 0; k < count; k++) task();
      });
      taken[i]?.push(spent / count);
    });
  }
  return taken;
}

/** Median of the ratios of two tasks, round by round. */
export function medianRatio(task: readonly number[] = [], base: readonly number[] = []): number {
  return median(task.map((time, round) => time / (base[round] ?? NaN)));
}

let collectGarbage: (() => unknown) | undefined;

function usedHeap(): number {
  if (!collectGarbage) {
    setFlagsFromString('--expose-gc');
    collectGarbage = callable(runInNewContext('gc'));
  }
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** The result being measured. */
const slot: { held: unknown } = { held: undefined };

/**
 * Holds a result in `slot` and nowhere else. In a function of its own: the frame of the loop below would keep the
 * result in a register after `slot` is emptied, and the next round would then measure no growth.
 */
function hold(task: () => unknown): void {
  slot.held = task();
}

/**
 * Median bytes by which the heap is larger while the result of a task is held. Before each, `reset` makes the parser
 * forget the last text: marked's tokenizer holds on to the lexer that used it last, and so to its tokens.
 */
export function heapGrowth(task: () => unknown, reset: () => unknown, rounds: number): number {
  const grown: number[] = [];
  // In the first round the heap also loses what came before.
  for (let round = -1; round < rounds; round++) {
    reset();
    const before = usedHeap();
    hold(task);
    const growth = usedHeap() - before;
    slot.held = undefined;
    if (round >= 0) grown.push(growth);
  }
  return median(grown);
}

const KNOWN_NUMBERS = 1_000_000;

/** Throws unless the growth of an allocation of known size is measured: a slip here reads as a thrifty parser. */
export function checkHeapGrowth(rounds: number): void {
  const wanted = 8 * KNOWN_NUMBERS;
  const grown = heapGrowth(
    () => Array.from({ length: KNOWN_NUMBERS }, (_, i) => i + 0.5),
    () => undefined,
    rounds,
  );
  // An array that grew while it was filled may have room to spare.
  if (grown < wanted || grown > 2 * wanted) throw new Error(`${wanted} bytes were measured as ${grown}`);
}
