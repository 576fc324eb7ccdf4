/** A typesetter that typesets only what it has not seen before, and starts MathJax no sooner. */
// Not by the room's index, which starts MathJax.
import { Definers } from '../math/references.ts';
import type { FormulaInput, TexFault, TypesetResult, Typesetter } from '../math/types.ts';
import { type Memory, recall } from './memory.ts';

/** Formulas kept parsed: the same letters stand in one article after the other. */
const KEPT = 4000;

/** Something that was read since the last reset and may have defined something. */
type Past = { kind: 'define'; tex: string } | { kind: 'formula'; formula: FormulaInput };

function isResult(value: unknown): value is TypesetResult {
  return typeof value === 'object' && value !== null && 'typeset' in value && 'cites' in value;
}

function isFaults(value: unknown): value is TexFault[] {
  return Array.isArray(value);
}

export interface Counts {
  typeset: number;
  recalled: number;
}

export class RecallingTypesetter implements Typesetter {
  readonly counts: Counts = { typeset: 0, recalled: 0 };
  private readonly make: () => Typesetter;
  private readonly macros: string;
  private readonly memory: Memory;
  private real: Typesetter | null = null;
  /** What the real one has read of `past`; -1 where it still holds another article's definitions. */
  private read = -1;
  private past: Past[] = [];
  /** All of the TeX whose definitions are in force. */
  private context: string;
  private definers = new Definers();
  private readonly kept = new Map<string, TypesetResult>();
  private readonly outlines = new Map<string, string>();

  /** @param make Called when something is new. What it throws passes through; all can then be begun again. */
  constructor(make: () => Typesetter, macros: string, memory: Memory) {
    this.make = make;
    this.macros = macros;
    this.memory = memory;
    this.context = JSON.stringify(macros);
    this.definers.note(macros);
  }

  get macroFaults(): readonly TexFault[] {
    return this.upToDate().macroFaults;
  }

  reset(): void {
    this.past = [];
    this.read = -1;
    this.context = JSON.stringify(this.macros);
    this.definers = new Definers();
    this.definers.note(this.macros);
  }

  mayDefine(tex: string): boolean {
    return this.definers.mayDefine(tex);
  }

  define(tex: string): readonly TexFault[] {
    const name = `define ${this.nameOf(tex)}`;
    let faults: readonly TexFault[] | null = recall(this.memory, 'formula', name, isFaults);
    if (!faults) {
      faults = this.upToDate().define(tex);
      this.memory.put('formula', name, JSON.stringify(faults));
      this.read++;
    }
    this.remember({ kind: 'define', tex });
    return faults;
  }

  typeset(formula: FormulaInput): TypesetResult {
    const name = `${formula.display ? 'display' : 'inline'} ${this.nameOf(formula.tex, formula.references)}`;
    const known = this.kept.get(name) ?? recall(this.memory, 'formula', name, isResult);
    const result = known ?? this.set(formula, name);
    if (known) this.counts.recalled++;
    this.keep(name, result);
    if (this.mayDefine(formula.tex)) this.remember({ kind: 'formula', formula });
    return result;
  }

  outline(id: string): string {
    const known = this.outlines.get(id) ?? this.memory.get('outline', id);
    const outline = known ?? this.upToDate().outline(id);
    if (known === undefined) this.memory.put('outline', id, outline);
    this.outlines.set(id, outline);
    return outline;
  }

  private set(formula: FormulaInput, name: string): TypesetResult {
    const result = this.upToDate().typeset(formula);
    this.counts.typeset++;
    this.memory.put('formula', name, JSON.stringify(result));
    if (this.mayDefine(formula.tex)) this.read++;
    return result;
  }

  private keep(name: string, result: TypesetResult): void {
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(name, result);
  }

  private nameOf(tex: string, references?: FormulaInput['references']): string {
    const cited = references ? JSON.stringify([...references]) : '';
    return JSON.stringify([this.context, tex, cited]);
  }

  private remember(past: Past): void {
    this.past.push(past);
    this.definers.note(past.kind === 'define' ? past.tex : past.formula.tex);
    this.context += past.kind === 'define' ? JSON.stringify(past.tex) : `=${JSON.stringify(past.formula.tex)}`;
  }

  /** The real one, with every definition in force that is in force here. */
  private upToDate(): Typesetter {
    this.real ??= this.make();
    if (this.read < 0) {
      this.real.reset();
      this.read = 0;
    }
    for (; this.read < this.past.length; this.read++) {
      const past = this.past[this.read];
      if (past?.kind === 'define') this.real.define(past.tex);
      else if (past) this.real.typeset(past.formula);
    }
    return this.real;
  }
}
