/** The YAML block at the start of an article. */
import { isMap, isNode, isScalar, type Node, parseDocument, type YAMLError } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, DiagnosticId } from '../diagnostics/index.ts';
import { findMath, frontMatterEnd } from '../markdown/index.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { yamlFaults } from '../diagnostics/yaml.ts';
import { texToText } from '../markdown/index.ts';
import { calendarDate, ELSEWHERE, EXPECTED, FIELDS, HINTS, isKey, type Key, KEYS } from './front-matter-fields.ts';
import type { Place } from './tokens.ts';
import type { FrontMatter } from './types.ts';

export interface FrontMatterBlock {
  /** False where the file has none. */
  present: boolean;
  meta: FrontMatter;
  /** TeX of the article's own macros, and where it stands. */
  macros: Macros | null;
  /** Where the values of its keys stand. */
  places: Partial<Record<Key, Place>>;
  diagnostics: Diagnostic[];
}

export interface Macros extends Place {
  tex: string;
  /** They stand in another file, where what is wrong with them is told. */
  inherited?: boolean;
}

export function emptyMeta(): FrontMatter {
  return {
    title: '',
    date: null,
    updated: null,
    author: null,
    tags: [],
    category: null,
    series: null,
    description: null,
    draft: false,
    words: {},
    lang: null,
  };
}

/** Front matter of an LF-normalised source. Never throws; fields at fault are left at their defaults. */
export function readFrontMatter(source: string): FrontMatterBlock {
  const end = frontMatterEnd(source);
  if (end === 0) return { present: false, meta: emptyMeta(), macros: null, places: {}, diagnostics: unclosed(source) };
  const from = source.indexOf('\n') + 1;
  const yaml = source.slice(from, end).replace(/(?:---|\.\.\.)[ \t]*\n?$/, '');
  const reader = new Reader(yaml, from);
  reader.read();
  const { meta, macros, places, diagnostics } = reader;
  return { present: true, meta, macros, places, diagnostics };
}

function unclosed(source: string): Diagnostic[] {
  const open = /^---[ \t]*\n(?=[A-Za-z]\w*[:：])/.exec(source);
  if (!open || /^(?:---|\.\.\.)[ \t]*$/m.test(source.slice(open[0].length))) return [];
  return [
    fault('front-matter/unclosed', 'The front matter is never closed.', 'Put a line --- behind its last key.', 0, 3),
  ];
}

function fault(id: DiagnosticId, message: string, hint: string | undefined, start: number, end: number): Diagnostic {
  return { id, severity: 'error', message, hint, start, end };
}

type Value = z.output<(typeof FIELDS)[Key]>;

function isSeries(value: Value): value is z.output<typeof FIELDS.series> {
  return typeof value === 'object' && 'name' in value && 'order' in value;
}

function isWords(value: Value): value is z.output<typeof FIELDS.words> {
  return typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((v) => typeof v === 'string');
}

/** Reads one block; offsets of the YAML parser count from `from`. */
class Reader {
  readonly meta = emptyMeta();
  readonly diagnostics: Diagnostic[] = [];
  readonly places: FrontMatterBlock['places'] = {};
  macros: FrontMatterBlock['macros'] = null;
  private readonly yaml: string;
  private readonly from: number;

  constructor(yaml: string, from: number) {
    this.yaml = yaml;
    this.from = from;
  }

  read(): void {
    const document = parseDocument(this.yaml, { prettyErrors: false });
    const { contents } = document;
    if (isMap(contents)) {
      for (const { key, value } of contents.items) {
        if (isScalar(key)) this.field(String(key.value), key, isNode(value) ? value : null);
        else
          this.report(
            'front-matter/syntax',
            'A key is a single word.',
            'Write "key: value".',
            this.placeOf(isNode(key) ? key : null),
          );
      }
      if (!this.meta.title && this.diagnostics.every(({ start }) => !this.isAtKey(start, 'title'))) this.missingTitle();
    } else if (this.diagnostics.length === 0) this.noMap(contents);
    const { date: first, updated } = this.meta;
    if (first !== null && updated !== null && updated < first) this.updatedBefore(first, updated);
    this.syntax(document.errors);
  }

  private field(name: string, key: Node, value: Node | null): void {
    if (!isKey(name)) {
      this.unknownKey(name, key);
      return;
    }
    const js = plainValue(name, value);
    // `author:` with nothing behind it is as good as no line at all.
    if (js === null || js === undefined) return;
    const parsed = FIELDS[name].safeParse(js);
    const place = this.placeOf(value);
    this.places[name] = place;
    if (parsed.success) {
      this.take(name, parsed.data, place);
      return;
    }
    const [id, wanted] = EXPECTED[name];
    this.report(id, `"${name}" is not ${wanted}.`, this.hintFor(name, value), place);
  }

  private take(name: Key, value: Value, place: Place): void {
    const { meta } = this;
    if (name === 'draft') meta.draft = value === true;
    else if (name === 'tags') meta.tags = Array.isArray(value) ? value : [];
    else if (name === 'words') meta.words = isWords(value) ? value : {};
    else if (name === 'series') meta.series = isSeries(value) ? { ...value, ...place } : null;
    else if (typeof value !== 'string' || value === '') return;
    else if (name === 'macros') this.macros = { tex: value, ...place };
    else if (name === 'title') meta.title = withFormulasAsText(value);
    else if (name === 'description') meta.description = withFormulasAsText(value);
    else meta[name] = value;
  }

  private hintFor(name: Key, value: Node | null): string | undefined {
    const written = this.textOf(value);
    if (name === 'date' || name === 'updated') {
      const [, year, month, day] = /(\d{4})\D+(\d{1,2})\D+(\d{1,2})/.exec(written) ?? [];
      const guess = year && month && day ? calendarDate(`${year}-${month}-${day}`) : null;
      return guess === null ? 'Write year-month-day, and only days that exist.' : `Write ${guess}.`;
    }
    return HINTS[name];
  }

  private unknownKey(name: string, key: Node): void {
    const other = ELSEWHERE[name] ?? nearest(name.toLowerCase(), KEYS);
    const hint = other ? `Did you mean "${other}"?` : `Known keys are ${KEYS.join(', ')}.`;
    const { start, end } = this.placeOf(key);
    this.diagnostics.push({
      ...fault('front-matter/unknown-key', `No key "${name}" is known.`, hint, start, end),
      severity: 'warning',
    });
  }

  private noMap(contents: Node | null): void {
    if (contents === null) {
      this.missingTitle();
      return;
    }
    const wide = this.textOf(contents).indexOf('：');
    const { start, end } = this.placeOf(contents);
    if (wide < 0) {
      this.report('front-matter/syntax', 'Front matter is a list of "key: value".', 'Write "title: …".', {
        start,
        end,
      });
      return;
    }
    const at = start + wide;
    this.report('front-matter/syntax', 'A full-width colon ends no key.', 'Write ": " behind each key.', {
      start: at,
      end: at + 1,
    });
  }

  private missingTitle(): void {
    const hint = 'Add "title: …" to the front matter.';
    this.report('front-matter/missing-title', 'The article has no title.', hint, { start: 0, end: 3 });
  }

  private updatedBefore(first: string, updated: string): void {
    const at = /^updated\s*:\s*/m.exec(this.yaml);
    const start = this.from + (at ? at.index + at[0].length : 0);
    const message = `"updated" (${updated}) lies before "date" (${first}).`;
    const hint = 'Correct one of the two, or take "updated" out.';
    this.diagnostics.push({
      ...fault('front-matter/updated-before-date', message, hint, start, start + 10),
      severity: 'warning',
    });
  }

  /** Faults of the YAML itself; where its form is broken they are all that can be told. */
  private syntax(errors: readonly YAMLError[]): void {
    const twice = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
    const broken = errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
    const id = broken.length > 0 ? 'front-matter/syntax' : 'front-matter/duplicate-key';
    if (broken.length > 0) this.diagnostics.length = 0;
    for (const { message, hint, start, end } of yamlFaults(this.yaml, broken.length > 0 ? broken : twice)) {
      this.report(id, message, hint, { start: this.from + start, end: this.from + end });
    }
  }

  private report(id: DiagnosticId, message: string, hint: string | undefined, { start, end }: Place): void {
    this.diagnostics.push(fault(id, message, hint, start, end));
  }

  private placeOf(node: Node | null): Place {
    const [start, end] = node?.range ?? [0, 0];
    return { start: this.from + start, end: this.from + end };
  }

  private textOf(node: Node | null): string {
    const [start, end] = node?.range ?? [0, 0];
    return this.yaml.slice(start, end);
  }

  private isAtKey(offset: number, name: string): boolean {
    const line = this.yaml.slice(this.yaml.lastIndexOf('\n', offset - this.from - 1) + 1);
    return line.startsWith(name);
  }
}

/** The value of a field; where text is wanted a number is what its author typed. */
function plainValue(name: Key, node: Node | null): unknown {
  if (!node) return null;
  const js: unknown = node.toJSON();
  if (name === 'draft') return js;
  const typed = (item: unknown): unknown => (typeof item === 'number' ? String(item) : item);
  if (isScalar(node)) return typeof node.value === 'number' ? (node.source ?? String(node.value)) : js;
  return Array.isArray(js) ? js.map(typed) : js;
}

/** A title goes where HTML takes text only. */
function withFormulasAsText(value: string): string {
  let out = '';
  let at = 0;
  for (const span of findMath(value)) {
    out += value.slice(at, span.start) + texToText(span.tex);
    at = span.end;
  }
  return out + value.slice(at);
}
