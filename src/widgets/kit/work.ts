/** What a figure computes beside the page, in a worker, because it takes longer than a frame. */
import type { Schema, Values } from './schema.ts';
import type { Language } from './words.ts';

/** A figure as its own work sees it. */
export interface Figure<S extends Schema> {
  readonly host: HTMLElement;
  readonly language: Language;
  values(): Values<S>;
  /** Drawn, and said in words. */
  set(values: Values<S>): void;
  /** For those who do not see the figure. */
  say(words: string): void;
}

export interface Work<S extends Schema> {
  /**
   * Null where the model has all that it needs for these values. Else resolved once it has: until then nothing is drawn,
   * and the figure stays as it is; rejected, it is given up. A figure comes alive when its first values are ready.
   */
  ready(values: Values<S>): Promise<void> | null;
  /** Once the figure is alive: follows the controls that are the widget's own. */
  start(figure: Figure<S>): void;
}
