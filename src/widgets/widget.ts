/** What a live example is: parameters in, numbers out, a drawing of them. Everything here runs in Node and in browsers. */
import type { Schema, Values } from './kit/schema.ts';
import type { Language, Words } from './kit/words.ts';

export type { Parameter, Schema, Values } from './kit/schema.ts';
export type { Language, Words } from './kit/words.ts';

/** The numbers of a figure, for those who want to read or to use them. */
export interface NumberTable {
  header: readonly string[];
  /** A number is shown in full and goes into CSV exactly. */
  rows: readonly (readonly (number | string)[])[];
}

export interface Preset<S extends Schema> {
  /** Of one word: `ties`. */
  name: string;
  label: Words;
  /** Parameters that are not named get their defaults. */
  values: Partial<Values<S>>;
}

/** Why values that are each allowed do not go together. */
export interface Conflict {
  parameter: string;
  /** In English, `3 of 2 values cannot be kept`. */
  fault: string;
}

export interface Widget<S extends Schema = Schema, M = unknown> {
  /** The author's name for it, `smooth-top-k`. */
  name: string;
  /** What the figure is, for those who do not see it. */
  title: Words;
  schema: S;
  presets: readonly Preset<S>[];
  /** Null where the values go together; left out where they always do. */
  check?(values: Values<S>): Conflict | null;
  /** The nearest values that go together, for a reader who has just moved one control. */
  settle?(values: Values<S>): Values<S>;
  /** Parameters that say nothing while the others are as they are: their controls are left out. */
  hidden?(values: Values<S>): readonly string[];
  /** Controls that no parameter has, such as one for a file: the element follows them itself. */
  controls?(language: Language): string;
  /** @param values Checked; then it never throws. */
  model(values: Values<S>): M;
  /** HTML with SVG in it, the same string in Node and in a browser. */
  draw(model: M, language: Language): string;
  /** HTML in the line, one sentence that says what the drawing shows; numbers by `value` of `kit/html.ts`. */
  summary(model: M, language: Language): string;
  table(model: M, language: Language): NumberTable;
}

/** Says what a widget's types are, from its parts. */
export function widget<S extends Schema, M>(parts: Widget<S, M>): Widget<S, M> {
  return parts;
}
