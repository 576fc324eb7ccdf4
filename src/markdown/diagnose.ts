import type { Diagnostic } from '../diagnostics/index.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { bareEnvironments } from './environment.ts';
import { reasonFor } from './rules.ts';
import type { Found, Refusal, Rule } from './scan.ts';

/** Warnings about openers that stayed text although their author most likely meant a formula. */

/** Rules that find a `$` doubtful; others find it to be no formula's. */
const DOUBTFUL: ReadonlySet<Rule> = new Set(['unclosed', 'stray-brace', 'half-spaced', 'leaves-quote']);

function isDoubtful(source: string, { start, rule }: Refusal): boolean {
  const opener = source.slice(start, start + 2);
  if (opener === '$$') return rule !== 'blank-body';
  if (opener === '\\b') return rule !== 'unknown-environment' || mistyped(source, start) !== null;
  if (opener === '\\(' || opener === '\\[') {
    return rule === 'leaves-quote' || rule === 'stray-brace' || looksUnclosed(source, start, rule);
  }
  return DOUBTFUL.has(rule);
}

const ENVIRONMENT = /\\begin\{([A-Za-z]+\*?)\}/y;

/** The environment of mathematics that is meant by one that there is not, and that is closed by its own name. */
function mistyped(source: string, start: number): { written: string; meant: string } | null {
  ENVIRONMENT.lastIndex = start;
  const written = ENVIRONMENT.exec(source)?.[1];
  if (written === undefined || !source.includes(`\\end{${written}}`, start)) return null;
  const meant = nearest(written.replace('*', ''), bareEnvironments);
  return meant === null ? null : { written, meant };
}

/** A command, an exponent or an index right behind an opening bracket that nothing closes. */
function looksUnclosed(source: string, start: number, rule: Rule): boolean {
  return (
    rule === 'unclosed' && /^[^\n\u2E80-\uFFEF]{0,20}(?:\\[A-Za-z]{2}|[\^_])/.test(source.slice(start + 2, start + 40))
  );
}

/** What closes each opener that has one closer. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['$', '$'],
  ['$$', '$$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
]);

/** Hints for rules that say what is in the way; the others want the opener closed. */
const HINTS: Partial<Record<Rule, string>> = {
  'leaves-quote': 'Begin each of its lines with the `>` of its quote.',
  'stray-brace': 'Give the `}` its `{`, or write `\\}` for the brace itself.',
  'single-dollar-inside': 'Close it by `$$`, or take the single `$` out; inside `\\text{…}` it does not count.',
  'half-spaced': 'Take the blank inside the `$` away; a dollar sign is `\\$`.',
};

/** `\begin{align}` whole, where that is the opener. */
function openerAt(source: string, { start, end }: Refusal): string {
  return /^\\begin\{[^{}\n]*\}/.exec(source.slice(start, start + 40))?.[0] ?? source.slice(start, end);
}

function hintFor(opener: string, rule: Rule): string {
  const known = HINTS[rule];
  if (known !== undefined) return known;
  const closer = CLOSERS.get(opener) ?? opener.replace('begin', 'end');
  return `Close it by \`${closer}\`${opener.startsWith('$') ? '; a dollar sign is `\\$`' : ''}.`;
}

/** Offset of the first `}` behind `from` that closes nothing. */
function strayBrace(source: string, from: number): number {
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    const c = source[i];
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth < 0) return i;
  }
  return from;
}

/** Nobody writes `$$` for anything but a display: one with a brace too many would reach readers as it stands. */
function brokenDisplay(source: string, start: number): Diagnostic {
  const at = strayBrace(source, start + 2);
  const message = 'This } closes nothing, so the display stays text.';
  const hint = 'Each { needs a }; a brace to be shown is \\{ or \\}.';
  return { id: 'math/extra-brace', severity: 'error', message, hint, start: at, end: at + 1 };
}

function unknownEnvironment({ written, meant }: { written: string; meant: string }, start: number): Diagnostic {
  const message = `There is no environment ${written}, so it stays text.`;
  const end = start + `\\begin{${written}}`.length;
  return { id: 'math/unknown-environment', severity: 'error', message, hint: `Did you mean ${meant}?`, start, end };
}

export function diagnose(source: string, found: readonly Found[], refused: readonly Refusal[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let afterBroken = false;
  for (const refusal of refused) {
    if (!isDoubtful(source, refusal)) continue;
    const { start, rule } = refusal;
    const typo = rule === 'unknown-environment' ? mistyped(source, start) : null;
    if (typo) {
      diagnostics.push(unknownEnvironment(typo, start));
      continue;
    }
    const display = source.startsWith('$$', start);
    // What would have closed a broken display opens nothing, and is not to blame.
    const closesBroken = display && afterBroken;
    if (display) afterBroken = rule === 'stray-brace';
    if (closesBroken) continue;
    if (display && rule === 'stray-brace') {
      diagnostics.push(brokenDisplay(source, start));
      continue;
    }
    const opener = openerAt(source, refusal);
    diagnostics.push({
      id: 'math/left-as-text',
      severity: 'warning',
      message: `This opener stays text: ${reasonFor(rule, opener)}.`,
      hint: hintFor(opener, rule),
      start,
      end: start + opener.length,
    });
  }
  for (const item of found) {
    if (item.kind !== 'formula' || !item.inRow) continue;
    const at = source.slice(item.texStart, item.end).search(/(?<!\\)(?:\\\\)*\\\|/);
    if (at < 0) continue;
    diagnostics.push({
      id: 'math/escaped-pipe',
      severity: 'warning',
      message: 'A `\\|` in a table is read as `|`.',
      hint: 'For a norm write `\\Vert`; a plain `|` needs no backslash here.',
      start: item.texStart + at,
      end: item.texStart + at + 2,
    });
  }
  return diagnostics.sort((a, b) => a.start - b.start);
}
