/** What one formula leaves behind while MathJax parses it, kept beside the parser's options, which every hook can see. */
import type { ParseOptions } from './interop.ts';
import type { FormulaInput, Row } from './types.ts';

/** A row as the parser saw it; its place is known only when the formula is drawn. */
export interface ParsedRow {
  /** Environment that makes the row, `''` for a display without one. */
  env: string;
  tag: Row['tag'];
  label: string | null;
  /** Position in a group of rows that share a number: (1a), (1b). */
  sub: number | null;
  /** Label of the whole group, on its first row. */
  groupLabel: string | null;
}

export interface FormulaState {
  references: FormulaInput['references'];
  /** Labels that are cited, also by macros. */
  cited: Set<string>;
  /** Those that `references` does not know. */
  missing: Set<string>;
  rows: ParsedRow[];
  /** Inside `subequations`: how many rows it has so far. */
  group: { size: number; first: ParsedRow | null } | null;
  /** A `\tag` or `\label` stands in an inline formula, where nothing is numbered. */
  numberedInline: boolean;
  /** Nodes made so far, and macros expanded. */
  work: number;
  /** Puts a bundled package in force, for `\require`. */
  load: (name: string) => void;
}

const states = new WeakMap<ParseOptions, FormulaState>();

/** Begins a formula: everything the last one left is forgotten. */
export function beginFormula(
  options: ParseOptions,
  references: FormulaInput['references'],
  load: FormulaState['load'],
): FormulaState {
  const state: FormulaState = {
    references,
    cited: new Set(),
    missing: new Set(),
    rows: [],
    group: null,
    numberedInline: false,
    work: 0,
    load,
  };
  states.set(options, state);
  return state;
}

/** State of the formula being parsed. */
export function stateOf(options: ParseOptions): FormulaState {
  return states.get(options) ?? beginFormula(options, undefined, () => undefined);
}
