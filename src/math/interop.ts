/**
 * MathJax 3 is CommonJS. What Node hands out for its default exports is the whole `module.exports`, what a bundler
 * hands out is the export itself; every default export this room needs is unwrapped here, once.
 */
import BaseMethodsModule from 'mathjax-full/js/input/tex/base/BaseMethods.js';
import NewcommandMethodsModule from 'mathjax-full/js/input/tex/newcommand/NewcommandMethods.js';
import NodeUtilModule from 'mathjax-full/js/input/tex/NodeUtil.js';
import ParseMethodsModule from 'mathjax-full/js/input/tex/ParseMethods.js';
import type ParseOptionsModule from 'mathjax-full/js/input/tex/ParseOptions.js';
import ParseUtilModule from 'mathjax-full/js/input/tex/ParseUtil.js';
import TexErrorModule from 'mathjax-full/js/input/tex/TexError.js';
import TexParserModule from 'mathjax-full/js/input/tex/TexParser.js';

function isWrapped<T>(imported: T | { default: T }): imported is { default: T } {
  return typeof imported === 'object' && imported !== null && 'default' in imported;
}

function unwrap<T>(imported: T | { default: T }): T {
  return isWrapped(imported) ? imported.default : imported;
}

export const BaseMethods = unwrap<typeof BaseMethodsModule>(BaseMethodsModule);
export const NewcommandMethods = unwrap<typeof NewcommandMethodsModule>(NewcommandMethodsModule);
export const NodeUtil = unwrap<typeof NodeUtilModule>(NodeUtilModule);
export const ParseMethods = unwrap<typeof ParseMethodsModule>(ParseMethodsModule);
export const ParseUtil = unwrap<typeof ParseUtilModule>(ParseUtilModule);
export const TexError = unwrap<typeof TexErrorModule>(TexErrorModule);
export const TexParser = unwrap<typeof TexParserModule>(TexParserModule);

export type ParseOptions = ParseOptionsModule;
export type TexError = TexErrorModule;
export type TexParser = TexParserModule;
