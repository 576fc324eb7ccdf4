/** MathJax's TeX input as this project uses it: no numbers, no silent errors, bounded work. */
import type { LiteDocument } from 'mathjax-full/js/adaptors/lite/Document.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import type { LiteText } from 'mathjax-full/js/adaptors/lite/Text.js';
import type { MmlNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import { AmsTags } from 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import { TagsFactory } from 'mathjax-full/js/input/tex/Tags.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import './commands.ts';
import { FormulaError } from './errors.ts';
import type { ParseOptions, TexError } from './interop.ts';
import { PACKAGES } from './packages.ts';
import { recordRows } from './rows.ts';
import { beginFormula, stateOf, type FormulaState } from './state.ts';
import { readTextAsLatex } from './text.ts';
import type { FormulaInput } from './types.ts';

/** Characters a macro's expansion may have together with what follows it. */
const MAX_BUFFER = 64 * 1024;
/** Expansions by one parser: as many as the longest formula can call by two-letter names. */
const MAX_MACROS = 7000;
/** Nodes and expansions of one formula; 20 KB of single letters need 60,000, which takes two seconds. */
export const MAX_WORK = 100_000;
/** Measure of `multline` and `flalign`, whose lines go to the margins: about a phone's or a narrow column's width. */
const MEASURE = '22em';

/** Maps that definitions go to; they belong to one TeX instance. */
const DEFINITION_MAPS = [
  'new-Command',
  'new-Delimiter',
  'new-Environment',
  'ams-declare-ops',
  'mathtools-paired-delims',
];

function innerMap(map: unknown): Map<unknown, unknown> | null {
  if (typeof map !== 'object' || map === null) return null;
  const inner: unknown = Reflect.get(map, 'map');
  return inner instanceof Map ? inner : null;
}

/** Stops a formula whose macros multiply: 14 of them suffice for 16,000 roots. */
function limitWork(options: ParseOptions): void {
  const spend = (n: number): void => {
    const state = stateOf(options);
    state.work += n;
    if (state.work > MAX_WORK) throw new FormulaError('TooMuchWork', 'Too much work');
  };
  const { nodeFactory } = options;
  const create = nodeFactory.create.bind(nodeFactory);
  nodeFactory.create = (kind: string, ...rest: unknown[]): MmlNode => {
    spend(1);
    return create(kind, ...rest);
  };
  const popParser = options.popParser.bind(options);
  options.popParser = () => {
    spend(options.parser.macroCount);
    popParser();
  };
}

/** `width="100%"` has no natural size; lines that go to the margins get a measure instead. */
function fixWidths({ data }: { data: ParseOptions }): void {
  for (const table of data.getList('mtable')) {
    if (table.attributes.getExplicit('width') === '100%') table.attributes.set('width', MEASURE);
  }
}

/** One article's TeX: knows what its formulas have defined. */
export class ArticleTeX extends TeX<LiteElement, LiteText, LiteDocument> {
  constructor() {
    super({
      packages: [...PACKAGES],
      tags: 'ams',
      maxBuffer: MAX_BUFFER,
      maxMacros: MAX_MACROS,
      ams: { multlineWidth: MEASURE },
      formatError: (_jax: unknown, error: TexError): never => {
        throw new FormulaError(error.id, error.message, error);
      },
    });
    // mathtools registers a class of tags for each instance and keeps it, and with it the instance, for ever.
    TagsFactory.add(String(this.parseOptions.options['tags']), AmsTags);
    recordRows(this.parseOptions);
    readTextAsLatex(this.parseOptions);
    limitWork(this.parseOptions);
    this.postFilters.add(fixWidths, -1);
  }

  /** Call before each formula. */
  begin(references: FormulaInput['references']): FormulaState {
    return beginFormula(this.parseOptions, references, (name) => {
      this.configuration.add(name, this, {});
    });
  }

  /** What has been defined so far; the function that is returned brings that state back. */
  remember(): () => void {
    const saved = DEFINITION_MAPS.flatMap((name) => {
      const map = innerMap(this.parseOptions.handlers.retrieve(name));
      return map ? [{ map, entries: [...map] }] : [];
    });
    return () => {
      for (const { map, entries } of saved) {
        map.clear();
        for (const [key, value] of entries) map.set(key, value);
      }
    };
  }

  /** Names of the commands (without backslash) or of the environments that are defined now. */
  names(kind: 'macro' | 'environment'): ReadonlySet<string> {
    const handler = this.parseOptions.handlers.get(kind);
    const names = new Set<string>();
    for (const mapName of String(handler).split(', ')) {
      const map = innerMap(handler.retrieve(mapName));
      for (const key of map?.keys() ?? []) names.add(String(key).replace(/^\\(?=.)/, ''));
    }
    return names;
  }
}
