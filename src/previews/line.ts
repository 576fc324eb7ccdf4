/** A row of a display shown alone: where it stands in the drawing. */

/** What may stand out of a row, in units of the drawing; half of the space between rows is more. */
const MARGIN = 60;

export interface Line {
  /** Of the row in its table. */
  index: number;
  /** Edges in units of the drawing. */
  top: number;
  bottom: number;
  /** For the drawing. */
  viewBox: string;
  /** Its height as a part of the whole display's. */
  part: number;
  /** Where something of the whole display stands in the row; both in percent of the height. */
  place: (y: number) => number;
}

/**
 * @param viewBox Of the drawing.
 * @param line `data-line` of the number: index, and edges in percent of the height.
 */
export function lineOf(viewBox: string, line: string): Line {
  const [x = 0, above = 0, width = 0, height = 0] = viewBox.split(' ').map(Number);
  const [index = 0, from = 0, to = 100] = line.split(' ').map(Number);
  const top = above + (height * from) / 100 - MARGIN;
  const bottom = above + (height * to) / 100 + MARGIN;
  const tall = bottom - top;
  return {
    index,
    top,
    bottom,
    viewBox: [x, top, width, tall].map((units) => Number(units.toFixed(1))).join(' '),
    part: tall / height,
    place: (y) => Number(((100 * (above + (height * y) / 100 - top)) / tall).toFixed(2)),
  };
}

const PLACE = /^<[^>]*? (?:y1?="|transform="translate\(-?[\d.]+[ ,]?)(-?[\d.]+)/;

/**
 * Whether what is drawn begins in the row; what cannot be told stays.
 *
 * @param markup Of an element right in the drawing.
 */
export function standsIn({ top, bottom }: Line, markup: string): boolean {
  const y = Number(PLACE.exec(markup)?.[1] ?? (/^<[^>]* transform="(?!translate)/.test(markup) ? Number.NaN : 0));
  return Number.isNaN(y) || (top <= y && y <= bottom);
}
