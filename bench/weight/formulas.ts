/** The formulas to measure with. */
import { readFileSync } from 'node:fs';
import { findMath } from '../../src/markdown/index.ts';
import { createTypesetter } from '../../src/math/index.ts';
import type { Formula } from '../../test/math/formulas.ts';

/** Those of a Markdown file; what cites others is left out, since its numbers are not known here. */
export function formulasOf(file: string | URL): Formula[] {
  const typesetter = createTypesetter();
  const formulas = findMath(readFileSync(file, 'utf8')).map(({ tex, display }) => ({ tex, display }));
  return formulas.filter((formula) => {
    const { typeset, faults } = typesetter.typeset(formula);
    return typeset !== null && !faults.some(({ id }) => id.startsWith('ref/'));
  });
}

export function articleFormulas(): Formula[] {
  return formulasOf(new URL('../../content/posts/mathjax-and-marked/index.md', import.meta.url));
}
