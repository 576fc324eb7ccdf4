/** All formulas of an article: typeset in order, numbered, and once more where one cites another. */
import { type Diagnostic, positionAt } from '../diagnostics/index.ts';
import type { ArticleToken, MathToken } from '../markdown/index.ts';
// Not by the room's index, which starts MathJax.
import { referencesIn } from '../math/references.ts';
import type { FormulaInput, TexFault, Typeset, Typesetter, TypesetResult } from '../math/types.ts';
import { unanswered } from './citing.ts';
import { fragment } from './html.ts';
import type { Ids } from './ids.ts';
import { findLabel, type Labels, labelsOf } from './labels.ts';
import type { Macros } from './front-matter.ts';
import { type NumberedRow, numberEquations } from './numbering.ts';
import { texPlaces } from './positions.ts';
import { walk } from './tokens.ts';
import type { Equation, FormulaHole, Statement } from './types.ts';

/** A formula as the page shows it; `typeset` is `null` where it could not be set. */
export interface Formula {
  typeset: Typeset | null;
  rows: readonly NumberedRow[];
  /** Why it could not be set. */
  message: string | null;
  /** Of one that cites another article, and is typeset again once its number is known. */
  citing: Pick<FormulaHole, 'definitions' | 'references'> | null;
}

export interface Formulas {
  of: ReadonlyMap<MathToken, Formula>;
  /** TeX in which the article defines macros, in order. */
  definitions: readonly string[];
  equations: Equation[];
  diagnostics: Diagnostic[];
}

/** Formulas in document order; those in the text that stands for a picture are not typeset. */
export function mathTokens(
  tokens: readonly ArticleToken[],
  captionOf: (image: object) => readonly ArticleToken[],
): MathToken[] {
  const found: MathToken[] = [];
  walk(tokens, (token) => {
    if (token.type === 'math') found.push(token);
    if (token.type !== 'image') return true;
    for (const formula of mathTokens(captionOf(token), () => [])) found.push(formula);
    return false;
  });
  return found;
}

type References = NonNullable<FormulaInput['references']>;

interface Job {
  token: MathToken;
  cites: boolean;
  result: TypesetResult;
}

/**
 * @param tokens In document order.
 * @param macros The article's own, in force before its first formula.
 * @param statements Which may be cited too.
 */
export function setFormulas(
  source: string,
  tokens: readonly MathToken[],
  typesetter: Typesetter,
  macros: Macros | null,
  ids: Ids,
  statements: readonly Statement[],
): Formulas {
  typesetter.reset();
  const macroFaults = macros ? defineMacros(source, typesetter, macros) : [];
  const jobs = typesetAll(tokens, typesetter);
  const numbered = numberEquations(
    source,
    jobs.map(({ token, result }) => ({ token, typeset: result.typeset })),
    ids,
    statements,
  );
  const labels = labelsOf([...numbered.equations, ...statements]);
  if (jobs.some(({ cites }) => cites)) {
    if (macros !== null || jobs.some(({ token }) => typesetter.mayDefine(token.tex))) {
      typesetter.reset();
      if (macros) typesetter.define(macros.tex);
    }
    citeAll(jobs, typesetter, labels);
  }
  const of = new Map<MathToken, Formula>();
  const faults: Diagnostic[] = [];
  const definitions = macros ? [macros.tex] : [];
  for (const { token, result, cites } of jobs) {
    const references = cites ? placedReferences(source, token, result.cites) : [];
    const citing =
      result.typeset && references.some(({ label }) => mayBeElsewhere(label, labels))
        ? { definitions: definitions.length, references }
        : null;
    const message = result.typeset ? null : (result.faults[0]?.message ?? null);
    of.set(token, { typeset: result.typeset, rows: numbered.rows.get(token) ?? [], message, citing });
    for (const fault of tell(source, token, result.faults)) faults.push(fault);
    if (!citing) for (const reference of references) faults.push(...unanswered(reference, labels));
    if (result.typeset && typesetter.mayDefine(token.tex)) definitions.push(token.tex);
  }
  return {
    of,
    definitions,
    equations: numbered.equations,
    diagnostics: [...macroFaults, ...faults, ...numbered.diagnostics],
  };
}

/** The same formula again is the same drawing, as long as nothing was defined between the two. */
function typesetAll(tokens: readonly MathToken[], typesetter: Typesetter): Job[] {
  let done = new Map<string, TypesetResult>();
  return tokens.map((token) => {
    const { tex, display } = token;
    const key = `${display ? 'd' : 'i'}${tex}`;
    const result = done.get(key) ?? typesetter.typeset({ tex, display });
    if (typesetter.mayDefine(tex)) done = new Map();
    else done.set(key, result);
    return { token, result, cites: result.cites.length > 0 };
  });
}

/** Second pass: formulas that cite within themselves, now that the numbers are known. */
function citeAll(jobs: readonly Job[], typesetter: Typesetter, labels: Labels): void {
  for (const job of jobs) {
    const { tex, display } = job.token;
    if (!job.cites) {
      if (typesetter.mayDefine(tex)) typesetter.typeset({ tex, display });
      continue;
    }
    job.result = typesetter.typeset({ tex, display, references: referencesOf(job.result.cites, labels) });
  }
}

/** The numbers that a formula cites; `?` for a label that nothing has, which `missing` tells with the nearest one. */
function referencesOf(cites: readonly string[], labels: Labels): References {
  return new Map(
    cites.map((label) => {
      const equation = findLabel(labels, label);
      return [label, { text: equation?.number ?? '?', href: fragment(equation?.id ?? '') }];
    }),
  );
}

/** Every citation at its place in the file; one that a macro makes, at that of the formula. */
function placedReferences(source: string, token: MathToken, cites: readonly string[]): FormulaHole['references'] {
  const place = texPlaces(source, token);
  const written = referencesIn(token.tex).map(({ label, paren, start, end }) => ({
    label,
    paren,
    ...place(start, end),
  }));
  return cites.flatMap((label) => {
    const own = written.filter((reference) => reference.label === label);
    return own.length > 0 ? own : [{ label, paren: true, start: token.start, end: token.end }];
  });
}

/** `slug:label`, as long as it is no label of the article's own. */
function mayBeElsewhere(label: string, labels: Labels): boolean {
  return label.indexOf(':') > 0 && !findLabel(labels, label);
}

function tell(source: string, token: MathToken, faults: readonly TexFault[]): Diagnostic[] {
  if (faults.length === 0) return [];
  const place = texPlaces(source, token);
  return faults.map(({ start, end, ...fault }) => {
    if (fault.id !== 'math/duplicate-label') return { ...fault, ...place(start, end) };
    const first = place(token.tex.indexOf(token.tex.slice(start, end)), end).start;
    const { line, column } = positionAt(source, first);
    return {
      ...fault,
      message: fault.message.replace(/\.$/, `; the first is at ${line}:${column}.`),
      ...place(start, end),
    };
  });
}

function defineMacros(source: string, typesetter: Typesetter, macros: Macros): Diagnostic[] {
  const faults = typesetter.define(macros.tex);
  if (macros.inherited === true) return [];
  const place = texPlaces(source, { ...macros, texStart: macros.start });
  return faults.map(({ start, end, ...fault }) => ({ ...fault, ...place(start, end) }));
}
