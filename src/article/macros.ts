/** Macros of a whole site. */
import type { Diagnostic } from '../diagnostics/index.ts';
import { createTypesetter } from '../math/index.ts';

/** What is wrong with a file of macros; offsets count in its text. Starts MathJax. */
export function checkMacros(tex: string): Diagnostic[] {
  return [...createTypesetter({ macros: tex }).macroFaults];
}
