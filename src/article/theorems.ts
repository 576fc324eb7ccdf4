/** Theorem-like blocks and proofs as HTML. */
import type { ContainerToken } from '../markdown/index.ts';
import type { Context } from './context.ts';
import { escapeHtml } from './html.ts';
import { numberHtml, numberText } from './formula-html.ts';
import { nameOf } from './statements.ts';
import { PROOF_NAMES } from './theorem-kinds.ts';
import type { Statement } from './types.ts';

/** What a block's renderer gets: its content as HTML, its title as inline HTML, and ` class="…"` but for its own. */
interface Parts {
  content: string;
  title: string;
  attributes: string;
}

/** Keys that `{key=value}` may set. */
export const THEOREM_KEYS: readonly string[] = ['numbered'];
export const PROOF_KEYS: readonly string[] = ['open'];

/** The number is an element of its own, out of translators' hands; the name is text, and is translated as elsewhere. */
export function theoremHtml(context: Context, statement: Statement, { content, title, attributes }: Parts): string {
  const { number, name } = statement;
  const shown = context.mode === 'feed' ? numberText : numberHtml;
  const numbered = number === null ? escapeHtml(name) : `${escapeHtml(name)} ${shown(number, false)}`;
  const inParentheses = context.chinese ? `（${title}）` : ` (${title})`;
  const titled = title === '' ? '' : inParentheses;
  return `<div${attributes}>\n<p class="statement-head"><strong>${numbered}</strong>${titled}</p>\n${content}</div>\n`;
}

/** Open until the reader folds it. One that its author folds is still shown where no script runs, and on paper. */
export function proofHtml(context: Context, { content, title, attributes }: Parts, folded: boolean): string {
  const heading = title === '' ? nameOf(PROOF_NAMES, context.chinese) : title;
  if (context.mode === 'feed') return `<div>\n<p><em>${heading}</em></p>\n${withEnd(content)}</div>\n`;
  return `<details${attributes}${folded ? '' : ' open'}>\n<summary>${heading}</summary>\n${content}</details>\n`;
}

/** ∎ behind the last words. On our own pages the stylesheet puts it there, where no translator takes it along. */
function withEnd(content: string): string {
  return content.endsWith('</p>\n') ? content.replace(/<\/p>\n$/, ' ∎</p>\n') : `${content}<p>∎</p>\n`;
}

export function isFolded({ head }: ContainerToken): boolean {
  return head.attributes.some(({ key, value }) => key === 'open' && value === 'false');
}
