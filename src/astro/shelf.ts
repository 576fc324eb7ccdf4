/** What the loader leaves on disk of each article, and how threads and pages find it again. */
import { join } from 'node:path';
import type { Article, BoundParts, Citation, Equation, FrontMatter, Heading, Statement } from '../article/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { SearchPart, Section } from '../search/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { decode, encode } from './codec.ts';
import { openOutlines, type Digests, type Outlines, type OutlineShelf } from './outlines.ts';
import type { PictureUse } from './picture-files.ts';
import type { MadePreview } from './previews.ts';

/** Folder of our own cache from the root: not in `node_modules`, which `npm ci` deletes. */
export const STORE_FOLDER = '.cache/store';

/** The small part of an article: all that a run needs of one that did not change. */
export interface Summary {
  meta: FrontMatter;
  headings: { depth: number; id: string; text: string }[];
  /** As in `Article`. */
  otherIds: string[];
  minutes: number;
  equations: Equation[];
  statements: Statement[];
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

/** What the different pages need of an article, numbers and links filled in; each is read alone. */
export interface Pieces {
  /** Its own page. */
  page: { body: BoundParts; headings: Heading[]; glyphs: Outlines; opening: string };
  list: { excerpt: BoundParts; more: boolean; glyphs: Outlines };
  /** Drawings of live figures stand beside the feed, by their paths. */
  feed: { feed: BoundParts; opening: string; drawings: [path: string, svg: string][] };
  card: { formula: { svg: string } | null; glyphs: Outlines };
  search: { sections: Section[]; glyphs: Outlines };
  /** What it leads to inside the site. */
  citations: Citation[];
}

/** With its files as base64. */
type KeptPart = Omit<SearchPart, 'chunks'> & { chunks: readonly (readonly [sections: number, content: string])[] };

type PieceSlots = { [Kind in keyof Pieces]: Slot<Pieces[Kind]> };

export type Shelf = PieceSlots & {
  summary: Slot<Summary>;
  /** What the search has of an article. */
  part: Slot<KeptPart>;
  /** Files of an article's previews. */
  previews: Slot<MadePreview[]>;
  /** Not yet bound; only of those that cite others. */
  article: Slot<Article>;
  /** Digests of all outlines that an article's pieces need. */
  glyphs: Slot<Digests>;
  outlines: OutlineShelf;
  /** Stands where `bind` had something to say, which is said anew each time. */
  faulty: Slot<boolean>;
  /** Stylesheets of code. */
  css: Slot<string>;
  /** What is wrong with the site's macros. */
  macros: Slot<Diagnostic[]>;
  /** What is wrong with a translation beside its original. */
  compared: Slot<Diagnostic[]>;
  store: Store;
};

interface Slot<T> {
  /** `null` where there is nothing under that key, or nothing that can be used. */
  get(key: string): T | null;
  /** Whether all its bytes are there. */
  has(key: string): boolean;
  /** @throws Error where the disk refuses: pages find articles there and nowhere else. */
  put(key: string, value: T): void;
}

export function refused(): Error {
  return new Error(`${STORE_FOLDER} cannot be written: is the disk full, or the folder not yours?`);
}

type SlotMaker = <T>(kind: string, is: (value: unknown) => value is T) => Slot<T>;

function slotsIn(store: Store): SlotMaker {
  return (kind, is) => ({
    get(key) {
      const stored = store.get(`${key}-${kind}`);
      const value = stored === undefined ? null : decode(stored);
      return is(value) ? value : null;
    },
    has: (key) => store.has(`${key}-${kind}`),
    put(key, value) {
      const kept = store.put(`${key}-${kind}`, encode(value));
      if (!kept) throw refused();
    },
  });
}

export function openShelf(root: string): Shelf {
  const store = openStore(join(root, STORE_FOLDER));
  const slot = slotsIn(store);
  const outlines = openOutlines(store);
  /** Digests stand in the store for outlines. */
  const withGlyphs = <T extends { glyphs: Readonly<Outlines> }>(
    kind: string,
    is: (value: unknown) => value is T,
  ): Slot<T> => {
    const plain = slot(kind, is);
    return {
      has: (key) => plain.has(key),
      get(key) {
        const piece = plain.get(key);
        const glyphs = piece && outlines.find(piece.glyphs);
        return glyphs && { ...piece, glyphs };
      },
      put(key, value) {
        plain.put(key, { ...value, glyphs: outlines.digests(value.glyphs) });
      },
    };
  };
  return {
    summary: slot('summary', isSummary),
    article: slot('article', isArticle),
    page: withGlyphs('page', isPage),
    list: withGlyphs('list', isList),
    feed: slot('feed', isFeed),
    card: withGlyphs('card', isCard),
    search: withGlyphs('search', isSearch),
    citations: slot('citations', isCitations),
    part: withGlyphs('part', isPart),
    previews: slot('previews', isPreviews),
    glyphs: slot('glyphs', isDigests),
    outlines,
    faulty: slot('faulty', (value) => typeof value === 'boolean'),
    macros: slot('macros', isDiagnostics),
    compared: slot('compared', isDiagnostics),
    css: slot('css', (value) => typeof value === 'string'),
    store,
  };
}

export const PIECES = ['page', 'list', 'feed', 'card', 'search', 'citations'] as const;

/** Whether an article is there as pages need it. */
export function hasPieces(shelf: Shelf, key: string): boolean {
  if (!PIECES.every((kind) => shelf[kind].has(key))) return false;
  const glyphs = shelf.glyphs.get(key);
  return glyphs !== null && shelf.outlines.find(glyphs) !== null;
}

/** @throws Error where the cache was emptied under a running server. */
export function readPiece<Kind extends keyof Pieces>(shelf: Shelf, kind: Kind, key: string): Pieces[Kind] {
  const slots: PieceSlots = shelf;
  const piece = slots[kind].get(key);
  if (!piece) throw new Error(`${STORE_FOLDER} has lost an article while it was needed: start again.`);
  return piece;
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

function isPage(value: unknown): value is Pieces['page'] {
  return isObject(value) && Array.isArray(value['body']) && isObject(value['glyphs']);
}

function isList(value: unknown): value is Pieces['list'] {
  return isObject(value) && Array.isArray(value['excerpt']) && isObject(value['glyphs']);
}

function isFeed(value: unknown): value is Pieces['feed'] {
  return isObject(value) && Array.isArray(value['feed']) && Array.isArray(value['drawings']);
}

function isCard(value: unknown): value is Pieces['card'] {
  return isObject(value) && 'formula' in value && isObject(value['glyphs']);
}

function isSearch(value: unknown): value is Pieces['search'] {
  return isObject(value) && Array.isArray(value['sections']) && isObject(value['glyphs']);
}

function isCitations(value: unknown): value is Citation[] {
  return Array.isArray(value) && value.every((item) => isObject(item) && typeof item['id'] === 'string');
}

function isPreviews(value: unknown): value is MadePreview[] {
  return Array.isArray(value) && value.every((item) => isObject(item) && typeof item['content'] === 'string');
}

function isPart(value: unknown): value is KeptPart {
  return isObject(value) && Array.isArray(value['chunks']) && isObject(value['uses']) && isObject(value['glyphs']);
}

function isDigests(value: unknown): value is Digests {
  return isObject(value) && Object.values(value).every((digest) => typeof digest === 'string');
}
