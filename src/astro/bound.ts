/** What the loader leaves on disk of each article, and how pages find it again. */
import { join } from 'node:path';
import type { Article, BoundArticle, Equation, FrontMatter } from '../article/index.ts';
import { withLabels } from '../article/plain.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { packTerms } from './terms.ts';
import type { ReadArticle } from './types.ts';
import type { PictureUse } from './picture-files.ts';

/** Folder of our own cache from the root: not in `node_modules`, which `npm ci` deletes. */
export const STORE_FOLDER = '.cache/store';

/** An article with its numbers and links, as pages read it; the diagnostics are those of `bind` alone. */
export type Bound = Omit<ReadArticle, 'diagnostics'> & { diagnostics: Diagnostic[] };

/** The small part of an article: all that a run needs of one that did not change. */
export interface Summary {
  meta: FrontMatter;
  headings: { depth: number; id: string; text: string }[];
  /** As in `Article`. */
  otherIds: string[];
  minutes: number;
  equations: Equation[];
  pictures: PictureUse[];
  /** Addresses inside the site that the body links to, and labels that it cites of other articles; each once. */
  links: string[];
  cited: string[];
  /** What the text is about, for finding articles like it: `packTerms`. */
  terms: string;
  /** Whether anything of other articles can change this one's HTML. */
  cites: boolean;
  codeStyles: Record<string, string>;
  diagnostics: Diagnostic[];
}

export interface Shelf {
  summary: Slot<Summary>;
  article: Slot<Article>;
  bound: Slot<Bound>;
  /** Stylesheets of code. */
  css: Slot<string>;
  /** What is wrong with the site's macros. */
  macros: Slot<Diagnostic[]>;
  store: Store;
}

interface Slot<T> {
  /** `null` where there is nothing under that key, or nothing that can be used. */
  get(key: string): Promise<T | null>;
  /** @throws Error where the disk refuses: pages find articles there and nowhere else. */
  put(key: string, value: T): Promise<void>;
}

export function openShelf(root: string): Shelf {
  const store = openStore(join(root, STORE_FOLDER));
  const slot = <T>(kind: string, is: (value: unknown) => value is T): Slot<T> => ({
    async get(key) {
      const stored = await store.get(`${key}-${kind}`);
      const value = stored === undefined ? null : parseJson(stored);
      return is(value) ? value : null;
    },
    async put(key, value) {
      const kept = await store.put(`${key}-${kind}`, JSON.stringify(value));
      if (!kept) throw new Error(`${STORE_FOLDER} cannot be written: is the disk full, or the folder not yours?`);
    },
  });
  return {
    summary: slot('summary', isSummary),
    article: slot('article', isArticle),
    bound: slot('bound', isBound),
    macros: slot('macros', isDiagnostics),
    css: slot('css', (value) => typeof value === 'string'),
    store,
  };
}

/** @throws Error where the cache was emptied under a running server. */
export async function readBound(root: string, key: string): Promise<Bound> {
  const bound = await openShelf(root).bound.get(key);
  if (!bound) throw new Error(`${STORE_FOLDER} has lost an article while it was needed: start again.`);
  return bound;
}

export function summarise(article: Article): Summary {
  const uses = new Map<string, PictureUse>();
  const links = new Set<string>();
  const cited = new Set<string>();
  let cites = false;
  for (const part of [...article.body, ...article.excerpt.parts]) {
    if (typeof part === 'string') continue;
    if (part.type === 'picture')
      uses.set(`${part.start} ${part.src}`, { src: part.src, start: part.start, end: part.end });
    else cites = true;
    if (part.type === 'link') links.add(part.href);
    if (part.type === 'reference') cited.add(part.label);
    if (part.type === 'formula') for (const { label } of part.references) cited.add(label);
  }
  return {
    meta: article.meta,
    headings: article.headings.map(({ depth, id, text }) => ({ depth, id, text: withLabels(text) })),
    otherIds: article.otherIds,
    minutes: article.minutes,
    equations: article.equations,
    links: [...links],
    cited: [...cited],
    terms: packTerms(`${article.meta.title}\n${article.text}`),
    pictures: [...uses.values()],
    cites,
    codeStyles: article.codeStyles,
    diagnostics: article.diagnostics,
  };
}

export function boundOf(article: Article, bound: BoundArticle): Bound {
  return { ...bound, more: article.excerpt.more, showpiece: article.showpiece };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// We wrote these ourselves under a key that holds our source: the guards look for a torn file, not for a lie.

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isDiagnostics(value: unknown): value is Diagnostic[] {
  return Array.isArray(value) && value.every((item) => isObject(item) && typeof item['id'] === 'string');
}

function isSummary(value: unknown): value is Summary {
  return (
    isObject(value) &&
    isObject(value['meta']) &&
    Array.isArray(value['pictures']) &&
    Array.isArray(value['diagnostics'])
  );
}

function isArticle(value: unknown): value is Article {
  return isObject(value) && Array.isArray(value['body']) && isObject(value['excerpt']) && isObject(value['glyphs']);
}

function isBound(value: unknown): value is Bound {
  return (
    isObject(value) &&
    ['body', 'excerpt', 'feed'].every((name) => Array.isArray(value[name])) &&
    isObject(value['glyphs'])
  );
}
