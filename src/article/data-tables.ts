/** `:::table{src="scores.csv"}`: the file's rows become a table among the block's tokens. */
import type { Token, Tokens } from 'marked';
import type { Diagnostic, DiagnosticId } from '../diagnostics/index.ts';
import { type ArticleToken, type ContainerToken, lex } from '../markdown/index.ts';
import { type CsvRow, parseCsv } from './csv.ts';
import { known, type Place, placeOf, walk } from './tokens.ts';
import type { FilesBeside } from './types.ts';

/** Cells that a table may have: more is a file to download, not a table to read. */
const MAX_CELLS = 5_000;

const NUMBER = /^[-+−±]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?\s*[%‰]?$/i;
/** A formula that is a number: `$10^{-3}$`, `$1.2\times10^{-3}$`. */
const TEX_NUMBER = /^\$[-+]?[\d.]+(?:\\times ?10)?(?:\^(?:\{[-+]?\d+\}|\d))?\$$/;
const NOTHING = /^[-–—]?$/;
/** Cells that are text whatever Markdown says. */
const PLAIN = /^[\p{L}\p{N}\p{Zs}.,，。、；：（）%+−-]*$/u;

/**
 * Puts the table of each `:::table` before what stands inside it, its caption. Everything in a cell has the place of
 * the name of the file.
 *
 * @returns What is wrong with the files.
 */
export function insertTables(tokens: readonly ArticleToken[], files: FilesBeside): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const blocks: ContainerToken[] = [];
  walk(tokens, (token) => {
    if (token.type === 'container' && token.head.name === 'table') blocks.push(token);
    return true;
  });
  for (const block of blocks) {
    const table = tableOf(block, files, diagnostics);
    if (table) block.tokens.unshift(table);
  }
  return diagnostics;
}

/** The table that stands first in a block, and what is left, its caption. */
export function withoutTable({ head, tokens }: ContainerToken): { table: Token[]; rest: Token[] } {
  const isOurs = head.name === 'table' && tokens[0]?.type === 'table';
  return isOurs ? { table: tokens.slice(0, 1), rest: tokens.slice(1) } : { table: [], rest: tokens };
}

function tableOf({ head }: ContainerToken, files: FilesBeside, diagnostics: Diagnostic[]): Tokens.Table | null {
  const report = (id: DiagnosticId, message: string, hint: string | undefined, { start, end }: Place): null => {
    diagnostics.push({ id, severity: 'error', message, hint, start, end });
    return null;
  };
  const src = head.attributes.find(({ key }) => key === 'src');
  if (!src) {
    const hint = 'Write :::table{src="scores.csv"} with a file that lies beside the article.';
    return report('table/no-file', 'The table names no file.', hint, { start: head.nameStart, end: head.nameEnd });
  }
  const file = files[src.value] ?? missing(src.value);
  if ('fault' in file) return report(file.fault.id, file.fault.message, file.fault.hint, src);
  const csv = parseCsv(file.text);
  if (!('rows' in csv)) {
    const message = `"${src.value}" cannot be read from line ${csv.line}, column ${csv.column} on: ${csv.why}.`;
    return report(
      'table/unreadable',
      message,
      'Put cells with commas into quotes, and write a quote in them twice.',
      src,
    );
  }
  const [header, ...rows] = csv.rows;
  if (!header) return report('table/unreadable', `"${src.value}" has no rows.`, 'Its first row is the header.', src);
  const count = csv.rows.reduce((sum, { cells }) => sum + cells.length, 0);
  if (count > MAX_CELLS) {
    const message = `"${src.value}" has ${count} cells; a table may have ${MAX_CELLS}.`;
    return report(
      'table/too-large',
      message,
      'Show a part of it, and put the whole into public/ to be downloaded.',
      src,
    );
  }
  const ragged = rows.filter(({ cells }) => cells.length !== header.cells.length);
  if (ragged[0])
    report('table/ragged', raggedMessage(src.value, header, ragged), 'Give every row as many commas.', src);
  return tableToken(header, rows, src);
}

function missing(name: string): FilesBeside[string] {
  const message = `There is no file "${name}".`;
  return { fault: { id: 'table/missing', message, hint: 'Put it beside the article.' } };
}

function raggedMessage(name: string, { cells }: CsvRow, ragged: readonly CsvRow[]): string {
  const [first, ...others] = ragged;
  const also =
    others.length === 0 ? '' : `, and ${others.length} other ${others.length === 1 ? 'row differs' : 'rows differ'}`;
  return `Line ${first?.line ?? 0} of "${name}" has ${first?.cells.length ?? 0} cells, its header ${cells.length}${also}.`;
}

function tableToken(header: CsvRow, rows: readonly CsvRow[], place: Place): Tokens.Table {
  const align = header.cells.map((_, i) => (isNumeric(rows.map(({ cells }) => cells[i] ?? '')) ? 'right' : null));
  const cellsOf = ({ cells }: CsvRow, isHeader: boolean): Tokens.TableCell[] =>
    align.map((side, i) => {
      const text = (cells[i] ?? '').replaceAll('\n', ' ').trim();
      return { text, tokens: cellTokens(text, place), header: isHeader, align: side };
    });
  const table: Tokens.Table = {
    type: 'table',
    raw: '',
    align,
    header: cellsOf(header, true),
    rows: rows.map((row) => cellsOf(row, false)),
  };
  return Object.assign(table, { start: place.start, end: place.end });
}

/** A column of numbers, some of which may be missing. */
function isNumeric(cells: readonly string[]): boolean {
  const shown = cells.map((cell) => cell.trim()).filter((cell) => !NOTHING.test(cell));
  return shown.length > 0 && shown.every((cell) => NUMBER.test(cell) || TEX_NUMBER.test(cell));
}

/** A word before the cell keeps it in one line: `- a` is no list there, `1. b` neither. */
const LEAD = 'x ';

function cellTokens(text: string, { start, end }: Place): Token[] {
  if (PLAIN.test(text)) return text === '' ? [] : [textToken(text)];
  const tokens: Token[] = [];
  for (const token of known(lex(LEAD + text).tokens)) {
    if (token.type === 'paragraph') tokens.push(...token.tokens);
    else if (token.type === 'math') tokens.push({ ...token, block: false });
  }
  const [first] = tokens;
  if (first?.type !== 'text' || !first.raw.startsWith(LEAD.trim())) return [textToken(text)];
  tokens.splice(0, 1, ...withoutLead(first.raw));
  walk(tokens, (token) => {
    if (placeOf(token)) Object.assign(token, { start, end });
    if (token.type === 'math') token.texStart = -1;
    return true;
  });
  return tokens;
}

function withoutLead(raw: string): Token[] {
  const rest = raw.slice(LEAD.length);
  return rest === '' ? [] : [textToken(rest)];
}

function textToken(text: string): Tokens.Text {
  return { type: 'text', raw: text, text };
}
