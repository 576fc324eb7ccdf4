import type { Diagnostic } from '../diagnostics/index.ts';
import type { Found, Refusal, Rule } from './scan.ts';

/** Warnings about openers that stayed text although their author most likely meant a formula. */

const REASONS: Partial<Record<Rule, string>> = {
  unclosed: 'is never closed',
  'prose-follows': 'is not closed before prose follows',
  'paragraph-ends': 'is not closed before its paragraph ends',
  'single-dollar-inside': 'meets a single `$` before it is closed',
  'stray-brace': 'holds a `}` without its `{`',
  'leaves-quote': 'goes on in a line that has left the quote',
  'half-spaced': 'has a blank inside one `$` only',
  'three-dollars': 'stands among three or more `$`',
};

function reasonFor(source: string, refusal: Refusal): string | null {
  const opener = source.slice(refusal.start, refusal.start + 2);
  const reason = REASONS[refusal.rule] ?? null;
  if (opener === '$$') return refusal.rule === 'blank-body' ? null : reason;
  if (opener === '\\b') return refusal.rule === 'unknown-environment' ? null : reason;
  if (opener === '\\(' || opener === '\\[') return refusal.rule === 'leaves-quote' ? reason : null;
  return refusal.rule === 'stray-brace' || refusal.rule === 'half-spaced' || refusal.rule === 'leaves-quote'
    ? reason
    : null;
}

export function diagnose(source: string, found: readonly Found[], refused: readonly Refusal[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const refusal of refused) {
    const reason = reasonFor(source, refusal);
    if (!reason) continue;
    diagnostics.push({
      id: 'math/left-as-text',
      severity: 'warning',
      message: `this opener stays text: the formula ${reason}`,
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
