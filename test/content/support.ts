import { readFileSync } from 'node:fs';
import { Marked, type Token, type Tokens } from 'marked';

/** Markdown of an article or a page of documentation, front matter taken off. */
export function readMarkdown(path: string): string {
  return readFileSync(path, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
}

/** A table cell as plain marked reads it. */
export interface Cell {
  text: string;
  /** Text of the cell's code span where it holds nothing else. */
  code: string | null;
}

export interface Table {
  header: string[];
  rows: Cell[][];
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

function isCode(token: Token): token is Tokens.Code {
  return token.type === 'code';
}

function readCell(cell: Tokens.TableCell): Cell {
  const [only, more] = cell.tokens;
  const code = only?.type === 'codespan' && !more && 'text' in only && typeof only.text === 'string' ? only.text : null;
  return { text: cell.text, code };
}

/** Every top-level table. */
export function tablesOf(markdown: string): Table[] {
  return new Marked()
    .lexer(markdown)
    .filter(isTable)
    .map((table) => ({
      header: table.header.map((cell) => cell.text),
      rows: table.rows.map((row) => row.map(readCell)),
    }));
}

/** The table whose first header is `name`; throws where there is none, so that a renamed table fails its test. */
export function tableNamed(markdown: string, name: string): Table {
  const table = tablesOf(markdown).find((t) => t.header[0] === name);
  if (!table) throw new Error(`no table begins with the column ${name}`);
  return table;
}

/** Every fenced block in order. */
export function fencesOf(markdown: string): { lang: string; text: string }[] {
  const fences: { lang: string; text: string }[] = [];
  for (const token of new Marked().lexer(markdown)) {
    if (isCode(token)) fences.push({ lang: token.lang ?? '', text: token.text });
  }
  return fences;
}
