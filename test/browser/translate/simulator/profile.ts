import type { Engine } from './engine.ts';

/** One way of translating a page. */
export interface Profile {
  /** Translates what is there. */
  translate(): void;
  /** Puts the page back, where the translator can. */
  restore(): void;
  /** Ends what watches the page. */
  stop(): void;
}

export type MakeProfile<Options> = (engine: Engine, options: Options) => Profile;

export const TARGET = 'en';

/** What a button says, where it is an `input`. */
export const BUTTONS = 'input:is([type=submit], [type=button], [type=reset])';

/**
 * Attributes by the names that a translator knows; what opts out is left alone.
 *
 * @param valuesOf Elements whose value is a text that readers see.
 */
export function translateAttributes(
  engine: Engine,
  names: readonly string[],
  excluded: string,
  valuesOf = BUTTONS,
): () => void {
  const undo: (() => void)[] = [];
  for (const name of [...names, 'value']) {
    for (const element of document.querySelectorAll(name === 'value' ? `:is(${valuesOf})[value]` : `[${name}]`)) {
      const value = element.getAttribute(name) ?? '';
      if (!/\S/.test(value) || element.closest(excluded)) continue;
      element.setAttribute(name, engine.translateAttribute(value, name, element));
      undo.push(() => element.setAttribute(name, value));
    }
  }
  return () => {
    for (const one of undo) one();
  };
}
