/** TeX to SVG and MathML. Runs in Node, in workers and in browsers. */
export { VERSION as MATHJAX_VERSION } from 'mathjax-full/js/components/version.js';
export { MAX_CELLS, MAX_DEPTH, MAX_LENGTH } from './bounds.ts';
export { definesSomething, onlyReference, referencesIn, type FormulaReference } from './references.ts';
export { shiftStyleSheet } from './shift.ts';
export { glyphSheet } from './svg.ts';
export { createTypesetter } from './typesetter.ts';
export type { CitedNumber, FormulaInput, Row, TexFault, Typeset, TypesetResult, Typesetter } from './types.ts';
