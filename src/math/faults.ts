/** MathJax's errors as faults: a stable id, a place in the author's TeX, a message and a hint. */
import { FormulaError } from './errors.ts';
import { ENDLESS, ERROR_KINDS, PLACE_HINT, REPLACEMENTS, SYNTAX, type ErrorKind } from './kinds.ts';
import { forgottenSpace, nearest } from '../diagnostics/suggest.ts';
import type { Span } from './track.ts';
import type { TexFault } from './types.ts';

/** Names that a formula may use where it failed. */
export interface KnownNames {
  macros: () => ReadonlySet<string>;
  environments: () => ReadonlySet<string>;
}

/** The command, environment or label that a message of MathJax speaks of. */
function nameIn(message: string): string {
  const command = /\\(?:[a-zA-Z]+|[^a-zA-Z\s])/.exec(message)?.[0];
  const quoted = /["']([^"']*)["']/.exec(message)?.[1];
  const braced = /\\(?:begin|end)\{([^}]*)\}/.exec(message)?.[1];
  return braced ?? quoted ?? command ?? message.split(' ').at(-1) ?? '';
}

function escapeForSearch(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** First place of `\name` in `tex` from `span.start` on, not as the beginning of a longer name. */
function placeOfName(tex: string, span: Span, name: string): number {
  const pattern = new RegExp(escapeForSearch(name) + (/[a-zA-Z]$/.test(name) ? '(?![a-zA-Z])' : ''), 'g');
  pattern.lastIndex = span.start;
  const match = pattern.exec(tex);
  return match && match.index < Math.max(span.end, span.start + 1) ? match.index : -1;
}

/** The token that begins at `start`, with its `{name}` for `\begin` and `\end`. */
function tokenAt(tex: string, start: number): string {
  return /^(?:\\(?:begin|end)\s*\{[^{}]*\}|\\[a-zA-Z]+\*?|\\[^]|[^])/u.exec(tex.slice(start))?.[0] ?? '';
}

interface Range {
  start: number;
  end: number;
}

/** The `$` or `\(` in a text that nothing closes: the last one that no backslash takes. */
function openDollar(tex: string, { read = [] }: Span): Range | null {
  const text = read.at(-1);
  const dollars = text ? [...tex.slice(text.start, text.end).matchAll(/\\\(|\\[^]|\$/g)] : [];
  const last = dollars.findLast(([found]) => found === '$' || found === '\\(');
  return text && last ? { start: text.start + last.index, end: text.start + last.index + last[0].length } : null;
}

/** What a kind of error points at, where that is not the token at which MathJax stumbled. */
function pointedAt(tex: string, span: Span, name: string, at: ErrorKind['at']): Range | null {
  if (span.expanded) return null;
  const { read = [] } = span;
  if (at === 'named') return read.find(({ start, end }) => tex.slice(start, end).trim() === name) ?? null;
  if (at === 'argument') return read.at(-1) ?? null;
  if (at === 'brace') {
    const brace = tex.indexOf('}', span.start);
    return brace < 0 ? null : { start: brace, end: brace + 1 };
  }
  if (at === 'dollar') return openDollar(tex, span);
  if (at !== 'command') return null;
  return { start: span.start, end: span.start + tex.slice(span.start, span.end).trimEnd().length };
}

interface Place extends Range {
  /** The fault lies in the definition of the macro at this place. */
  definition: string | null;
}

function placeOf(tex: string, span: Span | null, name: string, at?: ErrorKind['at']): Place {
  if (!span) return { start: 0, end: tex.length, definition: null };
  const pointed = pointedAt(tex, span, name, at);
  if (pointed && pointed.end > pointed.start) return { ...pointed, definition: null };
  let start = Math.min(span.start, Math.max(0, tex.length - 1));
  const token = tokenAt(tex, start);
  let definition: string | null = null;
  if (name.startsWith('\\') && token !== name) {
    // Some commands hand on text that they have not read yet.
    const found = placeOfName(tex, span.expanded ? span : { ...span, end: tex.length }, name);
    if (found >= 0) start = found;
    else if (span.expanded && /^\\[a-zA-Z]/.test(token)) definition = token;
  } else if (span.expanded && token !== name && /^\\(?!begin|end)[a-zA-Z]/.test(token)) definition = token;
  // Blanks before a missing thing say nothing: point at the last character instead.
  if (start >= tex.trimEnd().length) start = Math.max(0, tex.trimEnd().length - 1);
  return { start, end: start + Math.max(1, tokenAt(tex, start).length), definition };
}

function hintFor(kind: ErrorKind, name: string, definition: string | null, known: KnownNames): string | undefined {
  if (definition && kind.id === ENDLESS.id) return `${definition} is a macro: its definition must not use itself.`;
  if (definition) return `${definition} is a macro; look at its definition.`;
  if (kind.id === 'math/undefined-macro') return macroHint(name.slice(1), known);
  if (kind.id === 'math/unknown-environment') {
    const near = nearest(name, known.environments());
    return near ? `Did you mean \\begin{${near}}?` : kind.hint;
  }
  if (kind.id === 'math/misplaced' && /^\\h\w*line$/.test(name)) return PLACE_HINT;
  if (kind.id === 'math/command-in-text') {
    return `Inside text write mathematics between dollars: $${name}$; a backslash is \\textbackslash.`;
  }
  return kind.hint;
}

function macroHint(name: string, known: KnownNames): string {
  const replacement = Object.hasOwn(REPLACEMENTS, name) ? REPLACEMENTS[name] : undefined;
  if (replacement) return `Write ${replacement}.`;
  const macros = known.macros();
  const near = nearest(name, macros);
  // A last letter struck twice, `\fracc`, is a slip of the finger and no argument.
  const isTypo = near !== null && (!name.startsWith(near) || name === near + near.slice(-1));
  const split = isTypo ? null : forgottenSpace(name, macros);
  if (near && !split) return `Did you mean \\${near}?`;
  if (split) return `Did you mean \\${split}?`;
  return `Define it, \\newcommand{\\${name}}{…}, in the formula, in the article's macros or in the site's.`;
}

/** The fault for what MathJax threw. `span` is where it stumbled, `null` where that is not known. */
export function faultOf(error: unknown, tex: string, span: Span | null, known: KnownNames): TexFault {
  if (!(error instanceof FormulaError)) return otherFault(error, tex, span);
  const name = nameIn(error.message);
  const kind = (Object.hasOwn(ERROR_KINDS, error.id) ? ERROR_KINDS[error.id] : undefined) ?? SYNTAX;
  const { start, end, definition } = placeOf(tex, span, name, kind.at);
  const message =
    kind.message?.replaceAll('%', () => name).replaceAll('@', () => tex.slice(start, end)) ??
    `${error.message.replace(/[.?]?$/, '')}.`;
  const hint = hintFor(kind, name, definition, known);
  return { id: kind.id, severity: 'error', message, hint, start, end };
}

/** RangeErrors are stacks too deep, the rest is a fault of MathJax itself. */
function otherFault(error: unknown, tex: string, span: Span | null): TexFault {
  const { start, end } = placeOf(tex, span, '');
  if (error instanceof RangeError) {
    return {
      id: 'math/too-deep',
      severity: 'error',
      message: 'Groups or macros are nested too deep in this formula.',
      hint: 'Look for a macro that uses itself, or for braces that are never closed.',
      start,
      end,
    };
  }
  return {
    id: 'math/syntax',
    severity: 'error',
    message: 'MathJax cannot read this formula.',
    hint: SYNTAX.hint,
    start,
    end,
  };
}
