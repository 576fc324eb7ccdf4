/**
 * What articles were made from at the last run: it says why one is not in the cache. Nothing else depends on it, and
 * losing it loses an explanation.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteOptions } from '../article/index.ts';
import { hashKey } from '../store/index.ts';
import type { SourceFile } from './sources.ts';

const FILE = '.cache/ingredients.json';

export interface Ingredients {
  /** As `engineParts` gives it. */
  engine: Record<string, string>;
  macros: string;
  language: string;
  theorems: string;
  /** By slug: hashes of the text, of the files that it shows, and of what a translation has from its original. */
  articles: Record<string, [text: string, files: string, inherited: string]>;
}

export function ingredientsOf(
  engine: Record<string, string>,
  { macros = '', language = '', theorems }: SiteOptions,
  articles: readonly SourceFile[],
): Ingredients {
  const short = (text: string): string => hashKey([text]).slice(0, 16);
  return {
    engine,
    macros: short(macros),
    language,
    theorems: JSON.stringify(theorems ?? null),
    articles: Object.fromEntries(
      articles.map(({ slug, source, files, original }) => [
        slug,
        [
          short(source),
          short(JSON.stringify(files)),
          short(JSON.stringify(original && [original.meta, original.macros])),
        ],
      ]),
    ),
  };
}

export function readIngredients(root: string): Ingredients | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(root, FILE), 'utf8'));
    return isIngredients(value) ? value : null;
  } catch {
    return null;
  }
}

/** Where the disk refuses, the next run has no reasons to tell. */
export function writeIngredients(root: string, ingredients: Ingredients): void {
  const file = join(root, FILE);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, JSON.stringify(ingredients));
    renameSync(temporary, file);
  } catch {
    return;
  }
}

/** Why an article had to be rendered. */
export function whyRendered(slug: string, before: Ingredients | null, now: Ingredients): string {
  const [was, is] = [before?.articles[slug], now.articles[slug]];
  if (!before || !was || !is) return 'it is new';
  const parts = Object.keys({ ...before.engine, ...now.engine }).filter(
    (part) => before.engine[part] !== now.engine[part],
  );
  if (parts.length > 0) return `${parts.join(', ')} changed`;
  if (before.macros !== now.macros) return 'content/macros.tex changed';
  if (before.language !== now.language) return "the site's language changed";
  if (before.theorems !== now.theorems) return "the site's theorems changed";
  if (was[0] !== is[0]) return 'its text changed';
  if (was[1] !== is[1]) return 'a file that it shows changed';
  if (was[2] !== is[2]) return 'the front matter of its original changed';
  return 'the cache has lost it';
}

function isIngredients(value: unknown): value is Ingredients {
  return typeof value === 'object' && value !== null && 'engine' in value && 'articles' in value && 'macros' in value;
}
