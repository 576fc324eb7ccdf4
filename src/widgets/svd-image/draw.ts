import { attributes, escapeHtml, value } from '../kit/html.ts';
import { coordinate, shown as number } from '../kit/numbers.ts';
import { button } from '../kit/controls.ts';
import { facts, key, keys, pair, panel } from '../kit/pieces.ts';
import { line, rect, svg } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import type { NumberTable } from '../widget.ts';
import { cost, spectrum } from './charts.ts';
import { type Model, ranksOf, relativeError, type Shown } from './model.ts';
import { SIZE } from './pictures.ts';
import { greyAddress } from './png.ts';
import { LONGEST_SIDE } from './size.ts';
import { NAMES, WORDS } from './words.ts';

/** Room for a picture, whatever its shape, so that nothing moves when another is shown. */
const BOX = [340, 300] as const;

export function percent(share: number): string {
  return `${number(100 * share, 3)}%`;
}

/** The address of the original stays the same while the rank changes. */
const addresses = new WeakMap<Float64Array, string>();

function addressOf(greys: Float64Array, { rows, columns }: Shown): string {
  const address = addresses.get(greys) ?? greyAddress(greys, rows, columns);
  addresses.set(greys, address);
  return address;
}

function picture(greys: Float64Array, shown: Shown): string {
  const { rows, columns } = shown;
  const unit = Math.min(BOX[0] / columns, BOX[1] / rows);
  const [width, height] = [columns * unit, rows * unit];
  const place = attributes({
    x: coordinate((BOX[0] - width) / 2),
    y: coordinate((BOX[1] - height) / 2),
    width: coordinate(width),
    height: coordinate(height),
    'image-rendering': columns <= SIZE ? 'pixelated' : undefined,
  });
  return svg(BOX, 'picture', `<image href="${addressOf(greys, shown)}"${place}/>`);
}

function known(shown: Shown, language: Language): string {
  const { rows, columns, rank, stored, whole } = shown;
  return facts([
    [WORDS.size[language], value(`${rows} × ${columns}`)],
    [WORDS.error[language], value(percent(relativeError(shown, rank)))],
    [WORDS.stored[language], value(`${rank} × (${rows} + ${columns}) = ${stored}`)],
    [WORDS.share[language], value(percent(stored / whole))],
    [WORDS.breakEven[language], value(whole / (rows + columns), 3)],
  ]);
}

/** The stage: both pictures, the spectrum with the rank in it, and what an error costs. */
export function draw({ shown }: Model, language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  if (!shown) return panel(word('original'), `<p>${word('none')}</p>`);
  const sample = (className: string): string => rect([2, 1], [24, 10], className);
  return (
    known(shown, language) +
    `<div class="widget-panel wide">${pair([word('original'), picture(shown.original, shown)], [word('image'), picture(shown.image, shown)])}</div>` + // prettier-ignore
    panel(
      word('spectrum'),
      spectrum(shown, language) + keys([key(sample('c0'), word('kept')), key(sample('c5'), word('dropped'))]),
    ) + // prettier-ignore
    panel(word('cost'), cost(shown) + keys([key(line([0, 6], [28, 6], 'c3 line dash'), word('even'))]))
  );
}

export function summary({ parameters, shown }: Model, language: Language): string {
  const name = NAMES[parameters.picture][language];
  if (!shown) return WORDS.none[language];
  const { rows, columns, rank, stored, whole } = shown;
  const [size, terms, error] = [`${rows} × ${columns}`, rank, percent(relativeError(shown, rank))].map((each) => value(each)); // prettier-ignore
  const [numbers, all, share] = [stored, whole, percent(stored / whole)].map((each) => value(each));
  return language === 'zh'
    ? `${name}，${size}，取前 ${terms} 项：相对误差 ${error}，要存 ${numbers} 个数，是原来 ${all} 个的 ${share}。`
    : `${name}, ${size}, first ${terms} terms: relative error ${error}, ${numbers} numbers to store, ${share} of the ${all} there were.`;
}

/** Some ranks, close together where they are small, and the one that is shown. */
function ranksListed({ rank, ...sizes }: Shown): number[] {
  const all = new Set([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, rank]);
  return [...all].filter((r) => r <= ranksOf(sizes)).sort((a, b) => a - b);
}

export function table({ shown }: Model, language: Language): NumberTable {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const header = ['r', 'σᵣ', word('squared'), word('error'), word('stored'), word('share')];
  if (!shown) return { header, rows: [] };
  const { s, tails, rows, columns, whole } = shown;
  return {
    header,
    rows: ranksListed(shown).map((r) => {
      const stored = r * (rows + columns);
      return [r, s[r - 1] ?? 0, tails[r] ?? 0, relativeError(shown, r), stored, stored / whole];
    }),
  };
}

const KINDS = 'image/png,image/jpeg,image/gif,image/webp';

/** For a file of the reader's: choosing it, how far its decomposition is, and what is wrong with it. */
export function controls(language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const side = value(LONGEST_SIDE);
  const note =
    language === 'zh'
      ? `图片只在这个网页里读，不会发出去；变成灰度，长边缩到 ${side} 像素。`
      : `It is read in this page and sent nowhere; it is made grey, and its longer side ${side} pixels.`;
  return (
    `<div class="widget-field widget-file"><label class="widget-field"><span>${word('file')}</span>` +
    `<input${attributes({ type: 'file', accept: KINDS, 'data-file': 'own' })}></label>` +
    `<p>${note}</p>` +
    `<div class="widget-work" hidden="">` +
    `<progress max="1" value="0" aria-label="${escapeHtml(word('working'))}"></progress>${button('cancel', word('cancel'))}</div>` +
    `<p class="widget-fault bad" hidden=""></p></div>`
  );
}
