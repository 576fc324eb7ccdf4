/** MathJax bundled once for the sites of all tests: each would make the same bundle for itself. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MATH_BUNDLE_FOLDER, mathBundle } from '../../src/astro/math-bundle.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

export default async function setup(): Promise<void> {
  await mathBundle(REPOSITORY);
}

/** Gives a site the bundle, as if it had been built before. */
export function lendMathBundle(root: string): void {
  cpSync(join(REPOSITORY, MATH_BUNDLE_FOLDER), join(root, MATH_BUNDLE_FOLDER), { recursive: true });
}
