import type { TokenizerThis, Tokens } from 'marked';
import { maskOf } from './tokenizer.ts';
import type { FootnoteReferenceToken, FootnoteToken } from './types.ts';

/**
 * `[^label]` in the text and `[^label]: note` among the blocks. A note goes on in lines that are indented by four
 * columns, also behind blank lines, and like any paragraph in lines that begin nothing of their own.
 */

/** No formula, code or escape. */
const LABEL = String.raw`\[\^([^\]\s[$\\\x60]{1,99})\]`;
const OPENING = new RegExp(`^ {0,3}${LABEL}:[ \\t]*`);
const REFERENCE = new RegExp(`^${LABEL}`);
const INDENTATION = /^(?: {4}| {0,3}\t)/;
/** What ends a paragraph that a line would otherwise go on with. */
const BEGINS_BLOCK = new RegExp(
  `^ {0,3}(?:#{1,6}(?:[ \\t]|$)|>|[-*+](?:[ \\t]|$)|\\d{1,9}[.)](?:[ \\t]|$)|\`{3}|~{3}|<[a-zA-Z/!?]|(?:[*_-][ \\t]*){3,}$|${LABEL}:)`,
);

/** Notes inside one another. */
const MAX_DEPTH = 20;

interface Notes {
  labels: Set<string>;
  depth: number;
}

/** Of one document, by the options object of its lexer; blocks are all read before any text is. */
const documents = new WeakMap<object, Notes>();

/** Labels are compared in lower case, as those of links are. */
export function footnoteLabel(label: string): string {
  return label.toLowerCase();
}

function lineAt(src: string, start: number): { line: string; next: number } {
  const newline = src.indexOf('\n', start);
  const end = newline < 0 ? src.length : newline;
  return { line: src.slice(start, end), next: newline < 0 ? end : end + 1 };
}

/** The note whose first line begins `src`: its lines without their indentation, and where it ends. */
function noteAt(src: string, opening: string, mark: string): { text: string; end: number } {
  const first = lineAt(src, 0);
  const lines = [first.line.slice(opening.length)];
  let end = first.next;
  let blanks = 0;
  for (let at = end; at < src.length;) {
    const { line, next } = lineAt(src, at);
    at = next;
    if (line.trim() === '') {
      // A note that is empty so far has no second paragraph.
      if (lines.length === 1 && lines[0]?.trim() === '') break;
      blanks++;
      continue;
    }
    const indented = INDENTATION.test(line);
    const goesOn = indented || (blanks === 0 && !BEGINS_BLOCK.test(line) && !line.trimStart().startsWith(mark));
    if (!goesOn) break;
    for (; blanks > 0; blanks--) lines.push('');
    lines.push(line.replace(INDENTATION, ''));
    end = next;
  }
  return { text: `${lines.join('\n')}\n`, end };
}

function definition(this: TokenizerThis, src: string): FootnoteToken | undefined {
  const mask = maskOf(this.lexer.options);
  const opening = OPENING.exec(src);
  const label = opening?.[1];
  if (!mask || !opening || label === undefined || label.includes(mask.mark)) return undefined;
  const notes = documents.get(this.lexer.options) ?? { labels: new Set(), depth: 0 };
  documents.set(this.lexer.options, notes);
  if (notes.depth >= MAX_DEPTH) return undefined;
  const { text, end } = noteAt(src, opening[0], mask.mark);
  notes.labels.add(footnoteLabel(label));
  notes.depth++;
  const { top } = this.lexer.state;
  this.lexer.state.top = true;
  const tokens = this.lexer.blockTokens(text, []);
  this.lexer.state.top = top;
  notes.depth--;
  return { type: 'footnote', raw: src.slice(0, end), label, tokens };
}

/** The offset of a definition that interrupts a paragraph, of which `src` lacks the first character; or `undefined`. */
function nextDefinition(src: string): number | undefined {
  for (let { line, next } = lineAt(src, 0); line.trim() !== '' && next < src.length;) {
    const at = next;
    ({ line, next } = lineAt(src, at));
    if (OPENING.test(line)) return at;
  }
  return undefined;
}

/** The rules for `marked.use({ extensions: [...] })`. */
export const footnoteRules = [
  {
    name: 'footnote',
    level: 'block' as const,
    childTokens: ['tokens'],
    start: nextDefinition,
    tokenizer(this: TokenizerThis, src: string): Tokens.Generic | undefined {
      return definition.call(this, src);
    },
  },
  {
    name: 'footnote-reference',
    level: 'inline' as const,
    // No `start`: marked's own text stops at every bracket.
    tokenizer(this: TokenizerThis, src: string): FootnoteReferenceToken | undefined {
      const mask = maskOf(this.lexer.options);
      const [raw, label] = REFERENCE.exec(src) ?? [];
      if (!mask || raw === undefined || label === undefined || label.includes(mask.mark)) return undefined;
      // A label that nothing defines may still be that of a link, as in plain Markdown.
      const known = documents.get(this.lexer.options)?.labels.has(footnoteLabel(label)) ?? false;
      if (!known && /[[(]/.test(src.charAt(raw.length))) return undefined;
      return { type: 'footnote-reference', raw, label, inLink: this.lexer.state.inLink };
    },
  },
];
