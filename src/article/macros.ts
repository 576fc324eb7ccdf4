/** Macros of a whole site. */
import type { Diagnostic } from '../diagnostics/index.ts';

/** What is wrong with a file of macros; offsets count in its text. Starts MathJax. */
export async function checkMacros(tex: string): Promise<Diagnostic[]> {
  const { createTypesetter } = await import('../math/index.ts');
  return [...createTypesetter({ macros: tex }).macroFaults];
}
