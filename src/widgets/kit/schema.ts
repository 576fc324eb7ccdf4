/**
 * Parameters of a figure. Each knows how it is written, `tau=0.5` in the article, in a link and on a control, and says in
 * English what is wrong with a text that it cannot read.
 */
import { exact } from './numbers.ts';
import type { Words } from './words.ts';

export type Parsed<T> = { value: T } | { fault: string };

interface Range {
  min: number;
  max: number;
}

/** How readers set it. */
export type Control =
  | { kind: 'none' }
  | ({ kind: 'range' | 'number'; step: number; log: boolean; next?: Words } & Range)
  | { kind: 'select'; options: Readonly<Record<string, Words>> }
  | { kind: 'checks'; options: Readonly<Record<string, Words>> }
  | { kind: 'check' }
  | { kind: 'list' }
  | ({ kind: 'grid'; rows: readonly [number, number]; columns: readonly [number, number] } & Range);

export interface Parameter<T> {
  label: Words;
  /** What may be written, for hints: `a number from 0.01 to 100`. */
  allowed: string;
  control: Control;
  default: T;
  /** Surrounding blanks do not count. */
  parse(text: string): Parsed<T>;
  /** What `parse` reads back as the same value. */
  format(value: T): string;
}

export type Schema = Readonly<Record<string, Parameter<unknown>>>;

/** A value for each parameter. */
export type Values<S extends Schema> = { readonly [K in keyof S]: S[K] extends Parameter<infer T> ? T : never };

interface NumberOptions extends Range {
  label: Words;
  default: number;
  /** Of the control; default 0.01 of the range, for a log scale 100 steps. */
  step?: number;
  scale?: 'linear' | 'log';
  control?: 'range' | 'number' | 'none';
  /** Words of a button that goes one step on, and from the greatest value to the least. */
  next?: Words;
}

const NUMBER = /^[-+−]?(?:\d+\.?\d*|\.\d+)(?:e[-+−]?\d+)?$/i;

function readNumber(text: string, { min, max }: Range, allowed: string): Parsed<number> {
  const plain = text.trim();
  const value = NUMBER.test(plain) ? Number(plain.replaceAll('−', '-')) : Number.NaN;
  return value >= min && value <= max ? { value } : { fault: `"${plain.slice(0, 30)}" is not ${allowed}` };
}

export function number(options: NumberOptions): Parameter<number> {
  const { label, min, max, scale = 'linear', control = 'range', next } = options;
  const allowed = `a number from ${exact(min)} to ${exact(max)}`;
  const log = scale === 'log';
  const step = options.step ?? (max - min) / 100;
  return {
    label,
    allowed,
    control: control === 'none' ? { kind: 'none' } : { kind: control, min, max, step, log, ...(next && { next }) },
    default: options.default,
    parse: (text) => readNumber(text, { min, max }, allowed),
    format: exact,
  };
}

export function integer(options: Omit<NumberOptions, 'scale' | 'step'>): Parameter<number> {
  const allowed = `a whole number from ${options.min} to ${options.max}`;
  return {
    ...number({ ...options, step: 1 }),
    allowed,
    parse: (text) => {
      const read = readNumber(text, options, allowed);
      return 'value' in read && !Number.isInteger(read.value) ? { fault: `"${text.trim()}" is not ${allowed}` } : read;
    },
  };
}

interface NumbersOptions extends Range {
  label: Words;
  default: readonly number[];
  /** Least and greatest length. */
  length: readonly [number, number];
  control?: 'list' | 'none';
}

/** Written `3,2,1,4`. */
export function numbers(options: NumbersOptions): Parameter<readonly number[]> {
  const [least, most] = options.length;
  const allowed = `${least} to ${most} numbers from ${exact(options.min)} to ${exact(options.max)}, such as ${options.default.map(exact).join(',')}`;
  return {
    label: options.label,
    allowed,
    control: { kind: options.control ?? 'list' },
    default: options.default,
    parse: (text) => readRow(text, options, options.length, allowed),
    format: (value) => value.map(exact).join(','),
  };
}

function readRow(
  text: string,
  range: Range,
  [least, most]: readonly [number, number],
  allowed: string,
): Parsed<number[]> {
  const row: number[] = [];
  const cells = text.split(/[,，]/);
  if (cells.length < least || cells.length > most) return { fault: `${cells.length} numbers are not ${allowed}` };
  for (const cell of cells) {
    const read = readNumber(cell, range, allowed);
    if ('fault' in read) return read;
    row.push(read.value);
  }
  return { value: row };
}

interface IndicesOptions {
  label: Words;
  default: readonly number[];
  /** The largest that there may be. */
  max: number;
}

/** Some of the numbers from 1 to `max`, at least one, written `1,3`; ascending and without repeats. */
export function indices({ label, default: initial, max }: IndicesOptions): Parameter<readonly number[]> {
  const allowed = `one or more whole numbers from 1 to ${max}, such as ${initial.join(',')}`;
  return {
    label,
    allowed,
    control: { kind: 'list' },
    default: initial,
    parse: (text) => {
      const read = readRow(text, { min: 1, max }, [1, max], allowed);
      if ('fault' in read) return read;
      const broken = read.value.find((value) => !Number.isInteger(value));
      if (broken !== undefined) return { fault: `"${broken}" is not ${allowed}` };
      return { value: [...new Set(read.value)].sort((a, b) => a - b) };
    },
    format: (value) => value.join(','),
  };
}

interface MatrixOptions extends Range {
  label: Words;
  default: readonly (readonly number[])[];
  /** Least and greatest. */
  rows: readonly [number, number];
  columns: readonly [number, number];
  /** An input for each entry, or one for the whole as it is written; default `grid`. */
  control?: 'grid' | 'list';
}

/** Written row by row, `1,2;2,4;3,6`. */
export function matrix(options: MatrixOptions): Parameter<readonly (readonly number[])[]> {
  const { rows, columns, min, max } = options;
  const format = (value: readonly (readonly number[])[]): string =>
    value.map((row) => row.map(exact).join(',')).join(';');
  const sizes = `${rows[0]} to ${rows[1]} rows of ${columns[0]} to ${columns[1]} numbers`;
  const allowed = `${sizes} from ${exact(min)} to ${exact(max)}, such as ${format(options.default)}`;
  return {
    label: options.label,
    allowed,
    control: options.control === 'list' ? { kind: 'list' } : { kind: 'grid', rows, columns, min, max },
    default: options.default,
    parse: (text) => {
      const lines = text.split(/[;；]/);
      if (lines.length < rows[0] || lines.length > rows[1]) return { fault: `${lines.length} rows are not ${allowed}` };
      const value: number[][] = [];
      for (const line of lines) {
        const read = readRow(line, options, columns, allowed);
        if ('fault' in read) return read;
        value.push(read.value);
      }
      if (value.some((row) => row.length !== value[0]?.length)) return { fault: 'its rows differ in length' };
      return { value };
    },
    format,
  };
}

interface ChoiceOptions<K extends string> {
  label: Words;
  options: Readonly<Record<K, Words>>;
}

function isKey<K extends string>(options: Readonly<Record<K, Words>>, key: string): key is K {
  return Object.hasOwn(options, key);
}

/** One of several, written as its key. */
export function choice<K extends string>(options: ChoiceOptions<K> & { default: NoInfer<K> }): Parameter<K> {
  const allowed = `one of ${Object.keys(options.options).join(', ')}`;
  return {
    label: options.label,
    allowed,
    control: { kind: 'select', options: options.options },
    default: options.default,
    parse: (text) => {
      const key = text.trim();
      return isKey(options.options, key) ? { value: key } : { fault: `"${key.slice(0, 30)}" is not ${allowed}` };
    },
    format: (value) => value,
  };
}

/** Any of several, written `a,b` in the order of the options; nothing is none of them. */
export function choices<K extends string>(
  options: ChoiceOptions<K> & { default: readonly NoInfer<K>[] },
): Parameter<readonly K[]> {
  const keys = Object.keys(options.options);
  const allowed = `some of ${keys.join(', ')}, with commas between`;
  return {
    label: options.label,
    allowed,
    control: { kind: 'checks', options: options.options },
    default: options.default,
    parse: (text) => {
      const named = text
        .split(/[,，]/)
        .map((key) => key.trim())
        .filter((key) => key !== '');
      const value: K[] = [];
      for (const key of named) {
        if (!isKey(options.options, key)) return { fault: `"${key.slice(0, 30)}" is not ${allowed}` };
        if (!value.includes(key)) value.push(key);
      }
      return { value: value.sort((a, b) => keys.indexOf(a) - keys.indexOf(b)) };
    },
    format: (value) => value.join(','),
  };
}

/** Written `true` or `false`. */
export function flag(options: { label: Words; default: boolean }): Parameter<boolean> {
  const allowed = 'true or false';
  return {
    label: options.label,
    allowed,
    control: { kind: 'check' },
    default: options.default,
    parse: (text) => {
      const word = text.trim();
      return word === 'true' || word === 'false'
        ? { value: word === 'true' }
        : { fault: `"${word.slice(0, 30)}" is not ${allowed}` };
    },
    format: String,
  };
}
