import { type Body, emptyBody, readUnit } from './body.ts';
import { code, isBlank } from './characters.ts';
import { formulaAt } from './dollar.ts';
import { labelCloses } from './opaque.ts';
import type { Line } from './line.ts';
import { type Attempt, type FoundFormula, noteOpen, refuse, type Rule, type Scan } from './scan.ts';

type Close = { at: number; body: Body; dollar: boolean } | { rule: Rule };

/** G4, the scan: on to the first unescaped closer outside braces in the same paragraph. */
function findClose(scan: Scan, i: number, closer: number): Close {
  const { source } = scan;
  const known = scan.failed.get(i);
  if (known) return { rule: known };
  const opener = source.charCodeAt(i + 1);
  const line = scan.lines.at(scan.line);
  // Of a display that has its lines for itself, what would begin a block or underline a heading is content.
  const whole = closer === code.bracketClose && line !== undefined && (line.first === i || endsLine(scan, i + 2, line));
  const limit = whole ? scan.lines.stretchEnd(scan.line) : scan.lines.paragraphEnd(scan.line);
  const body = emptyBody();
  let dollar = false;
  let rule: Rule = 'unclosed';
  for (let p = i + 2; p < limit;) {
    const c = source.charCodeAt(p);
    if (c === code.dollar) dollar = true;
    if (c === code.backslash) {
      const next = source.charCodeAt(p + 1);
      if (next === closer) return { at: p, body, dollar };
      // No formula holds the opener of another.
      if (next === opener) break;
    }
    const step = readUnit(scan, body, p, limit);
    if ('stop' in step) {
      rule = step.stop === 'stray-brace' ? 'stray-brace' : 'unclosed';
      break;
    }
    p = step.next;
  }
  if (rule === 'unclosed') noteOpen(scan, i, limit);
  scan.failed.set(i, rule);
  return { rule };
}

/** Whether nothing but blanks follows on the line. */
function endsLine(scan: Scan, from: number, line: Line): boolean {
  let p = from;
  while (p < line.end && isBlank(scan.source.charCodeAt(p))) p++;
  return p >= line.end;
}

const MATHEMATICAL = /[A-Za-z0-9\\]/;
const ENUMERATION = /^\s*(?:\d{1,3}|(?=[ivx]{2,})x{0,3}(?:ix|iv|v?i{0,3})|(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3}))\s*$/;

/** `\(…\)`. */
export function scanParen(scan: Scan, i: number): Attempt<FoundFormula> {
  const line = scan.lines.at(scan.line);
  const close = findClose(scan, i, code.parenClose);
  if (!line || !('at' in close)) return refuse('rule' in close ? close.rule : 'unclosed');
  const text = scan.source.slice(i + 2, close.at);
  if (!MATHEMATICAL.test(text)) return refuse('not-mathematics');
  if (ENUMERATION.test(text)) return refuse('escaped-text');
  const written = {
    notation: 'paren',
    start: i,
    texStart: i + 2,
    texEnd: close.at,
    end: close.at + 2,
    display: false,
  } as const;
  const found = formulaAt(scan, written, line);
  return found ? { ok: true, value: found } : refuse('leaves-quote');
}

/** Whether nothing but closing punctuation stands beside `\[…\]` on its lines. */
function standsAlone(scan: Scan, i: number, end: number, line: Line): boolean {
  const last = scan.lines.at(scan.lines.indexOf(end));
  // `即：\[` … `\]`: the lines between are its own.
  const ownLines = endsLine(scan, i + 2, line) && last?.first === end - 2;
  if (line.first !== i && !ownLines) return false;
  return /^[，。．、；：！？,.;:!?]?$/u.test(scan.source.slice(end, last?.end).trim());
}

/** A command, an exponent, an index or an equation; `\_` is what programs write for `_` in text. */
const EVIDENCE = /\\[A-Za-z]|[\^_=]/;
const ESCAPE = /\\[^A-Za-z]/g;

/** `\[…\]`. */
export function scanBracket(scan: Scan, i: number): Attempt<FoundFormula> {
  const line = scan.lines.at(scan.line);
  const close = findClose(scan, i, code.bracketClose);
  if (!line || !('at' in close)) return refuse('rule' in close ? close.rule : 'unclosed');
  const text = scan.source.slice(i + 2, close.at);
  const end = close.at + 2;
  if (!MATHEMATICAL.test(text)) return refuse('not-mathematics');
  if (!standsAlone(scan, i, end, line)) {
    if (scan.brackets > 0 && labelCloses(scan, end)) return refuse('in-link-label');
    if (close.body.han || close.dollar || !EVIDENCE.test(text.replace(ESCAPE, ''))) return refuse('escaped-text');
  }
  const found = formulaAt(
    scan,
    { notation: 'bracket', start: i, texStart: i + 2, texEnd: close.at, end, display: true },
    line,
  );
  return found ? { ok: true, value: found } : refuse('leaves-quote');
}
