/** What two passages do not have in common, as an author reads it: a line for each piece, with its place. */

/** A piece, and its text as it should stand in the translation. */
interface Shown {
  start: number;
  end: number;
  text: string;
}

interface Place {
  start: number;
  end: number;
}

/** Lines of each sign. */
const LISTED = 6;
/** Characters that are shown of a piece: of what differs, and before it. */
const SHOWN = 60;
const BEFORE = 16;

/**
 * `- $x_i$ at 12:20` for what only the original has, `+ $x_j$ at 9:31` for what only the translation has. Where one stands
 * for the other both are cut to where they part.
 *
 * @returns The lines, and the place in the translation, if there is one.
 */
export function difference(
  missing: readonly Shown[],
  surplus: readonly Shown[],
  places: { original: (start: number) => string; translation: (start: number) => string },
): { told: string[]; place: Place | null } {
  const [one, other] = [missing[0], surplus[0]];
  const single = missing.length === 1 && surplus.length === 1 && one && other;
  const from = single ? commonStart(one.text, other.text) : 0;
  const told = [...listed('-', missing, places.original, from), ...listed('+', surplus, places.translation, from)];
  if (!single) return { told, place: other ?? null };
  const behind = Math.min(commonStart(reversed(one.text), reversed(other.text)), other.text.length - from - 1);
  // A common beginning that reaches to the end says where something is missing.
  const start = other.start + Math.min(from, other.text.length - 1);
  return { told, place: { start, end: Math.max(start + 1, other.end - Math.max(0, behind)) } };
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

function listed(sign: string, all: readonly Shown[], place: (start: number) => string, from: number): string[] {
  const lines = all.slice(0, LISTED).map(({ text, start }) => `${sign} ${excerpt(text, from)} at ${place(start)}`);
  return all.length > LISTED ? [...lines, `${sign} and ${all.length - LISTED} more`] : lines;
}

/** One line of a text, from a little before `from` on. */
function excerpt(text: string, from: number): string {
  const start = from > 2 * BEFORE ? from - BEFORE : 0;
  const end = Math.min(text.length, Math.max(start, from) + SHOWN);
  const line = text.slice(start, end).toWellFormed().replace(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${line}${end < text.length ? '…' : ''}`;
}
