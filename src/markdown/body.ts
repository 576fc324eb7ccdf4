import { CJK_PUNCTUATION, code, HAN, isBlank } from './characters.ts';
import type { Scan } from './scan.ts';

/**
 * Facts about a stretch of source that is being read as the body of a formula, gathered while reading on, so that
 * accepting it needs no second look.
 */
export interface Body {
  /** Holds one of `\ ^ _ {`. */
  evidence: boolean;
  /** Han outside braces. */
  han: boolean;
  /** CJK punctuation outside braces. */
  punctuation: boolean;
  /** Holds a line break. */
  newline: boolean;
  /** Something other than blanks. */
  solid: boolean;
}

export function emptyBody(): Body {
  return { evidence: false, han: false, punctuation: false, newline: false, solid: false };
}

/** How a step inside a body ended. */
export type Step = { next: number } | { stop: 'stray-brace' | 'open-brace' };

/**
 * Reads one unit at `i`: `\c`, a code span, a braced group or a character; stops at a brace without partner before
 * `limit`.
 */
export function readUnit(scan: Scan, body: Body, i: number, limit: number): Step {
  const { source, pairs } = scan;
  scan.steps++;
  const c = source.charCodeAt(i);
  if (c === code.backslash) {
    body.evidence = true;
    body.solid = true;
    // A backslash at the end of a line does not take the newline along: the line test comes first.
    return { next: source.charCodeAt(i + 1) === code.newline ? i + 1 : i + 2 };
  }
  if (c === code.backtick) {
    body.solid = true;
    const end = pairs.codeEnd[i] ?? 0;
    return { next: end > i && end <= limit ? end : i + 1 };
  }
  if (c === code.braceOpen) {
    body.evidence = true;
    body.solid = true;
    const close = pairs.brace[i] ?? -1;
    return close >= 0 && close < limit ? { next: close + 1 } : { stop: 'open-brace' };
  }
  if (c === code.braceClose) return { stop: 'stray-brace' };
  readCharacter(source, body, i, c);
  return { next: i + 1 };
}

function readCharacter(source: string, body: Body, i: number, c: number): void {
  if (c === 94 || c === 95) body.evidence = true;
  if (c === code.newline) body.newline = true;
  else if (!isBlank(c)) body.solid = true;
  if (c < 128) return;
  const char = String.fromCodePoint(source.codePointAt(i) ?? c);
  if (HAN.test(char)) body.han = true;
  else if (CJK_PUNCTUATION.test(char)) body.punctuation = true;
}

/** The TeX between `start` and `end`, quote markers of `quotes` levels taken off later lines; null where one is missing. */
export function texBetween(scan: Scan, start: number, end: number, quotes: number): string | null {
  const { source, lines } = scan;
  if (quotes === 0) return source.slice(start, end);
  let line = lines.indexOf(start);
  if (lines.leavesQuote(line, lines.indexOf(end))) return null;
  let text = '';
  let from = start;
  for (;;) {
    const lineEnd = lines.at(line)?.end ?? source.length;
    if (lineEnd >= end) return text + source.slice(from, end);
    text += source.slice(from, lineEnd + 1);
    line++;
    from = lines.behindQuotes(line, quotes);
    if (from < 0) return null;
    from = Math.min(from, end);
  }
}
