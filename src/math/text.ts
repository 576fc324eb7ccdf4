/** `\text{…}` and its kin: what stands in it is text, not mathematics, yet MathJax alone shows every `\` in it. */
import type { MmlNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import { FormulaError } from './errors.ts';
import { ParseUtil, type ParseOptions, type TexParser } from './interop.ts';

/** Commands of text mode that stand for characters. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ' ': ' ',
  '\n': ' ',
  ',': '\u2009',
  ':': '\u2005',
  '>': '\u2005',
  ';': '\u2004',
  '!': '',
  '/': '',
  '-': '',
  quad: '\u2003',
  qquad: '\u2003\u2003',
  enspace: '\u2002',
  thinspace: '\u2009',
  nobreakspace: '\u00A0',
  dots: '…',
  ldots: '…',
  textellipsis: '…',
  textbackslash: '\\\\',
  textasciitilde: '∼',
  textquotedblleft: '“',
  textquotedblright: '”',
  S: '§',
  P: '¶',
  copyright: '©',
};
/** Commands that MathJax understands in mathematics and that mean the same in text. */
const NESTED: ReadonlySet<string> = new Set(
  'text textbf textit textrm textsf texttt textup textnormal textsc emph mbox hbox fbox underline textcolor'.split(' '),
);
/** Inside text MathJax handles these itself. */
const HANDLED = /^(?:[${}()\\]|(?:eq)?ref)$/;
const ESCAPED = /^[%_&#]$/;

/** End of a run of `{…}` groups (with spaces between) that begins at `i`. */
function endOfGroups(text: string, i: number): number {
  let end = i;
  for (;;) {
    let open = end;
    while (text.charAt(open) === ' ') open++;
    if (text.charAt(open) !== '{') return end;
    let depth = 0;
    let j = open;
    for (; j < text.length; j++) {
      const c = text.charAt(j);
      if (c === '\\') j++;
      else if (c === '{') depth++;
      else if (c === '}' && --depth === 0) break;
    }
    end = Math.min(j + 1, text.length);
  }
}

/** One command of text mode, at `text[i] === '\\'`: what to hand to MathJax for it, and where the text goes on. */
function command(text: string, i: number): { out: string; next: number } {
  const name = /^(?:[a-zA-Z]+|[^])/u.exec(text.slice(i + 1))?.[0] ?? '';
  const end = i + 1 + name.length;
  if (name === '') return { out: '', next: end };
  if (/^(?:eq)?ref$/.test(name)) {
    const next = endOfGroups(text, end);
    return { out: text.slice(i, next), next };
  }
  if (HANDLED.test(name)) return { out: text.slice(i, end), next: end };
  if (ESCAPED.test(name)) return { out: name, next: end };
  const symbol = Object.hasOwn(SYMBOLS, name) ? SYMBOLS[name] : undefined;
  if (symbol !== undefined) {
    const swallowed = /[a-zA-Z]/.test(name) ? (/^ +/.exec(text.slice(end))?.[0].length ?? 0) : 0;
    return { out: symbol, next: end + swallowed };
  }
  if (NESTED.has(name)) {
    const next = endOfGroups(text, end);
    return { out: `$${text.slice(i, next)}$`, next };
  }
  throw new FormulaError('CommandInText', `The command \\${name} stands in text`);
}

/** End of the mathematics that begins at `i` with `$` or `\(`, its closer included. */
function endOfMath(text: string, i: number): number {
  const closer = text.charAt(i) === '$' ? '$' : '\\)';
  let depth = 0;
  for (let j = i + (closer === '$' ? 1 : 2); j < text.length; j++) {
    const c = text.charAt(j);
    if (depth === 0 && text.startsWith(closer, j)) return j + closer.length;
    if (c === '\\') j++;
    else if (c === '{') depth++;
    else if (c === '}') depth--;
  }
  return text.length;
}

/**
 * The text as MathJax's own reader of text wants it: `\%` and the like un-escaped, braces that only group left out,
 * nested `\textbf{…}` as mathematics. Throws a FormulaError for a command that text has not.
 */
export function plainText(text: string): string {
  let out = '';
  let i = 0;
  while (i < text.length) {
    const c = text.charAt(i);
    if (c === '$' || text.startsWith('\\(', i)) {
      const end = endOfMath(text, i);
      out += text.slice(i, end);
      i = end;
    } else if (c === '\\') {
      const { out: piece, next } = command(text, i);
      out += piece;
      i = next;
    } else {
      out += c === '{' || c === '}' ? '' : c === '~' ? '\u00A0' : c;
      i++;
    }
  }
  return out;
}

type InternalMath = (parser: TexParser, text: string, level?: number | string, font?: string) => MmlNode[];

/**
 * Puts our reading of text before MathJax's. The option is read anew for each text, and MathJax's own function, which we
 * call in the end, looks at it too: for that one look it is not there.
 */
export function readTextAsLatex({ options }: ParseOptions): void {
  let passing = false;
  const hook: InternalMath = (parser, text, level, font) => {
    const plain = plainText(text);
    passing = true;
    return ParseUtil.internalMath(parser, plain, level, font);
  };
  Object.defineProperty(options, 'internalMath', {
    configurable: true,
    get: () => {
      if (!passing) return hook;
      passing = false;
      return null;
    },
  });
}
