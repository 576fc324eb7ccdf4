/** A title in lines: Chinese may break between any two characters, Latin between words. */

export interface Unit {
  text: string;
  /** em. */
  width: number;
}

/** Marks that may not begin a line, and those that may not end one. */
const CLOSING = /^[，。、；：！？）》」』】〉”’…—,.;:!?)\]}%]/u;
const OPENING = /[（《「『【〈“‘([{]$/u;
const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3fffd}\u3000-\u303f“”‘’…—]/u;

/** Pieces between which a line may end; space stays at the end of the piece before it. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let last = '';
  for (const character of text) {
    const afterSpace = last.endsWith(' ') && character !== ' ';
    const breaks = afterSpace || CHINESE.test(character) || CHINESE.test(last.slice(-1)) || isHighChinese(last);
    const held = character === ' ' || CLOSING.test(character) || OPENING.test(last);
    if (last !== '' && breaks && !held) {
      pieces.push(last);
      last = '';
    }
    last += character;
  }
  if (last !== '') pieces.push(last);
  return pieces;
}

/** `slice` sees half of a character outside the basic plane. */
function isHighChinese(text: string): boolean {
  return CHINESE.test(Array.from(text.slice(-2)).at(-1) ?? '');
}

/**
 * Up to `most` lines no wider than `room`; what does not fit ends in `…`.
 *
 * @param widthOf Of a text, in the unit of `room`.
 */
export function wrap(
  text: string,
  room: number,
  most: number,
  widthOf: (text: string) => number,
): { lines: string[]; cut: boolean } {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text.trim().replace(/\s+/g, ' ')).flatMap((piece) => chopped(piece, room, widthOf))) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return { lines, cut: false };
  return { lines: [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', room, widthOf)], cut: true };
}

/** A word longer than a line, an address for one, breaks anywhere. */
function chopped(piece: string, room: number, widthOf: (text: string) => number): string[] {
  return widthOf(piece.trimEnd()) > room ? Array.from(piece) : [piece];
}

function shortened(line: string, room: number, widthOf: (text: string) => number): string {
  const characters = Array.from(line);
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > room) characters.pop();
  return `${characters.join('').replace(/[\s，。、；：,.;:—]+$/u, '')}…`;
}
