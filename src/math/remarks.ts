/** Faults that show only once a formula has been parsed or drawn. */
import { knownColors } from './colors.ts';
import { referencesIn } from './references.ts';
import type { FormulaState } from './state.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { commandsIn } from './tokens.ts';
import type { TexFault } from './types.ts';

/** `\ref`s that nothing answers. */
export function missingReferences(tex: string, state: FormulaState): TexFault[] {
  const places = referencesIn(tex);
  return [...state.missing].map((label) => {
    const place = places.find((reference) => reference.label === label);
    return {
      id: 'ref/undefined',
      severity: 'error',
      message: `Nothing has the label ${label}.`,
      hint: 'Labels are set by \\label{…} in a display, or by {#…} behind it.',
      start: place?.start ?? 0,
      end: place?.end ?? tex.length,
    };
  });
}

const NUMBERING: ReadonlySet<string> = new Set(['tag', 'label']);

/** Numbers that a formula in the line cannot have. */
export function numberedInline(tex: string, state: FormulaState): TexFault[] {
  if (!state.numberedInline) return [];
  const place = commandsIn(tex, NUMBERING)[0];
  return [
    {
      id: 'math/number-in-line',
      severity: 'warning',
      message: 'A formula in the line has no number, so its \\label or \\tag is lost.',
      hint: 'Make it a display: $$ … $$.',
      start: place?.start ?? 0,
      end: place ? place.start + place.text.length : tex.length,
    },
  ];
}

const LENGTH = /(\d*\.?\d+)\s*(em|ex|pt|pc|px|cm|mm|in|mu)(?![a-zA-Z])/g;
/** Rough, in em. */
const UNITS: Readonly<Record<string, number>> = {
  cm: 2.8,
  in: 7.2,
  pc: 1.2,
  ex: 0.4,
  mm: 0.28,
  pt: 0.1,
  px: 0.08,
  mu: 0.06,
};

/** The longest length in a formula, or else all of it. */
function longest(tex: string): { start: number; end: number } {
  const from = tex.length - tex.trimStart().length;
  let best = { size: 0, start: from, end: Math.max(from, tex.trimEnd().length) };
  for (const { 0: all, 1: value, 2: unit = '', index } of tex.matchAll(LENGTH)) {
    const size = Number(value) * (UNITS[unit] ?? 1);
    if (size > best.size) best = { size, start: index, end: index + all.length };
  }
  return { start: best.start, end: best.end };
}

/** A formula without a sensible size. */
export function tooLarge(tex: string): TexFault {
  return {
    id: 'math/too-large',
    severity: 'error',
    message: 'The formula is larger than any page.',
    hint: 'Look at the lengths in it, and at macros that draw them.',
    ...longest(tex),
  };
}

/** Colours that would be drawn as if they were not there. */
export function unknownColors(tex: string, colors: ReadonlySet<string>): TexFault[] {
  return [...colors].map((color) => {
    if (color === '[') return colorWithModel(tex);
    const found = tex.indexOf(`{${color}}`);
    const near = nearest(color.toLowerCase(), knownColors());
    return {
      id: 'math/bad-color',
      severity: 'warning',
      message: `There is no colour ${color}; this part is drawn in the colour of the text.`,
      hint: near ? `Did you mean ${near}?` : 'Use a name of CSS, such as red or teal, or #rrggbb.',
      start: found < 0 ? 0 : found + 1,
      end: found < 0 ? tex.length : found + 1 + color.length,
    };
  });
}

/** `\color[rgb]{…}` is read as the colour `[`. */
function colorWithModel(tex: string): TexFault {
  const found = /\\color\s*\[[^\]]*\]?/.exec(tex);
  const start = found?.index ?? 0;
  return {
    id: 'math/bad-color',
    severity: 'warning',
    message: '\\color takes a name, not a model in brackets; this part is drawn in the colour of the text.',
    hint: 'Write \\textcolor[rgb]{1,0,0}{…}, or \\color{#ff0000}.',
    start,
    end: found ? start + found[0].length : tex.length,
  };
}
