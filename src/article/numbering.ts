/** Numbers, labels and ids of an article's equations, by the rules of AMS. */
import { type Diagnostic, positionAt } from '../diagnostics/index.ts';
import type { MathToken } from '../markdown/index.ts';
import type { Row, Typeset } from '../math/index.ts';
import { equationSlug, type Ids } from './ids.ts';
import { texPlaces } from './positions.ts';
import { texAsUnicode } from '../markdown/index.ts';
import type { Place } from './tokens.ts';
import type { Citable, Equation } from './types.ts';

/** A row of a display as the page shows it. */
export interface NumberedRow {
  labels: string[];
  /** What is cited: `3`, `1a`, `*`; `null` where the row has none. */
  number: string | null;
  /** What stands beside the row: `(3)`. */
  shown: string;
  /** Baseline as a fraction of the height, from the top. */
  y: number;
  /** As in `Row`. */
  line?: Row['line'];
  id: string | null;
}

export interface Numbered {
  rows: ReadonlyMap<MathToken, NumberedRow[]>;
  equations: Equation[];
  diagnostics: Diagnostic[];
}

export interface Candidate {
  token: MathToken;
  /** `null` where it could not be typeset: its labels are kept, so that nothing that cites them is blamed. */
  typeset: Typeset | null;
}

/** Stands for the number of an equation that could not be typeset. */
const UNKNOWN = '?';

/**
 * @param formulas Of the whole article, in order.
 * @param others What has labels beside equations: no label stands twice.
 */
export function numberEquations(
  source: string,
  formulas: readonly Candidate[],
  ids: Ids,
  others: readonly Citable[] = [],
): Numbered {
  const numbering = new Numbering(source, others);
  for (const formula of formulas) numbering.add(formula);
  numbering.finishTags();
  numbering.giveIds(ids);
  return numbering;
}

class Numbering implements Numbered {
  readonly rows = new Map<MathToken, NumberedRow[]>();
  readonly equations: Equation[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly source: string;
  private readonly seen = new Map<string, number>();
  private readonly citable: { row: NumberedRow; equation: Equation }[] = [];
  private count = 0;
  private group = 0;

  constructor(source: string, others: readonly Citable[]) {
    this.source = source;
    for (const { label, start } of others) if (label !== null) this.seen.set(label, start);
  }

  add({ token, typeset }: Candidate): void {
    if (!token.display || !token.block) {
      this.refuse(token, typeset?.rows ?? []);
      return;
    }
    const rows = typeset ? typeset.rows.map((row) => this.number(row)) : failedRows(token.tex);
    if (token.id !== undefined) this.label(token.id, rows, typeset);
    if (rows.length === 0) return;
    this.rows.set(token, rows);
    const place = labelPlaces(this.source, token);
    for (const row of rows) this.record(row, row.labels, token, place);
    this.recordGroups(typeset?.rows ?? [], rows, token, place);
  }

  /** Numbers of other rows in tags, once all are known; what is still TeX then cannot be shown. */
  finishTags(): void {
    const numbers = new Map(this.citable.map(({ row, equation }) => [equation.label, row]));
    for (const { row, equation } of this.citable) {
      if (row.number === null || !/[\\$]/.test(row.shown)) continue;
      const fill = (text: string): string =>
        text.replace(REFERENCE, (all, paren: string | undefined, label: string) => {
          const cited = numbers.get(label.trim()) ?? numbers.get(`eq:${label.trim()}`);
          if (!cited || cited === row || cited.number === null) return all;
          return paren === undefined ? cited.number : `(${cited.number})`;
        });
      row.number = fill(row.number);
      row.shown = fill(row.shown);
      equation.number = row.number;
      if (/[\\$]/.test(row.shown)) this.tagIsNoText(row.shown, equation);
    }
  }

  private tagIsNoText(shown: string, equation: Equation): void {
    const inside = this.source.slice(equation.start, equation.end).indexOf('\\tag');
    const start = inside < 0 ? this.source.lastIndexOf('\\tag', equation.start) : equation.start + inside;
    const end = this.source.indexOf('}', start) + 1 || equation.end;
    this.diagnostics.push({
      id: 'math/tag-not-text',
      severity: 'error',
      message: `The tag ${shown} cannot be shown as text.`,
      hint: 'Use letters, digits and signs; $\\dagger$, $\\star$ and primes are signs too.',
      start,
      end,
    });
  }

  /** Ids of labelled rows first: they are what others link to. */
  giveIds(ids: Ids): void {
    const numbered = this.citable.filter(({ row }) => row.number !== null);
    for (const { row } of numbered) {
      const [label] = row.labels;
      if (label !== undefined) row.id ??= ids.unique(equationSlug(label));
    }
    for (const { row } of numbered) row.id ??= ids.unique(equationSlug(row.number ?? ''));
    for (const { row, equation } of this.citable) equation.id = row.id;
  }

  private number(row: Row): NumberedRow {
    const labels = row.label === null ? [] : [row.label];
    const { tag, y, line } = row;
    const place = { y, id: null, ...(line && { line }) };
    if (tag === null) return { labels, number: null, shown: '', ...place };
    if (tag === 'auto') {
      const number = this.next(row.sub);
      return { labels, number, shown: `(${number})`, ...place };
    }
    const text = tagText(tag.text);
    const number = tag.star ? text.replace(/^\((.*)\)$/s, '$1') : text;
    return { labels, number, shown: tag.star ? text : `(${text})`, ...place };
  }

  private next(sub: number | undefined): string {
    if (sub === undefined) return String(++this.count);
    if (sub === 0) this.group = ++this.count;
    return `${this.group}${letters(sub)}`;
  }

  /** `{#id}` behind a display: as `\label{id}` at its end, and a number if it has none. */
  private label(id: string, rows: NumberedRow[], typeset: Typeset | null): void {
    const row = rows.findLast(({ number }) => number !== null);
    if (row) row.labels.push(id);
    else {
      const number = typeset ? this.next(undefined) : UNKNOWN;
      rows.push({ labels: [id], number, shown: `(${number})`, y: typeset ? baseline(typeset.svg) : 0.5, id: null });
    }
  }

  private record(row: NumberedRow, labels: readonly string[], token: MathToken, place: (label: string) => Place): void {
    if (labels.length === 0 && row.number !== null) this.cite(row, null, token);
    for (const label of labels) {
      const at = place(label);
      const first = this.seen.get(label);
      if (first !== undefined) {
        this.duplicate(label, first, at);
        continue;
      }
      this.seen.set(label, at.start);
      this.cite(row, label, at);
      if (row.number === null) this.unnumbered(label, at);
    }
  }

  /** The label of `subequations` as a whole cites the number without a letter. */
  private recordGroups(
    parsed: readonly Row[],
    rows: readonly NumberedRow[],
    token: MathToken,
    place: (label: string) => Place,
  ): void {
    parsed.forEach(({ groupLabel, sub }, i) => {
      const row = rows[i];
      if (groupLabel === undefined || !row) return;
      const number = sub === undefined ? row.number : (row.number?.replace(/[a-z]+$/, '') ?? null);
      const group: NumberedRow = { ...row, labels: [groupLabel], number };
      this.record(group, group.labels, token, place);
      // It stands where its first row stands.
      const own = this.citable.at(-1);
      if (own?.row === group) own.row = row;
    });
  }

  private cite(row: NumberedRow, label: string | null, { start, end }: Place): void {
    const { line, column } = positionAt(this.source, start);
    const equation: Equation = { label, number: row.number, id: null, start, end, at: `${line}:${column}` };
    this.equations.push(equation);
    this.citable.push({ row, equation });
  }

  private duplicate(label: string, first: number, { start, end }: Place): void {
    const { line, column } = positionAt(this.source, first);
    this.diagnostics.push({
      id: 'ref/duplicate-label',
      severity: 'error',
      message: `The label ${label} is already taken at ${line}:${column}.`,
      hint: 'Give one of the two another name.',
      start,
      end,
    });
  }

  private unnumbered(label: string, { start, end }: Place): void {
    this.diagnostics.push({
      id: 'ref/label-without-number',
      severity: 'warning',
      message: `The label ${label} stands on a row that has no number, so nothing can cite it.`,
      hint: 'Take the star or \\notag away, or else the label.',
      start,
      end,
    });
  }

  private refuse(token: MathToken, rows: readonly Row[]): void {
    if (!token.display || (rows.length === 0 && token.id === undefined)) return;
    this.diagnostics.push({
      id: 'math/number-in-line',
      severity: 'warning',
      message: 'A display in a heading or a link stands in the line and has no number.',
      hint: 'Put it into a paragraph of its own.',
      start: token.start,
      end: token.end,
    });
  }
}

/** 0 → a, 25 → z, 26 → aa. */
function letters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last;
}

/** A tag is text with mathematics in it: `$\dagger$` → †. What no characters can say stays as it is. */
function tagText(tex: string): string {
  return tex
    .replace(/\\(?:text|textbf|textit|textrm|textsf|texttt|emph|mbox)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\$([^$]*)\$|\\\((.*?)\\\)/g, (all, a?: string, b?: string) => texAsUnicode(a ?? b ?? '') ?? all)
    .replace(/\\([%_&#])/g, '$1');
}

/** `\tag{\ref{eq:a}$'$}` is how LaTeX's users vary an equation. */
const REFERENCE = /\\(eq)?ref\s*\{([^{}]*)\}/g;

/** Baseline of the whole formula as a fraction of its height: the viewBox begins as far above it as the formula does. */
function baseline(svg: string): number {
  const [, above, height] = /viewBox="\S+ (\S+) \S+ (\S+)"/.exec(svg) ?? [];
  const y = -Number(above) / Number(height);
  return Number.isFinite(y) ? Math.round(Math.min(1, Math.max(0, y)) * 1e4) / 1e4 : 0.5;
}

const LABEL = /\\label\s*\{([^{}]*)\}/g;

function failedRows(tex: string): NumberedRow[] {
  const labels = Array.from(tex.matchAll(LABEL), (match) => (match[1] ?? '').trim());
  return [...new Set(labels)].map((label) => ({ labels: [label], number: UNKNOWN, shown: '', y: 0.5, id: null }));
}

/** Places of a display's labels in the file; that of the display for one that a macro has made. */
function labelPlaces(source: string, token: MathToken): (label: string) => Place {
  const inTex = texPlaces(source, token);
  const places = new Map<string, Place[]>();
  for (const match of token.tex.matchAll(LABEL)) {
    const label = (match[1] ?? '').trim();
    places.set(label, [...(places.get(label) ?? []), inTex(match.index, match.index + match[0].length)]);
  }
  if (token.id !== undefined) {
    const at = source.indexOf('{#', token.end);
    const end = source.indexOf('}', at) + 1;
    if (at >= 0 && end > at) places.set(token.id, [...(places.get(token.id) ?? []), { start: at, end }]);
  }
  return (label) => places.get(label)?.shift() ?? { start: token.start, end: token.end };
}
