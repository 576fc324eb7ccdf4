/** What is refused, or remarked on, before MathJax sees a formula. */
import { commandsIn, tokensOf } from './tokens.ts';
import type { TexFault } from './types.ts';

/** UTF-16 units. MathJax needs a second for this much. */
export const MAX_LENGTH = 20 * 1024;
/** `&` and `\\` together: a second, and two megabytes of SVG. */
export const MAX_CELLS = 2000;
/** `{`, `\left` and `\begin` open at once; MathJax recurses, and a worker's stack is small. */
export const MAX_DEPTH = 100;

const OPENERS: ReadonlySet<string> = new Set(['{', '\\left', '\\begin']);
const CLOSERS: ReadonlySet<string> = new Set(['}', '\\right', '\\end']);

/** The place is where it begins: most often it was never meant to. */
function tooLong(tex: string): TexFault {
  const start = tex.length - tex.trimStart().length;
  return {
    id: 'math/too-long',
    severity: 'error',
    message: `The formula has ${tex.length} characters; at most ${MAX_LENGTH} are typeset.`,
    hint: 'Split it into several formulas, or see whether a delimiter is missing before it.',
    start,
    end: start + (/^.*/.exec(tex.slice(start))?.[0].length ?? 0),
  };
}

function tooManyCells(start: number, end: number): TexFault {
  return {
    id: 'math/too-many-cells',
    severity: 'error',
    message: `The formula has more than ${MAX_CELLS} cells and rows (& and \\\\).`,
    hint: 'Show a part of the table with \\cdots and \\vdots, or split it.',
    start,
    end,
  };
}

function tooDeep(start: number, end: number): TexFault {
  return {
    id: 'math/too-deep',
    severity: 'error',
    message: `Groups are nested more than ${MAX_DEPTH} deep here.`,
    hint: 'Look for braces that are never closed, or name a part of the formula.',
    start,
    end,
  };
}

/** The first reason not to hand `tex` to MathJax, or `null`. Linear in its length, and bounded by `MAX_LENGTH`. */
export function boundsFault(tex: string): TexFault | null {
  if (tex.length > MAX_LENGTH) return tooLong(tex);
  let cells = 0;
  let depth = 0;
  for (const { text, start } of tokensOf(tex)) {
    const end = start + text.length;
    if ((text === '&' || text === '\\\\') && ++cells > MAX_CELLS) return tooManyCells(start, end);
    if (OPENERS.has(text) && ++depth > MAX_DEPTH) return tooDeep(start, end);
    if (CLOSERS.has(text)) depth--;
  }
  return null;
}

/** Commands of MathJax's `html` package whose effect a page without `style` attributes and foreign ids cannot have. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['style', 'class', 'cssId']);
/** What to write in their place, where that is not a colour or a box. */
const HINTS: Readonly<Record<string, string>> = { '\\cssId': 'A display gets an id by {#id} behind it.' };
const MAY_BE_WITHOUT_EFFECT = /\\(?:style|class|cssId)/;

/** What MathJax would pass over in silence although the author will miss it. */
export function silentLosses(tex: string): TexFault[] {
  const faults: TexFault[] = [];
  const mayComment = tex.includes('%') && !tex.trim().includes('\n');
  const comment = mayComment ? [...tokensOf(tex)].find((token) => token.text.startsWith('%')) : undefined;
  if (comment) {
    faults.push({
      id: 'math/percent-comment',
      severity: 'warning',
      message: 'In TeX % begins a comment: it and the rest of the line are not shown.',
      hint: 'Write \\% for a percent sign.',
      start: comment.start,
      end: comment.start + comment.text.trimEnd().length,
    });
  }
  const suspects = MAY_BE_WITHOUT_EFFECT.test(tex) ? commandsIn(tex, WITHOUT_EFFECT) : [];
  for (const { text, start } of suspects) {
    faults.push({
      id: 'math/without-effect',
      severity: 'warning',
      message: `${text} has no effect here; its second argument is shown as it is.`,
      hint: HINTS[text] ?? 'Use \\color, \\textcolor, \\bbox or \\boxed.',
      start,
      end: start + text.length,
    });
  }
  return faults;
}
