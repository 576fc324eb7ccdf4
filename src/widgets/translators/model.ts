import type { Parameters } from './schema.ts';
import type { Translator } from './segments.ts';
import { accidentsOf, formulasIn, isUnderstood, leaksOf, readPart, translate, type Translation } from './translate.ts';
import { FORMULAS, paragraph, type ElementNode, type Markup } from './tree.ts';
import { MARKUPS, TRANSLATORS } from './words.ts';

export interface Model {
  parameters: Parameters;
  before: ElementNode;
  translation: Translation;
  /** What a reader of the translation reads. */
  read: ElementNode;
  leaks: number;
  understood: boolean;
  /** Formulas that are not to be seen in what is read. */
  lost: number;
  /** Whether a formula stands where no formula of the sentence belongs. */
  moved: boolean;
  /** Whether the accident is one that this translator has. */
  applies: boolean;
  counts: readonly Count[];
}

/** Of one translator and one way of writing formulas. */
export interface Count {
  translator: Translator;
  markup: Markup;
  segments: number;
  leaks: number;
}

function isKeyOf<K extends string>(all: Readonly<Record<K, unknown>>, key: string): key is K {
  return Object.hasOwn(all, key);
}

function keysOf<K extends string>(all: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(all).filter((key) => isKeyOf(all, key));
}

export const ALL_TRANSLATORS = keysOf(TRANSLATORS);
export const ALL_MARKUPS = keysOf(MARKUPS);

function counts(): Count[] {
  return ALL_TRANSLATORS.flatMap((translator) =>
    ALL_MARKUPS.map((markup): Count => {
      const translation = translate(translator, paragraph(markup), 'none');
      return { translator, markup, segments: translation.segments.length, leaks: leaksOf(translation).length };
    }),
  );
}

/** Formulas at the very end, behind the full stop, are where no sentence has them. */
function isMoved(read: ElementNode): boolean {
  const last = read.children.at(-1);
  return last?.kind === 'element' && last.formula !== null;
}

export function model(parameters: Parameters): Model {
  const { translator, markup, accident } = parameters;
  const before = paragraph(markup);
  const translation = translate(translator, before, accident);
  const read = readPart(translation);
  return {
    parameters,
    before,
    translation,
    read,
    leaks: leaksOf(translation).length,
    understood: isUnderstood(translation),
    lost: FORMULAS.length - new Set(formulasIn(read)).size,
    moved: isMoved(read),
    applies: accidentsOf(translator).includes(accident),
    counts: counts(),
  };
}
