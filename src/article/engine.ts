/** The one typesetter of a thread. */
import { createTypesetter, type Typesetter } from '../math/index.ts';

let shared: { macros: string; typesetter: Typesetter } | null = null;

/** Made when it is first needed, and kept while the site's macros stay the same. Whoever takes it up has to `reset()` it. */
export function typesetterFor(macros: string): Typesetter {
  if (shared?.macros !== macros) shared = { macros, typesetter: createTypesetter({ macros }) };
  return shared.typesetter;
}
