import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MATH_BUNDLE_FOLDER, mathBundle } from '../../src/astro/math-bundle.ts';
import { createTypesetter, type FormulaInput, type Typesetter } from '../../src/math/index.ts';
import { makeFormulas } from '../math/formulas.ts';

const root = (): string => mkdtempSync(join(tmpdir(), 'bundle-'));

function isMath(module: unknown): module is { createTypesetter: typeof createTypesetter } {
  return typeof module === 'object' && module !== null && 'createTypesetter' in module;
}

async function bundled(file: string): Promise<Typesetter> {
  const module: unknown = await import(pathToFileURL(file).href);
  if (!isMath(module)) throw new Error('not the room of mathematics');
  return module.createTypesetter({ macros: '\\newcommand{\\R}{\\mathbb{R}}' });
}

/** The first of each pair of lines. */
const FAULTY = readFileSync(new URL('../math/faults.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map((pair) => pair.split('\n')[0] ?? '');

describe('the bundle of MathJax for threads', () => {
  it('says of every formula what the package says, of broken ones too', async () => {
    const file = await mathBundle(root());
    const [ours, theirs] = [await bundled(file ?? ''), createTypesetter({ macros: '\\newcommand{\\R}{\\mathbb{R}}' })];
    const formulas: FormulaInput[] = [
      ...makeFormulas(11, 400),
      ...FAULTY.map((tex) => ({ tex, display: tex.startsWith('\\begin') })),
      { tex: '\\R^n\\to\\R', display: false },
      { tex: '\\begin{align} a&=b \\label{x}\\\\ c&=d \\tag{7} \\end{align}', display: true },
      {
        tex: 'x \\text{ by \\eqref{one}}',
        display: true,
        references: new Map([['one', { text: '(1)', href: '#one' }]]),
      },
    ];
    for (const formula of formulas) {
      const typeset = ours.typeset(formula);
      expect(typeset, formula.tex).toEqual(theirs.typeset(formula));
      for (const id of typeset.typeset?.glyphs ?? []) expect(ours.outline(id)).toBe(theirs.outline(id));
    }
  });

  it('is made once, in the place of the one before', async () => {
    const here = root();
    const folder = join(here, MATH_BUNDLE_FOLDER);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'old.mjs'), '');
    const [one, other] = await Promise.all([mathBundle(here), mathBundle(here)]);
    expect(other).toBe(one);
    expect(existsSync(one ?? '')).toBe(true);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('is done without where the disk refuses', async () => {
    const here = root();
    writeFileSync(join(here, '.cache'), 'a file where a folder should be');
    expect(await mathBundle(here)).toBeNull();
  });
});
