/** Markup of formulas, as the chapter "Markup of a formula" of the design has it. */
import type { MathToken } from '../markdown/index.ts';
import type { Formula } from './formulas.ts';
import { escapeHtml, fragment } from './html.ts';
import type { NumberedRow } from './numbering.ts';
import { joinsAfter, joinsBefore, marginClasses, type Sides } from './sides.ts';

const WORD_JOINER = '\u2060';
const OPT_OUT = 'class="notranslate" translate="no"';

/** 1 ex is 442 units of MathJax's font, 1 em 1000. */
const EX_PER_EM = 1000 / 442;
/** Displays wider than this, in ex, may be wider than a phone. */
const WIDE = 38;
/** A wide display shrinks to this fraction; then its block scrolls. */
const FLOOR = 0.65;

/** How much of a page a piece of HTML is; in all but the body nothing can be linked to. */
export type Mode = 'body' | 'excerpt' | 'toc';

function decimal(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** The source in place of a formula that cannot be typeset, and why: no such page is built, but dev shows it. */
export function sourceHtml(source: string, message: string | null = null): string {
  const why = message === null ? '' : ` <small class="math-why" lang="en">${escapeHtml(message)}</small>`;
  return `<code class="math-error notranslate" translate="no">${escapeHtml(source)}</code>${why}`;
}

/** Links in a formula lead to ids of its own page. */
function svgFor(svg: string, mode: Mode): string {
  return mode === 'body' ? svg : svg.replace(/<a\b[^>]*>|<\/a>/g, '');
}

export function inlineHtml(token: MathToken, { typeset, message }: Formula, sides: Sides, mode: Mode): string {
  if (!typeset) return sourceHtml(token.written, mode === 'body' ? message : null);
  const before = joinsBefore(sides) ? WORD_JOINER : '';
  const after = joinsAfter(sides) ? WORD_JOINER : '';
  return (
    `<var class="math${marginClasses(sides)}"><span ${OPT_OUT} data-tex="${escapeHtml(token.tex)}">${before}` +
    `${svgFor(typeset.svg, mode)}<span class="mml">${typeset.mathml}</span>${after}</span></var>`
  );
}

/** A display with its numbers beside it; without numbers and ids where nothing can be linked to. */
export function displayHtml(token: MathToken, { typeset, rows, message }: Formula, mode: Mode): string {
  const numbered = mode === 'body' ? rows.filter(({ number }) => number !== null) : [];
  const only = numbered.length === 1 ? numbered[0] : undefined;
  const id = only?.id ? ` id="${escapeHtml(only.id)}"` : '';
  if (!typeset) {
    const failed = only ? id : idOf(numbered[0]);
    return `<p${failed}>${sourceHtml(token.written, mode === 'body' ? message : null)}</p>\n`;
  }
  const width = typeset.width * EX_PER_EM;
  const wide = width > WIDE;
  const classes = `math-block${wide ? ' wide' : ''}${numbered.length > 0 ? ' numbered' : ''} notranslate`;
  const floor = `<svg class="floor" width="${decimal(FLOOR * width)}ex" height="0" aria-hidden="true"></svg>`;
  return (
    `<div class="${classes}" translate="no"${wide ? ' tabindex="0"' : ''}${id} data-tex="${escapeHtml(token.tex)}">` +
    `${svgFor(typeset.svg, mode)}${wide ? floor : ''}<span class="mml">${typeset.mathml}</span>` +
    `${numbersHtml(numbered, only !== undefined)}</div>\n`
  );
}

function idOf(row: NumberedRow | undefined): string {
  return row?.id ? ` id="${escapeHtml(row.id)}"` : '';
}

/** Links to their own rows. Without viewBox: the numbers follow their rows when the formula shrinks, and keep their own size. */
function numbersHtml(rows: readonly NumberedRow[], idOnBlock: boolean): string {
  if (rows.length === 0) return '';
  const texts = rows.map((row) => {
    const id = idOnBlock ? '' : idOf(row);
    const text = `<text${id} x="100%" y="${decimal(row.y * 100)}%" text-anchor="end">${escapeHtml(row.shown)}</text>`;
    return row.id === null ? text : `<a href="${escapeHtml(fragment(row.id))}">${text}</a>`;
  });
  return `<svg class="numbers">${texts.join('')}</svg>`;
}

/** A number that is cited, without its link. */
export function numberHtml(number: string, paren: boolean): string {
  return `<var class="math"><span ${OPT_OUT}>${escapeHtml(paren ? `(${number})` : number)}</span></var>`;
}
