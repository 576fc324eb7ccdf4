/** How much room the numbers of a display take beside it. */
import type { NumberedRow } from './numbering.ts';

/** Room that the stylesheet keeps without a class, and the most that it has a class for; em. */
const LEAST = 3;
const MOST = 11;
/** The most where several rows have numbers: these cannot stand below the display instead. */
const MOST_OF_SEVERAL = 8;
/** A single number that takes more stands below its display on a phone. */
const LONG = 6;
/** Between display and number; em. */
const GAP = 0.5;

export interface NumberRoom {
  /** em. */
  room: number;
  /** Classes of the block, each with a space before it. */
  classes: string;
  /** The text of a number is squeezed into so many em; those that fit stay as they are. */
  squeezed: (shown: string) => number | null;
}

/** em; rather too much than too little, since the font is the reader's. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[().,:;'’·|!il\u0300-\u036f]/u.test(character)) width += 0.35;
    else if (/[\u1100-\u115f\u2e80-\uffef\u{1f000}-\u{3fffd}]/u.test(character)) width += 1;
    else width += /[A-ZmwΑ-Ω–—…]/u.test(character) ? 0.85 : 0.6;
  }
  return width;
}

export function numberRoom(rows: readonly NumberedRow[]): NumberRoom {
  if (rows.length === 0) return { room: 0, classes: '', squeezed: () => null };
  const most = rows.length > 1 ? MOST_OF_SEVERAL : MOST;
  const wanted = Math.ceil(Math.max(...rows.map(({ shown }) => widthOf(shown))) + GAP);
  const room = Math.min(most, Math.max(LEAST, wanted));
  const long = rows.length === 1 && room > LONG;
  return {
    room: long ? 0 : room,
    classes: ` numbered${room > LEAST ? ` n${room}` : ''}${long ? ' long' : ''}`,
    squeezed: (shown) => (widthOf(shown) > room - GAP ? room - GAP : null),
  };
}
