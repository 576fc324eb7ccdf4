/** What the renderers of tokens share while one piece of an article is written. */
import type { HighlightedCode } from '../code/index.ts';
import type { Diagnostic, DiagnosticId } from '../diagnostics/index.ts';
import type { ArticleToken, MathToken } from '../markdown/index.ts';
import type { CitedNote, Footnotes } from './footnotes.ts';
import type { Mode, Surroundings } from './formula-html.ts';
import type { Formula } from './formulas.ts';
import type { Holes } from './holes.ts';
import type { Ids } from './ids.ts';
import type { Labels } from './labels.ts';
import type { Sides } from './sides.ts';
import type { Statements } from './statements.ts';
import { type Place, placeOf } from './tokens.ts';

/** All that is known of an article before its HTML is written. */
export interface Prepared {
  source: string;
  formulas: ReadonlyMap<MathToken, Formula>;
  labels: Labels;
  /** Highlighted code by its token. */
  code: ReadonlyMap<object, HighlightedCode>;
  /** Inline tokens of figures' captions by their image. */
  captions: ReadonlyMap<object, readonly ArticleToken[]>;
  /** Ids of headings by their token. */
  headingIds: ReadonlyMap<object, string>;
  /** Ids of `:::` blocks by where they are written; false for one that is taken. */
  blockIds: ReadonlyMap<object, boolean>;
  statements: Statements;
  /** Names of the site's own theorem-like blocks. */
  theoremNames: readonly string[];
  notes: Footnotes;
  ids: Ids;
  /** The article is Chinese. */
  chinese: boolean;
  /** By how much headings are moved down, 0 or 1. */
  demote: number;
}

export interface Context extends Prepared, Surroundings {
  /** Inside a link, where no other may stand. */
  inLink: boolean;
  /** Inside a `:::figure`. */
  inFigure: boolean;
  holes: Holes;
  sides: Map<object, Sides>;
  /** Ids of the glyphs that were drawn. */
  glyphs: Set<string>;
  pictures: Set<string>;
  /** Footnotes by their labels in lower case, in the order in which they were cited. */
  cited: Map<string, CitedNote>;
  diagnostics: Diagnostic[];
  /** Place of the last token that has one: near enough for those that have none. */
  near: Place;
}

export function createContext(prepared: Prepared, mode: Mode, holes: Holes): Context {
  return {
    ...prepared,
    mode,
    inFigure: false,
    inLink: false,
    inCell: false,
    holes,
    sides: new Map(),
    glyphs: new Set(),
    pictures: new Set(),
    cited: new Map(),
    diagnostics: [],
    near: { start: 0, end: 0 },
  };
}

/** Where a token stands, or where the one before it does. */
export function locate(context: Context, token: object): Place {
  context.near = placeOf(token) ?? context.near;
  return context.near;
}

export function report(
  context: Context,
  severity: Diagnostic['severity'],
  id: DiagnosticId,
  message: string,
  hint: string | undefined,
  { start, end }: Place,
): void {
  context.diagnostics.push({ id, severity, message, hint, start, end });
}
