/** The picture that goes with a link to a page: its title, a formula and the name of the site, as an SVG. */
import { type Letters, UNITS_PER_EM } from './letters.ts';
import { wrap } from './lines.ts';

export interface CardText {
  title: string;
  /** Name of the site. */
  site: string;
  /** A display of the article, and the outlines (id → path data) of its glyphs. */
  formula: { svg: string; glyphs: Readonly<Record<string, string>> } | null;
}

/** px; what Open Graph and the others cut nothing from. */
export const WIDTH = 1200;
export const HEIGHT = 630;

const EDGE = 84;
const ROOM = WIDTH - 2 * EDGE;
const PAPER = '#fdfdfb';
const INK = '#23272c';
const MUTED = '#5a636e';
const SEAL = '#a23b2a';

/** px, from the largest on: the first in which the title fits its lines. */
const SIZES = [76, 66, 56, 48];
const MOST_LINES = 3;
const LEADING = 1.32;
/** Baseline of the line at the foot. */
const FOOT = 556;
/** px a formula's em: no larger, so that short ones do not shout, and no smaller, so that all can be read. */
const LARGEST_EM = 50;
const SMALLEST_EM = 17;
/** The font is as thin as it comes; a line round the letters makes a text weight of it. Units of the font. */
const STROKE = 20;

export function cardSvg({ title, site, formula }: CardText, letters: Letters): string {
  const { size, lines } = titleLines(drawable(title, letters), letters);
  const top = EDGE + size * 0.9;
  const texts = lines.map((line, i) => textSvg(line, EDGE, top + i * size * LEADING, size, INK, letters));
  const below = lines.length === 0 ? EDGE : top + (lines.length - 1) * size * LEADING + size * 0.45;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/><rect width="${WIDTH}" height="12" fill="${SEAL}"/>` +
    `${texts.join('')}${formula ? formulaSvg(formula, below, FOOT - 56) : ''}` +
    `<rect x="${EDGE}" y="${FOOT - 24}" width="26" height="26" rx="5" fill="${SEAL}"/>` +
    `${textSvg(clipped(drawable(site, letters), letters), EDGE + 42, FOOT, 30, MUTED, letters)}</svg>`
  );
}

/** Without what the font lacks. */
function drawable(text: string, letters: Letters): string {
  const known = Array.from(text.toWellFormed().replace(/\s+/gu, ' '), (character) => {
    if (letters.letter(character)) return character;
    return Array.from(character.normalize('NFKC'), (part) => (letters.letter(part) ? part : '')).join('');
  });
  return known.join('').replace(/ {2,}/g, ' ').trim();
}

/** px at 1 px an em. */
function widthOf(text: string, letters: Letters): number {
  let width = 0;
  for (const character of text) width += letters.letter(character)?.advance ?? 0;
  return width / UNITS_PER_EM;
}

function titleLines(title: string, letters: Letters): { size: number; lines: string[] } {
  const measure = (text: string): number => widthOf(text, letters);
  for (const size of SIZES) {
    const { lines, cut } = wrap(title, ROOM / size, size === SIZES[0] ? 2 : MOST_LINES, measure);
    if (!cut) return { size, lines };
  }
  const size = SIZES.at(-1) ?? 48;
  return { size, lines: wrap(title, ROOM / size, MOST_LINES, measure).lines };
}

function clipped(text: string, letters: Letters): string {
  return wrap(text, (ROOM - 42) / 30, 1, (part) => widthOf(part, letters)).lines[0] ?? '';
}

/** @param y Baseline, px. */
function textSvg(text: string, x: number, y: number, size: number, colour: string, letters: Letters): string {
  const scale = size / UNITS_PER_EM;
  let at = 0;
  const paths = Array.from(text, (character) => {
    const letter = letters.letter(character);
    if (!letter) return '';
    const path = letter.outline === '' ? '' : `<path transform="translate(${at} 0)" d="${letter.outline}"/>`;
    at += letter.advance;
    return path;
  });
  return (
    `<g transform="translate(${x} ${y}) scale(${scale} -${scale})" fill="${colour}" stroke="${colour}" ` +
    `stroke-width="${STROKE}" stroke-linejoin="round">${paths.join('')}</g>`
  );
}

/** In the middle of what is left; nothing where it would be too small to read. */
function formulaSvg({ svg, glyphs }: NonNullable<CardText['formula']>, top: number, bottom: number): string {
  const [tag = '', left, above, width = '0', height = '0'] =
    /^<svg\b[^>]*?viewBox="(\S+) (\S+) (\S+) (\S+)"[^>]*>/.exec(svg) ?? [];
  if (tag === '' || !(Number(width) > 0 && Number(height) > 0)) return '';
  const room = bottom - top - 32;
  const scale = Math.min(LARGEST_EM / 1000, ROOM / Number(width), room / Number(height));
  if (scale * 1000 < SMALLEST_EM) return '';
  const [w, h] = [Number(width) * scale, Number(height) * scale];
  const outlines = Object.entries(glyphs).map(([id, d]) => `<path id="${id}" d="${d}"/>`);
  return (
    `<defs>${outlines.join('')}</defs><g color="${INK}"><svg x="${(WIDTH - w) / 2}" y="${(top + bottom - h) / 2}" ` +
    `width="${w}" height="${h}" viewBox="${left} ${above} ${width} ${height}" fill="currentColor">` +
    `${svg.slice(tag.length)}</g>`
  );
}
