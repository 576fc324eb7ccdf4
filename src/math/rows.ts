/** MathJax numbers nothing: rows, tags and labels are recorded, and their places read from the finished boxes. */
import type { SVGWrapper } from 'mathjax-full/js/output/svg/Wrapper.js';
import { SVGmtable } from 'mathjax-full/js/output/svg/Wrappers/mtable.js';
import type { LiteDocument } from 'mathjax-full/js/adaptors/lite/Document.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import type { LiteText } from 'mathjax-full/js/adaptors/lite/Text.js';
import type { TagInfo } from 'mathjax-full/js/input/tex/Tags.js';
import type { ParseOptions } from './interop.ts';
import { stateOf, type ParsedRow } from './state.ts';
import { plainText } from './text.ts';
import type { Row } from './types.ts';

export type Wrapper = SVGWrapper<LiteElement, LiteText, LiteDocument>;

type Table = SVGmtable<LiteElement, LiteText, LiteDocument>;

/** Before a `\tag` there is none, whatever MathJax's type says. */
const isSet = (tag: string | null): tag is string => typeof tag === 'string';

const isTable = (wrapper: Wrapper): wrapper is Table => wrapper instanceof SVGmtable;

function parsedRow(info: TagInfo): ParsedRow {
  const own = isSet(info.tag) ? { text: info.tag, star: info.tagFormat === info.tag } : null;
  const tag = info.noTag ? null : (own ?? (info.defaultTags ? 'auto' : null));
  return { env: info.env, tag, label: info.labelId || null, sub: null, groupLabel: null };
}

/** Puts the recording in place of MathJax's numbering. The environments still decide which rows take a number. */
export function recordRows(options: ParseOptions): void {
  const { tags } = options;
  const startEquation = tags.startEquation.bind(tags);
  tags.startEquation = (math) => {
    startEquation(math);
    // Labels are checked over the article; one that a formula keeps would make its second rendering fail.
    tags.allLabels = {};
  };
  const setTag = tags.tag.bind(tags);
  tags.tag = (tag, noFormat) => {
    // It is typeset later, beside the formula; what it cannot hold is said where the author wrote it.
    if (isSet(tag)) plainText(tag);
    setTag(tag, noFormat);
  };
  tags.getTag = () => {
    const info = tags.currentTag;
    if (info.taggable) addRow(options, parsedRow(info));
  };
  tags.finalize = (node, env) => {
    const info = tags.currentTag;
    const row = parsedRow(info);
    if (info.env || (!row.tag && !row.label)) return node;
    if (!env['display']) stateOf(options).numberedInline = true;
    // A label on a display without an environment asks for a number, as `$$…$$ {#id}` does.
    else addRow(options, { ...row, tag: row.tag ?? (info.noTag ? null : 'auto') });
    return node;
  };
}

function addRow(options: ParseOptions, row: ParsedRow): void {
  const state = stateOf(options);
  const numbered = row.tag === 'auto';
  if (numbered && row.env === 'subnumcases') {
    const before = state.rows.filter((other) => other.env === 'subnumcases' && other.sub !== null).length;
    row.sub = before;
  } else if (numbered && state.group) {
    row.sub = state.group.size++;
    state.group.first ??= row;
  }
  state.rows.push(row);
}

/** A row of a table above the table's own baseline, in em; half of the space between rows belongs to each. */
interface Line {
  top: number;
  base: number;
  bottom: number;
}

function linesOf(table: Table): Line[] {
  const space = table.getRowHalfSpacing();
  const rules = table.rLines;
  let y = table.getBBox().h - table.fLine;
  return table.childNodes.map((row, i) => {
    const top = y;
    const base = top - (space[i] ?? 0) - row.H;
    const bottom = base - row.D - (space[i + 1] ?? 0);
    y = bottom - (rules[i] ?? 0);
    return { top, base, bottom };
  });
}

function outermostTables(wrapper: Wrapper, found: Table[] = []): Table[] {
  if (isTable(wrapper)) found.push(wrapper);
  else for (const child of wrapper.childNodes) outermostTables(child, found);
  return found;
}

/** What `empheq` and `numcases` put beside all rows, in a cell of the first one. */
function spansRows({ node, childNodes }: Wrapper): boolean {
  return (node.isKind('mpadded') && node.attributes.getExplicit('voffset') === 'height') || childNodes.some(spansRows);
}

/** Whether there is nothing but one table, and nothing in it that belongs to several rows. */
function isTableAlone(wrapper: Wrapper): boolean {
  const [child] = wrapper.childNodes;
  if (child === undefined) return false;
  return isTable(wrapper) ? !spansRows(child) : wrapper.childNodes.length === 1 && isTableAlone(child);
}

/**
 * Where the rows stand. `height` and `depth` in em are those of the finished SVG.
 *
 * A row that is alone (`equation`, a display without environment) has the formula's own baseline, `multline`'s number
 * stands at its last line; else rows and lines of the outermost tables correspond one to one.
 */
export function placeRows(root: Wrapper, parsed: readonly ParsedRow[], height: number, depth: number): Row[] {
  const total = height + depth;
  const lines = outermostTables(root).flatMap(linesOf);
  const first = parsed[0];
  const correspond = parsed.length === lines.length && (parsed.length > 1 || first?.env !== 'equation');
  const baseOf = (i: number): number => {
    if (correspond) return lines[i]?.base ?? 0;
    if (parsed.length === 1 && first?.env === 'multline') return lines.at(-1)?.base ?? 0;
    return 0;
  };
  /** From the top, as a fraction of the height. */
  const placeOf = (y: number): number => {
    const place = total > 0 ? Math.min(1, Math.max(0, (height - y) / total)) : 0.5;
    return Math.round(place * 1e4) / 1e4;
  };
  const alone = correspond && lines.length > 1 && isTableAlone(root);
  return parsed.flatMap((row, i): Row[] => {
    if (row.tag === null && row.label === null) return [];
    const place: Row = { tag: row.tag, label: row.label, y: placeOf(baseOf(i)) };
    const line = alone ? lines[i] : undefined;
    if (line) place.line = { index: i, top: placeOf(line.top), bottom: placeOf(line.bottom) };
    if (row.sub !== null) place.sub = row.sub;
    if (row.groupLabel !== null) place.groupLabel = row.groupLabel;
    return [place];
  });
}
