/** `\ref` and `\eqref` inside formulas. */
import { tokensOf } from './tokens.ts';

/** A `\ref{label}` or `\eqref{label}` in a formula; offsets count in its TeX and span the whole command. */
export interface FormulaReference {
  /** As written, without the spaces round it. */
  label: string;
  /** True for `\eqref`: the number is shown in parentheses. */
  paren: boolean;
  start: number;
  end: number;
}

/** A label has no braces of its own, so that looking for many that never close stays linear. */
const LABEL = /\s*\{([^{}]*)\}/y;

/**
 * The references in a formula's TeX, in order: a scan of the raw text that knows comments and `\\`, but no macros. Says
 * which labels `typeset` needs in `references`, and which formulas depend on the numbers of others. Linear.
 */
export function referencesIn(tex: string): FormulaReference[] {
  const found: FormulaReference[] = [];
  for (const { text, start } of tokensOf(tex)) {
    if (text !== '\\ref' && text !== '\\eqref') continue;
    LABEL.lastIndex = start + text.length;
    const group = LABEL.exec(tex);
    if (group) found.push({ label: (group[1] ?? '').trim(), paren: text === '\\eqref', start, end: LABEL.lastIndex });
  }
  return found;
}

/**
 * The reference that a formula consists of, if it is nothing else (spaces aside): such a formula is a link in the text
 * and need not be typeset. Otherwise `null`.
 */
export function onlyReference(tex: string): FormulaReference | null {
  const [first, ...rest] = referencesIn(tex);
  if (!first || rest.length > 0) return null;
  return tex.slice(0, first.start).trim() === '' && tex.slice(first.end).trim() === '' ? first : null;
}

const DEFINES =
  /\\(?:[gex]?def|let|(?:re)?newcommand|providecommand|DeclareRobustCommand|(?:re)?newenvironment|DeclareMathOperator|DeclarePairedDelimiter\w*|definecolor|mathtoolsset|(?:re)?newtagform|usetagform|require)(?![a-zA-Z])/;

/**
 * Whether a formula's TeX may change what later formulas of the article mean: it defines a macro, an environment, a
 * colour, or loads a package. The cache key of each later formula has to hold its TeX, and it has to be typeset even
 * where its own SVG is already known.
 */
export function definesSomething(tex: string): boolean {
  return DEFINES.test(tex);
}

/** `\newcommand{\setup}{\def\x{1}}`; takes some definitions that do not define definers for ones that do. */
function definesDefiners(tex: string): boolean {
  if (!definesSomething(tex)) return false;
  let depth = 0;
  for (const { text } of tokensOf(tex)) {
    if (text === '{') depth++;
    else if (text === '}') depth = Math.max(0, depth - 1);
    // `\let` may give a second name to a command that defines.
    else if (text === '\\let' || (depth > 0 && DEFINES.test(text))) return true;
  }
  return false;
}

/** What is in force, as far as it decides which formulas may define something. */
export class Definers {
  private any = false;

  /** Call with all that is read, in order. */
  note(tex: string): void {
    this.any ||= definesDefiners(tex);
  }

  /** As `definesSomething`; where a macro defines others when it is called, of any formula. */
  mayDefine(tex: string): boolean {
    return this.any || definesSomething(tex);
  }
}
