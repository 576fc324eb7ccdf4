/** How each formula and each `$` of a file was read, for `render --spans --explain`. */
import { positionAt } from '../diagnostics/index.ts';
import { explain } from '../markdown/index.ts';

/** Characters of a formula that are shown. */
const SHOWN = 48;

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** One line each, `file:line:column`, and a closing count. */
export function explanation(file: string, source: string): string {
  const items = explain(source);
  const lines = items.map(({ start, end, read, reason }) => {
    const { line, column } = positionAt(source, start);
    const why = reason === undefined ? '' : `: ${reason}`;
    return `${file}:${line}:${column} ${read} ${shown(source.slice(start, end))}${why}\n`;
  });
  const texts = items.filter(({ read }) => read === 'text').length;
  const references = items.filter(({ read }) => read === 'reference').length;
  const formulas = items.length - texts - references;
  return `${lines.join('')}formulas: ${formulas}, references: ${references}, left as text: ${texts}\n`;
}
