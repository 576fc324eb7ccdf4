import type { Diagnostic } from '../diagnostics/index.ts';
import { reasonFor } from './rules.ts';
import type { Found, Refusal, Rule } from './scan.ts';

/** Warnings about openers that stayed text although their author most likely meant a formula. */

/** Rules that find a `$` doubtful; others find it to be no formula's. */
const DOUBTFUL: ReadonlySet<Rule> = new Set(['unclosed', 'stray-brace', 'half-spaced', 'leaves-quote']);

function isDoubtful(source: string, { start, rule }: Refusal): boolean {
  const opener = source.slice(start, start + 2);
  if (opener === '$$') return rule !== 'blank-body';
  if (opener === '\\b') return rule !== 'unknown-environment';
  if (opener === '\\(' || opener === '\\[') return rule === 'leaves-quote' || looksUnclosed(source, start, rule);
  return DOUBTFUL.has(rule);
}

/** A command, an exponent or an index right behind an opening bracket that nothing closes. */
function looksUnclosed(source: string, start: number, rule: Rule): boolean {
  return (
    rule === 'unclosed' && /^[^\n\u2E80-\uFFEF]{0,20}(?:\\[A-Za-z]{2}|[\^_])/.test(source.slice(start + 2, start + 40))
  );
}

export function diagnose(source: string, found: readonly Found[], refused: readonly Refusal[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const refusal of refused) {
    if (!isDoubtful(source, refusal)) continue;
    diagnostics.push({
      id: 'math/left-as-text',
      severity: 'warning',
      message: `this opener stays text: ${reasonFor(refusal.rule, source.slice(refusal.start, refusal.end))}`,
      hint: 'close the formula, or write `\\$` where a dollar sign is meant',
      start: refusal.start,
      end: refusal.end,
    });
  }
  for (const item of found) {
    if (item.kind !== 'formula' || !item.inRow) continue;
    const at = source.slice(item.texStart, item.end).search(/(?<!\\)(?:\\\\)*\\\|/);
    if (at < 0) continue;
    diagnostics.push({
      id: 'math/escaped-pipe',
      severity: 'warning',
      message: '`\\|` in a table is read as `|`',
      hint: 'for a norm write `\\Vert`; a plain `|` needs no backslash here',
      start: item.texStart + at,
      end: item.texStart + at + 2,
    });
  }
  return diagnostics.sort((a, b) => a.start - b.start);
}
