/** The site's own macros, looked at by themselves. */
import type { Diagnostic } from '../diagnostics/index.ts';
import { createTypesetter } from '../math/index.ts';

/** What is wrong with the text of `content/macros.tex`; places count in it. */
export function checkMacros(macros: string): Diagnostic[] {
  return [...createTypesetter({ macros }).macroFaults];
}
