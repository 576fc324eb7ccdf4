import { mask } from './mask.ts';
import { Lines } from './lines.ts';
import type { Line } from './line.ts';
import { piecesIn, type Piece } from './pieces.ts';
import { scan } from './scan.ts';

/**
 * A source as what translators take one after the other: passages of prose, with what in them is none. Lines are read by
 * `blocks.ts` with every formula masked, so that nothing in one is taken for a list; the offsets are the source's.
 */
export interface Passage {
  kind: PassageKind;
  /** Without the marks of lists and quotes before its first line; with those before its other lines. */
  start: number;
  end: number;
  /** Number of quotes it stands in. */
  quotes: number;
  pieces: Piece[];
}

/** `heading2` has two signs; `mark` has nothing to read, a rule or the second line of a table. */
export type PassageKind =
  'paragraph' | 'item' | 'row' | 'code' | 'display' | 'block' | 'mark' | `heading${1 | 2 | 3 | 4 | 5 | 6}`;

/** The passages of a LF-normalised source in order; those in which there is nothing but signs are left out. */
export function passagesOf(source: string): Passage[] {
  const scanned = scan(source);
  const pieces = piecesIn(source, scanned);
  const lines = new Lines(mask(source, scanned.found).text);
  const textStart = scanned.opaque.find(({ what }) => what === 'front matter')?.end ?? 0;
  const inOrder = takerOf(pieces);
  const passages = covering(rangesOf(source, lines, textStart), pieces).flatMap((range) =>
    cutAtDisplays(source, range, inOrder(range)),
  );
  return passages.filter(
    ({ start, end, pieces }) => pieces.length > 0 || /[\p{L}\p{N}]/u.test(source.slice(start, end)),
  );
}

type Range = Omit<Passage, 'pieces'>;

function rangesOf(source: string, lines: Lines, textStart: number): Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i < lines.count; i++) {
    const line = lines.at(i);
    if (!line || line.blank || line.start < textStart) continue;
    const kind = kindOf(source, line);
    let last = line.fence ? line.fenceLast : i;
    if (kind === 'code' && line.code) while (lines.at(last + 1)?.code) last++;
    else if (kind === 'paragraph' || kind === 'item') while (goesOn(source, lines, last + 1)) last++;
    const end = lines.at(last)?.end ?? line.end;
    ranges.push({ kind, start: startOf(source, line), end, quotes: line.quotes });
    i = last;
  }
  return ranges;
}

/** A footnote begins with its label. */
function startOf(source: string, line: Line): number {
  const label = line.item ? /\[\^[^\]]+\]:[ \t]*$/.exec(source.slice(line.start, line.content)) : null;
  return label ? line.start + label.index : line.content;
}

/** Whether line `i` goes on with the passage of the line before it. */
function goesOn(source: string, lines: Lines, i: number): boolean {
  const line = lines.at(i);
  return line !== undefined && lines.continuesParagraph(i) && kindOf(source, line) === 'paragraph';
}

function kindOf(source: string, line: Line): PassageKind {
  const text = source.slice(line.content, line.end);
  if (line.fence || line.code) return 'code';
  if (line.colons) return 'block';
  if (line.rule || (line.row && /^[\s|:-]+$/.test(text))) return 'mark';
  if (line.row) return 'row';
  if (line.heading) return headingKind(/^#+/.exec(text)?.[0].length ?? 1);
  return line.item ? 'item' : 'paragraph';
}

function headingKind(depth: number): PassageKind {
  const kinds = ['heading1', 'heading2', 'heading3', 'heading4', 'heading5', 'heading6'] as const;
  return kinds[depth - 1] ?? 'heading6';
}

/** The same ranges, grown where a piece reaches beyond them; a piece between two is one of its own. */
function covering(ranges: readonly Range[], pieces: readonly Piece[]): Range[] {
  const out: Range[] = [];
  let next = 0;
  const take = (range: Range): void => {
    const last = out.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else out.push({ ...range });
  };
  for (const { kind, start, end } of pieces) {
    for (let range = ranges[next]; range && range.start < end; range = ranges[++next]) take(range);
    const last = out.at(-1);
    if (last && start < last.end) {
      last.start = Math.min(last.start, start);
      last.end = Math.max(last.end, end);
    } else out.push({ kind: kind === 'code' ? 'code' : 'paragraph', start, end, quotes: 0 });
  }
  for (const range of ranges.slice(next)) take(range);
  return out;
}

/** Gives the pieces of one range after the other. */
function takerOf(pieces: readonly Piece[]): (range: Range) => Piece[] {
  let next = 0;
  return ({ start, end }) => {
    while ((pieces[next]?.start ?? Infinity) < start) next++;
    const first = next;
    while ((pieces[next]?.end ?? Infinity) <= end) next++;
    return pieces.slice(first, next);
  };
}

/** A display is a passage of its own, as it is a block on the page. */
function cutAtDisplays(source: string, range: Range, within: readonly Piece[]): Passage[] {
  const { kind, start, end } = range;
  if (kind === 'mark' && within.length === 0) return [{ ...range, pieces: [{ kind, start, end }] }];
  const isCut = kind !== 'row' && !kind.startsWith('heading');
  const displays = isCut ? within.filter((piece) => piece.display) : [];
  const edges = [start, ...displays.flatMap((piece) => [piece.start, piece.end]), end];
  return edges.slice(1).map((edge, i): Passage => {
    const from = edges[i] ?? 0;
    const own = within.filter((piece) => piece.start >= from && piece.end <= edge);
    const text = source.slice(from, edge);
    const first = from + text.length - text.trimStart().length;
    const start = Math.min(first, own[0]?.start ?? first);
    const last = Math.max(start, edge - (text.length - text.trimEnd().length));
    return {
      ...range,
      kind: i % 2 === 1 ? 'display' : kind,
      start,
      end: Math.max(last, own.at(-1)?.end ?? last),
      pieces: own,
    };
  });
}
