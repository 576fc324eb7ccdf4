import { type Body, emptyBody, readUnit, texBetween } from './body.ts';
import { code, HAN, isAsciiLetter, isBlank, isDigit } from './characters.ts';
import { isNumberedEnvironment } from './environment.ts';
import type { Line } from './line.ts';
import { type Attempt, type FoundFormula, noteOpen, refuse, type Rule, type Scan } from './scan.ts';
import { scanDisplay } from './display.ts';

/** How the scan from an inline opener ended: at a `$`, or not at all. */
type Close = { at: number; body: Body } | { rule: Rule };
/** The same once accepted or refused. */
type Resolved = { at: number } | { rule: Rule };

const ENTITY = /&(lt|gt|amp);/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/** G8: what older posts escaped for HTML. */
export function decodeEntities(tex: string): string {
  return tex.includes('&') ? tex.replace(ENTITY, (all, name: string) => ENTITIES[name] ?? all) : tex;
}

/** G7: `\|` in a table row is how an author writes `|` there. */
export function unescapePipes(tex: string): string {
  return tex.replace(/\\([\s\S])/g, (pair, c: string) => (c === '|' ? '|' : pair));
}

interface Written {
  notation: FoundFormula['notation'];
  start: number;
  texStart: number;
  texEnd: number;
  end: number;
  display: boolean;
}

/** A formula from where it is written; `null` where a line of it has left its quote. */
export function formulaAt(scan: Scan, w: Written, line: Line): FoundFormula | null {
  const written = texBetween(scan, w.texStart, w.texEnd, line.quotes);
  if (written === null) return null;
  let tex = w.notation === 'dollar' || w.notation === 'double-dollar' ? decodeEntities(written) : written;
  if (line.row) tex = unescapePipes(tex);
  return {
    kind: 'formula',
    notation: w.notation,
    tex,
    display: w.display,
    start: w.start,
    end: w.end,
    texStart: w.texStart,
    verbatim: scan.source.startsWith(tex, w.texStart) && w.texEnd - w.texStart === tex.length,
    inRow: line.row,
    maskEnd: w.end,
  };
}

/** Whether an inline formula without evidence ends at the newline at `i`, or any formula does. */
function endsAtNewline(scan: Scan, i: number, body: Body, line: Line): boolean {
  const next = scan.lines.indexOf(i + 1);
  const facts = scan.lines.at(next);
  if (!facts || facts.blank || line.row || facts.quotes > line.quotes) return true;
  return !body.evidence && scan.lines.startsBlock(next);
}

/** G2, the scan: on to the first `$` outside braces. `asked`: the opener for which this one is looked at. */
function findClose(scan: Scan, i: number, line: Line, limit: number, asked: number): Close {
  const { source } = scan;
  const body = emptyBody();
  let p = i + 1;
  while (p < limit) {
    const c = source.charCodeAt(p);
    if (c === code.dollar) return { at: p, body };
    if (c === code.newline && endsAtNewline(scan, p, body, line)) {
      noteOpen(scan, asked, p);
      return { rule: unclosedRule(body) };
    }
    const step = readUnit(scan, body, p, limit);
    if ('stop' in step) {
      if (step.stop === 'stray-brace') return { rule: 'stray-brace' };
      noteOpen(scan, asked, limit);
      return fallBack(scan, i, p, line, body);
    }
    p = step.next;
  }
  noteOpen(scan, asked, limit);
  return { rule: unclosedRule(body) };
}

/** A formula was meant where there is TeX in it. */
function unclosedRule(body: Body): Rule {
  return body.evidence ? 'unclosed' : 'paragraph-ends';
}

/** A brace stays open to the end of the paragraph: the first acceptable `$` on the opener's line closes. */
function fallBack(scan: Scan, i: number, brace: number, line: Line, before: Body): Close {
  const { source } = scan;
  const body = { ...before };
  // A few only: openers that each try all the rest would not be linear.
  let p = brace;
  for (let tries = 0; tries < MAX_FALL_BACKS; tries++) {
    p = nextDollar(scan, p + 1);
    if (p < 0 || p >= line.end) break;
    if (refusal(scan, i, p, body) === null && source.charCodeAt(p + 1) !== code.dollar) return { at: p, body };
  }
  return { rule: 'unclosed' };
}

const MAX_FALL_BACKS = 4;

/** The next `$` from `from` on that no backslash takes away, or -1; found once for all that stand before it. */
function nextDollar(scan: Scan, from: number): number {
  const known = scan.searches.get('$');
  if (known && from >= known.from && (known.at < 0 || from <= known.at)) return known.at;
  let at = -1;
  for (let p = from; p < scan.source.length && at < 0; p++, scan.steps++) {
    const c = scan.source.charCodeAt(p);
    if (c === code.backslash) p++;
    else if (c === code.dollar) at = p;
  }
  scan.searches.set('$', { from, at });
  return at;
}

const IDENTIFIER = /[A-Za-z][A-Za-z0-9]*/y;
const OPERATOR = /[+\-*/=<>|!&~]/;

/** `PATH和` in `$PATH和$HOME`. */
function looksLikeVariables(text: string, next: number): boolean {
  IDENTIFIER.lastIndex = 0;
  if (!IDENTIFIER.test(text)) return false;
  return HAN.test(text.charAt(IDENTIFIER.lastIndex)) && !OPERATOR.test(text) && isAsciiLetter(next);
}

function isWordCharacter(c: number): boolean {
  return isAsciiLetter(c) || isDigit(c) || c === 95;
}

/** Each `$` alone on its line. */
function standsOnOwnLines(scan: Scan, i: number, p: number): boolean {
  const open = scan.lines.at(scan.lines.indexOf(i));
  const close = scan.lines.at(scan.lines.indexOf(p));
  const { source } = scan;
  return (
    open?.first === i &&
    source.slice(i + 1, open.end).trim() === '' &&
    close?.first === p &&
    source.slice(p + 1, close.end).trim() === ''
  );
}

/** G2, rule 6: space inside both. */
function refusalWhenSpaced(scan: Scan, i: number, p: number, body: Body): Rule | null {
  const { source } = scan;
  if (body.han || body.punctuation) return 'spaced';
  if (/^[ \t]*\d/.test(source.slice(p + 1, p + 8))) return 'digit-follows';
  // `5 $ or 6 $`: amounts with the sign behind them.
  if (!body.evidence && /\d[ \t]*$/.test(source.slice(Math.max(0, i - 8), i))) return 'spaced';
  if (body.newline) return body.evidence || standsOnOwnLines(scan, i, p) ? null : 'spaced';
  return body.evidence || !/[A-Za-z]{3}/.test(source.slice(i + 1, p)) ? null : 'spaced';
}

/** `成本($)与收入($)`. */
const TURNED = /^[)）][^]*[(（]$/;

/** `$5|$` over a cell's border: an odd number of bars, of which one is first or last. */
function holdsBorder(text: string): boolean {
  return /^\||\|$/.test(text.trim()) && text.split(/(?<!\\)\|/).length % 2 === 0;
}

/** G2, acceptance of `$` at `i` … `$` at `p`: the rule that refuses it, or null. */
function refusal(scan: Scan, i: number, p: number, body: Body): Rule | null {
  const { source } = scan;
  if (!body.solid) return 'blank-body';
  const next = source.charCodeAt(p + 1);
  const first = source.charCodeAt(i + 1);
  if (!body.evidence) {
    if (isDigit(next)) return 'digit-follows';
    if (isDigit(first) && body.han) return 'price';
    if (TURNED.test(source.slice(i + 1, p))) return 'turned-brackets';
    if (scan.lines.at(scan.line)?.row && holdsBorder(source.slice(i + 1, p))) return 'cell-border';
    if (body.han && isAsciiLetter(first) && looksLikeVariables(source.slice(i + 1, p), next)) return 'shell-variable';
  }
  const spaceBefore = isBlank(first);
  const spaceAfter = isBlank(source.charCodeAt(p - 1)) && source.charCodeAt(p - 2) !== code.backslash;
  if (!spaceBefore && !spaceAfter) return null;
  if (spaceBefore && spaceAfter) return refusalWhenSpaced(scan, i, p, body);
  return body.evidence && !body.han && !body.newline && !isWordCharacter(next) ? null : 'half-spaced';
}

/** G6: ``$`…`$``. */
function scanCodeDollar(scan: Scan, i: number, line: Line): FoundFormula | null {
  const { source, pairs } = scan;
  const behind = pairs.codeEnd[i + 1] ?? 0;
  if (behind === 0 || source.charCodeAt(behind) !== code.dollar) return null;
  let ticks = 0;
  while (source.charCodeAt(i + 1 + ticks) === code.backtick) ticks++;
  const texStart = i + 1 + ticks;
  const texEnd = behind - ticks;
  if (source.slice(texStart, texEnd).trim() === '') return null;
  return formulaAt(
    scan,
    { notation: 'code-dollar', start: i, texStart, texEnd, end: behind + 1, display: false },
    line,
  );
}

/** What is settled about an opener: nothing, or how it ends. */
function settled(scan: Scan, opener: number): Resolved | null {
  const at = scan.closed.get(opener);
  if (at !== undefined) return { at };
  const rule = scan.failed.get(opener);
  return rule === undefined ? null : { rule };
}

function settle(scan: Scan, opener: number, result: Resolved): Resolved {
  if ('at' in result) scan.closed.set(opener, result.at);
  else scan.failed.set(opener, result.rule);
  return result;
}

/**
 * `$a$$b$`: an opener whose closer is the first of two dollars closes there only if a formula starts at the second. So
 * the chain of openers is followed to its end and settled from there back; what is settled is not read again.
 */
function resolve(scan: Scan, i: number, line: Line, limit: number): Resolved {
  const { source } = scan;
  const chain: { opener: number; at: number; body: Body }[] = [];
  let result: Resolved | null = null;
  for (let opener = i; result === null;) {
    result = settled(scan, opener);
    if (result) break;
    const close = findClose(scan, opener, line, limit, i);
    if ('rule' in close) result = settle(scan, opener, close);
    else if (source.charCodeAt(close.at + 1) !== code.dollar) {
      const rule = refusal(scan, opener, close.at, close.body);
      result = settle(scan, opener, rule ? { rule } : { at: close.at });
      // What was read up to here may come out otherwise: then so may the opener asked for.
      if (close.at + 1 >= scan.trailingBlanks || close.at >= scan.openFrom) noteOpen(scan, i, Infinity);
    } else if (source.charCodeAt(close.at + 2) === code.dollar)
      result = settle(scan, opener, { rule: 'three-dollars' });
    else {
      chain.push({ opener, ...close });
      opener = close.at + 1;
    }
  }
  for (let link = chain.pop(); link; link = chain.pop()) {
    const rule: Rule | null = 'at' in result ? refusal(scan, link.opener, link.at, link.body) : 'no-formula-behind';
    result = settle(scan, link.opener, rule ? { rule } : { at: link.at });
  }
  return result;
}

function scanInline(scan: Scan, i: number, line: Line): Attempt<FoundFormula> {
  if (scan.source.charCodeAt(i + 1) === code.backtick) {
    const found = scanCodeDollar(scan, i, line);
    if (found) return { ok: true, value: found };
  }
  const close = resolve(scan, i, line, scan.lines.runEnd(scan.line));
  if (!('at' in close)) return refuse(close.rule);
  const texStart = i + 1;
  const display = isNumberedEnvironment(scan.source.slice(texStart, close.at), scan, texStart);
  const written: Written = { notation: 'dollar', start: i, texStart, texEnd: close.at, end: close.at + 1, display };
  const found = formulaAt(scan, written, line);
  return found ? { ok: true, value: found } : refuse('leaves-quote');
}

/** G2 and G3 at a `$`. */
export function scanDollar(scan: Scan, i: number): Attempt<FoundFormula> {
  const line = scan.lines.at(scan.line);
  if (!line) return refuse('unclosed');
  if (scan.source.charCodeAt(i + 1) !== code.dollar) return scanInline(scan, i, line);
  return scan.source.charCodeAt(i + 2) === code.dollar ? refuse('three-dollars') : scanDisplay(scan, i, line);
}
