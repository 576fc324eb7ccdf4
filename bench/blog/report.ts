/** Medians, ratios round by round, and how they are told. */
import type { Meant } from './meant.ts';
import type { Part } from './part.ts';
import type { System } from './peers/system.ts';
import type { Run } from './process.ts';

export const KINDS = ['cold', 'unchanged', 'touched'] as const;
export type Kind = (typeof KINDS)[number];

export interface Measured {
  system: System;
  /** By round; a system that failed takes no part in later ones. */
  runs: Record<Kind, Run[]>;
  failures: Partial<Record<Kind, string>>;
  meant: Meant;
}

const NAMES: Record<Kind, string> = { cold: 'cold', unchanged: 'nothing changed', touched: 'one article touched' };

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? NaN : (low + high) / 2;
}

const digits = (value: number, places: number): string => (Number.isNaN(value) ? '–' : value.toFixed(places));

/** A figure that is not known is left out. */
function note(figures: Record<string, number>, name: string, value: number): void {
  if (!Number.isNaN(value)) figures[name] = Number(value.toPrecision(4));
}

/** Ours to the other, of the rounds that both have. */
function ratio(ours: readonly Run[], others: readonly Run[]): number {
  const pairs = ours.slice(0, others.length);
  return median(pairs.map((run, i) => run.seconds / (others[i]?.seconds ?? NaN)));
}

function timeRows(all: readonly Measured[], count: number, figures: Record<string, number>): string[][] {
  const ours = all.find(({ system }) => system.name === 'ours');
  return all.flatMap(({ system, runs, failures }) =>
    KINDS.map((kind) => {
      const of = runs[kind];
      const seconds = median(of.map((run) => run.seconds));
      const memory = median(of.map((run) => run.memory));
      note(figures, `${kind}.${system.name}.${count}`, seconds);
      note(figures, `memory.${kind}.${system.name}.${count}`, memory);
      const against = ours && ours.system !== system ? ratio(ours.runs[kind], of) : NaN;
      note(figures, `ratio.${kind}.ours/${system.name}.${count}`, against);
      const told = failures[kind] ?? (of.length === 0 ? 'not run' : '');
      const cells = [digits(seconds, 1), digits(memory, 0), digits(against, 2), told];
      return [system.title, NAMES[kind], ...cells];
    }),
  );
}

function meantRows(all: readonly Measured[], figures: Record<string, number>): string[][] {
  return all.map(({ system, meant }) => {
    const { all: whole, right, others, failure } = meant;
    if (failure !== undefined) return [system.title, '–', '–', '–', '–', '–', failure];
    const wrong = whole - right;
    note(figures, `meant.${system.name}`, right / whole);
    note(figures, `wrong.${system.name}`, wrong);
    const share = `${((100 * right) / whole).toFixed(2)} %`;
    return [system.title, String(whole), String(right), share, String(wrong), String(others), ''];
  });
}

export function report(all: readonly Measured[], count: number): Part {
  const figures: Record<string, number> = {};
  const rounds = Math.max(...all.map(({ runs }) => runs.cold.length));
  const times = timeRows(all, count, figures);
  const formulas = meantRows(all, figures);
  return {
    name: 'builds',
    tables: [
      {
        title: `Whole builds of ${count} articles, medians of ${rounds} round(s); memory is the maximal resident set, of all processes together`,
        head: ['system', 'build', 's', 'MB of memory', 'ours to it', 'failure'],
        rows: times,
      },
      {
        title: 'Formulas that the typesetter was given as meant',
        head: ['system', 'meant', 'right', 'share', 'wrong', 'others set', 'failure'],
        rows: formulas,
      },
    ],
    figures,
  };
}
