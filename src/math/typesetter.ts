/** A typesetter: one MathJax document and drawing board for good, one TeX per article. */
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import type { LiteDocument } from 'mathjax-full/js/adaptors/lite/Document.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import type { LiteText } from 'mathjax-full/js/adaptors/lite/Text.js';
import { HTMLHandler } from 'mathjax-full/js/handlers/html/HTMLHandler.js';
import { HTMLMathItem } from 'mathjax-full/js/handlers/html/HTMLMathItem.js';
import { boundsFault, silentLosses } from './bounds.ts';
import { chunksOf } from './definitions.ts';
import { faultOf } from './faults.ts';
import { drawnMathmlOf } from './drawn-mathml.ts';
import { mathmlOf } from './mathml.ts';
import { SvgOutput } from './output.ts';
import { Definers } from './references.ts';
import { missingReferences, numberedInline, tooLarge, unknownColors } from './remarks.ts';
import { placeRows } from './rows.ts';
import { UNITS_PER_EX } from './shift.ts';
import { speedUp } from './speed.ts';
import type { FormulaState } from './state.ts';
import { finishSvg } from './svg.ts';
import { ArticleTeX } from './tex.ts';
import { placeOfError } from './track.ts';
import type { FormulaInput, TexFault, Typeset, Typesetter, TypesetResult } from './types.ts';

/** Any em will do, since sizes are in units of the font; the ex has to be the font's own for characters outside it. */
const EM = 16;
const EX = (EM * UNITS_PER_EX) / 1000;
/** em; only what is drawn to a percentage of its surroundings would look at it. */
const CONTAINER = 40;
/** em; larger is a mistake, or an attack. */
const MAX_EXTENT = 100_000;

type Document = ReturnType<HTMLHandler<LiteElement, LiteText, LiteDocument>['create']>;
type Item = HTMLMathItem<LiteElement, LiteText, LiteDocument>;

class Engine implements Typesetter {
  macroFaults: readonly TexFault[] = [];
  private readonly adaptor = liteAdaptor();
  private readonly output = new SvgOutput();
  private readonly document: Document;
  private readonly macros: string;
  private tex = new ArticleTeX();
  private definers = new Definers();

  constructor(macros: string) {
    this.macros = macros;
    const handler = new HTMLHandler<LiteElement, LiteText, LiteDocument>(this.adaptor);
    this.document = handler.create('', { InputJax: this.tex, OutputJax: this.output });
    this.macroFaults = this.define(macros);
  }

  reset(): void {
    this.tex = new ArticleTeX();
    this.tex.setAdaptor(this.adaptor);
    this.tex.setMmlFactory(this.document.mmlFactory);
    this.document.inputJax[0] = this.tex;
    this.definers = new Definers();
    this.define(this.macros);
  }

  outline(id: string): string {
    return this.output.outline(id);
  }

  mayDefine(tex: string): boolean {
    return this.definers.mayDefine(tex);
  }

  define(tex: string): readonly TexFault[] {
    this.definers.note(tex);
    if (!tex.trim()) return [];
    if (this.definesWithoutFault(tex)) return [];
    // One by one, so that what follows a fault is defined all the same.
    return chunksOf(tex).flatMap(({ text, start }) => {
      const formula: FormulaInput = { tex: text, display: false };
      try {
        this.compile(formula);
        return [];
      } catch (error) {
        const fault = this.locate(formula, error);
        return [{ ...fault, start: start + fault.start, end: start + fault.end }];
      }
    });
  }

  private definesWithoutFault(tex: string): boolean {
    try {
      this.compile({ tex, display: false });
      return true;
    } catch {
      return false;
    }
  }

  typeset(formula: FormulaInput): TypesetResult {
    const refused = boundsFault(formula.tex);
    if (refused) return { typeset: null, faults: [refused], cites: [] };
    const losses = silentLosses(formula.tex);
    const undo = this.mayDefine(formula.tex) ? this.tex.remember() : null;
    this.definers.note(formula.tex);
    try {
      const { item, state } = this.compile(formula);
      const faults = [...missingReferences(formula.tex, state), ...numberedInline(formula.tex, state), ...losses];
      const drawn = this.draw(item, state);
      if (!drawn) return { typeset: null, faults: [tooLarge(formula.tex), ...faults], cites: [] };
      const cites = [...state.cited];
      return { typeset: drawn.typeset, faults: [...faults, ...unknownColors(formula.tex, drawn.unknownColors)], cites };
    } catch (error) {
      const fault = this.locate(formula, error);
      // Looking for the place has defined everything again.
      undo?.();
      return { typeset: null, faults: [fault, ...losses], cites: [] };
    }
  }

  private compile({ tex, display, references }: FormulaInput): { item: Item; state: FormulaState } {
    const state = this.tex.begin(references);
    const item: Item = new HTMLMathItem(tex, this.tex, display);
    item.start.node = this.adaptor.body(this.document.document);
    item.setMetrics(EM, EX, CONTAINER * EM, CONTAINER * EM, 1);
    item.compile(this.document);
    return { item, state };
  }

  /** `null` if the formula has no sensible size. */
  private draw(item: Item, state: FormulaState): { typeset: Typeset; unknownColors: ReadonlySet<string> } | null {
    const mathml = mathmlOf(item.root);
    const drawnMathml = drawnMathmlOf(item.root);
    item.typeset(this.document);
    const drawing = this.output.takeDrawing();
    if (!drawing) return null;
    const { wrapper, group } = drawing;
    const { w, h, d } = wrapper.getOuterBBox();
    if (!(Math.abs(w) < MAX_EXTENT && Math.abs(h) < MAX_EXTENT && Math.abs(d) < MAX_EXTENT)) return null;
    const width = Math.max(w, 0.001);
    const { svg, glyphs, depth, unknownColors } = finishSvg(group, { width, height: h, depth: d }, (id) =>
      this.output.path(id),
    );
    const rows = placeRows(wrapper, state.rows, h, depth);
    return {
      typeset: { svg, mathml, drawnMathml, width: Math.round(width * 1000) / 1000, rows, glyphs },
      unknownColors,
    };
  }

  /** The fault for an error: the formula is parsed once more, with a parser that knows where it is. */
  private locate(formula: FormulaInput, error: unknown): TexFault {
    const known = {
      macros: () => this.tex.names('macro'),
      environments: () => this.tex.names('environment'),
    };
    const tracked = placeOfError(formula.tex, () => void this.compile(formula));
    return faultOf(tracked?.error ?? error, formula.tex, tracked?.span ?? null, known);
  }
}

/**
 * A typesetter for formulas in TeX. `macros` is TeX (`\newcommand` and the like) in force for every article; what is
 * wrong with it is in `macroFaults`. Making one takes some milliseconds: keep it, and `reset()` between articles.
 */
export function createTypesetter(options: { macros?: string } = {}): Typesetter {
  speedUp();
  return new Engine(options.macros ?? '');
}
