/** Markup of formulas, as the chapter "Markup of a formula" of the design has it. */
import type { MathToken } from '../markdown/index.ts';
import type { Formula } from './formulas.ts';
import { escapeHtml, fragment } from './html.ts';
import { type NumberRoom, numberRoom } from './number-room.ts';
import type { NumberedRow } from './numbering.ts';
import { joinsAfter, joinsBefore, marginClasses, type Sides } from './sides.ts';

/** Not a thing to read, and browsers would hand it to screen readers as text. */
export const WORD_JOINER = '<span aria-hidden="true">\u2060</span>';
const OPT_OUT = 'class="notranslate" translate="no"';

/** 1 ex is 442 units of MathJax's font, 1 em 1000. */
const EX_PER_EM = 1000 / 442;
/** ex in the width of a Chinese character, of a text whose x-height the formulas have. */
const EX_PER_CHARACTER = 1.9;
/** ex; what a phone 320 px wide leaves for a formula in a quote in two lists. */
const ROOM = 22;
/** Characters; what the stylesheet keeps free beside an inline formula, for the marks that stay with it. */
const BESIDE_INLINE = 3.9;
/** A display that does not fit shrinks to this fraction; then it scrolls in a box of its own. */
const FLOOR = 0.65;
/** Between words a formula stays nearer to their size, and its fractions are small already. */
const INLINE_FLOOR = 0.75;

/**
 * How much of a page a piece of HTML is; in all but the body nothing can be linked to. `feed` is read far from the page:
 * MathML instead of drawings, whole addresses, no marks for our stylesheet.
 */
export type Mode = 'body' | 'excerpt' | 'toc' | 'feed';

/** What the markup of a formula depends on beside the formula. */
export interface Surroundings {
  mode: Mode;
  /** Inside a cell, whose table scrolls as a whole. */
  inCell: boolean;
  /** The article is Chinese. */
  chinese: boolean;
  /** Inside a link. */
  inLink: boolean;
}

function decimal(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** The source in place of a formula that cannot be typeset, and why: no such page is built, but dev shows it. */
export function sourceHtml(source: string, message: string | null = null): string {
  const why = message === null ? '' : ` <small class="math-why" lang="en">${escapeHtml(message)}</small>`;
  return `<code class="math-error notranslate" translate="no">${escapeHtml(source)}</code>${why}`;
}

/** Links in a formula lead to ids of its own page; where there are none it is nothing to stop at. */
function svgFor(svg: string, { mode, inLink }: Surroundings): string {
  if ((mode === 'body' && !inLink) || !svg.includes('<a ')) return svg;
  return svg
    .replace(/^<svg(?![^>]*aria-hidden)/, '<svg aria-hidden="true"')
    .replace(/<a\b[^>]*>/g, (link) => `<g${/ transform="[^"]*"/.exec(link)?.[0] ?? ''}>`)
    .replaceAll('</a>', '</g>');
}

/** `beside` in characters; the rest in ex. */
function mayScroll(least: number, beside: number): boolean {
  return least + EX_PER_CHARACTER * beside > ROOM;
}

/** What takes the focus has a role and a name. src/reader/scrollers.ts takes all of it away where nothing scrolls. */
function focusable({ chinese }: Surroundings): string {
  return ` role="group" aria-label="${chinese ? '公式' : 'Formula'}" tabindex="0"`;
}

export function inlineHtml(
  token: MathToken,
  { typeset, message }: Formula,
  sides: Sides,
  around: Surroundings,
): string {
  if (!typeset) return sourceHtml(token.written, around.mode === 'body' ? message : null);
  if (around.mode === 'feed') return mathmlHtml(token, typeset.drawnMathml);
  const before = joinsBefore(sides) ? WORD_JOINER : '';
  const after = joinsAfter(sides) ? WORD_JOINER : '';
  const content = `${svgFor(typeset.svg, around)}<span class="mml">${typeset.mathml}</span>`;
  const least = typeset.width * EX_PER_EM * INLINE_FLOOR;
  const long = mayScroll(least, BESIDE_INLINE);
  const whole = around.mode === 'toc' || around.inCell || !long;
  const classes = `math${marginClasses(sides)}${long && around.inCell ? ' long' : ''}`;
  return (
    `<var class="${classes}"><span ${OPT_OUT} data-tex="${escapeHtml(token.tex)}">${before}` +
    `${whole ? content : scrollerHtml(content, typeset.svg, least, around)}${after}</span></var>`
  );
}

/**
 * The box in which a long formula scrolls. Its strut is never narrower than the floor, and as tall as the formula stands
 * above the baseline: the box has its baseline there, at whatever size.
 */
function scrollerHtml(content: string, svg: string, least: number, around: Surroundings): string {
  const [, top, units = '1'] = /viewBox="\S+ (\S+) (\S+) /.exec(svg) ?? [];
  const above = Math.max(1, -Number(top));
  const strut = `<svg class="floor" width="${decimal(least)}ex" viewBox="0 0 ${units} ${above}" aria-hidden="true"></svg>`;
  return `<span class="scroller"${focusable(around)}>${content}${strut}</span>`;
}

/** A display with its numbers beside it; without numbers and ids where nothing can be linked to. */
export function displayHtml(token: MathToken, { typeset, rows, message }: Formula, around: Surroundings): string {
  const { mode } = around;
  const numbered = mode === 'body' ? rows.filter(({ number }) => number !== null) : [];
  const only = numbered.length === 1 ? numbered[0] : undefined;
  const id = only?.id ? ` id="${escapeHtml(only.id)}"` : '';
  if (!typeset) {
    const failed = only ? id : idOf(numbered[0]);
    return `<p${failed}>${sourceHtml(token.written, mode === 'body' ? message : null)}</p>\n`;
  }
  if (mode === 'feed') return feedDisplay(token, typeset.drawnMathml, rows);
  const least = typeset.width * EX_PER_EM * FLOOR;
  const beside = numberRoom(numbered);
  const wide = mayScroll(least, beside.room);
  const classes = `math-block${wide ? ' wide' : ''}${beside.classes} notranslate`;
  const floor = `<svg class="floor" width="${decimal(least)}ex" height="0" aria-hidden="true"></svg>`;
  return (
    `<div class="${classes}" translate="no"${wide ? focusable(around) : ''}${id} data-tex="${escapeHtml(token.tex)}">` +
    `${svgFor(typeset.svg, around)}${wide ? floor : ''}<span class="mml">${typeset.mathml}</span>` +
    `${numbersHtml(numbered, only !== undefined, beside)}</div>\n`
  );
}

/** The TeX stands in `alttext`, for readers that draw no MathML. */
function mathmlHtml({ tex }: MathToken, mathml: string): string {
  return mathml.replace('<math', () => `<math alttext="${escapeHtml(tex)}"`);
}

/** Numbers are text below the display: nothing that all feed readers know puts them beside it. */
function feedDisplay(token: MathToken, mathml: string, rows: readonly NumberedRow[]): string {
  const shown = rows.filter(({ number }) => number !== null).map((row) => escapeHtml(row.shown));
  const numbers = shown.length === 0 ? '' : `<p>${shown.join(' ')}</p>`;
  return `<div>${mathmlHtml(token, mathml)}${numbers}</div>\n`;
}

function idOf(row: NumberedRow | undefined): string {
  return row?.id ? ` id="${escapeHtml(row.id)}"` : '';
}

/** Links to their own rows. Without viewBox: the numbers follow their rows when the formula shrinks, and keep their own size. */
function numbersHtml(rows: readonly NumberedRow[], idOnBlock: boolean, { squeezed }: NumberRoom): string {
  if (rows.length === 0) return '';
  const texts = rows.map((row) => {
    const id = idOnBlock ? '' : idOf(row) + lineOf(row);
    const em = squeezed(row.shown);
    const fit = em === null ? '' : ` textLength="${em}em" lengthAdjust="spacingAndGlyphs"`;
    const place = `x="100%" y="${decimal(row.y * 100)}%" text-anchor="end"${fit}`;
    const text = `<text${id} ${place}>${escapeHtml(row.shown)}</text>`;
    return row.id === null ? text : `<a href="${escapeHtml(fragment(row.id))}">${text}</a>`;
  });
  return `<svg class="numbers">${texts.join('')}</svg>`;
}

/** For previews, which show the row alone: its index in the table, and its edges in percent. */
function lineOf({ line }: NumberedRow): string {
  return line ? ` data-line="${line.index} ${decimal(line.top * 100)} ${decimal(line.bottom * 100)}"` : '';
}

/** A number that is cited, without its link. */
export function numberHtml(number: string, paren: boolean): string {
  return `<var class="math"><span ${OPT_OUT}>${numberText(number, paren)}</span></var>`;
}

export function numberText(number: string, paren: boolean): string {
  return escapeHtml(paren ? `(${number})` : number);
}
