import type { Opaque, ScanResult } from './scan.ts';
import { scan } from './scan.ts';

/** What of a source is no prose: formulas, references, code, HTML, addresses, marks of blocks and notes. */
export interface Piece {
  kind: 'formula' | 'reference' | 'code' | 'HTML' | 'address' | 'block' | 'note' | 'mark';
  start: number;
  end: number;
  /** Of a formula: what MathJax gets, and whether it is a display. */
  tex?: string;
  display?: boolean;
}

/** The pieces of a LF-normalised source that was scanned, in order; none holds another. Front matter has none. */
export function piecesIn(source: string, { found, opaque }: Pick<ScanResult, 'found' | 'opaque'>): Piece[] {
  const pieces: Piece[] = [
    ...found.map((item): Piece =>
      item.kind === 'formula'
        ? { kind: 'formula', start: item.start, end: item.maskEnd, tex: item.tex, display: item.display }
        : { kind: 'reference', start: item.start, end: item.end },
    ),
    ...opaque.flatMap((item) => opaquePieces(source, item)),
  ].sort((a, b) => a.start - b.start);
  return [...pieces, ...notesBetween(source, pieces, opaque)].sort((a, b) => a.start - b.start);
}

const KINDS: Readonly<Record<Exclude<Opaque['what'], 'front matter' | 'an address'>, Piece['kind']>> = {
  code: 'code',
  HTML: 'HTML',
  'a link definition': 'address',
  'attributes of a block': 'block',
};

function opaquePieces(source: string, { start, end, what }: Opaque): Piece[] {
  if (what === 'front matter') return [];
  if (what !== 'an address') return [{ kind: KINDS[what], start, end }];
  return source.startsWith('](', start) ? destination(source, start, end) : [{ kind: 'address', start, end }];
}

/** `](address "title")`: the title is prose, with formulas in it. */
const DESTINATION = /^\]\([ \t\n]*(<[^<>\n]*>|[^\s]*?)(?=[ \t\n]*\)$|[ \t\n]+["'(])/;

function destination(source: string, start: number, end: number): Piece[] {
  const text = source.slice(start, end);
  const [before = '', address = ''] = DESTINATION.exec(text) ?? [];
  if (address === '') return before === '' ? [{ kind: 'address', start, end }] : [];
  const behind = start + before.length;
  const title = scan(source.slice(behind, end - 1), { block: false });
  const inTitle = piecesIn(source.slice(behind, end - 1), { found: title.found, opaque: [] });
  return [
    { kind: 'address', start: behind - address.length, end: behind },
    ...inTitle.map((piece) => ({ ...piece, start: piece.start + behind, end: piece.end + behind })),
  ];
}

const NOTE = /(?<!\\)\[\^[^\]\s[$\\`]{1,99}\](:?)/g;
/** What may stand on a line before a note. */
const BEFORE_NOTE = /(?:^|\n)[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*$/;

/** `[^label]`, and at the beginning of a line `[^label]:`, outside of all other pieces. */
function notesBetween(source: string, pieces: readonly Piece[], opaque: readonly Opaque[]): Piece[] {
  const textStart = opaque.find(({ what }) => what === 'front matter')?.end ?? 0;
  let next = 0;
  return Array.from(source.matchAll(NOTE)).flatMap((match): Piece[] => {
    const start = match.index;
    const colon = match[1] !== '' && !BEFORE_NOTE.test(source.slice(Math.max(0, start - 80), start)) ? 1 : 0;
    const end = start + match[0].length - colon;
    while ((pieces[next]?.end ?? Infinity) <= start) next++;
    const isFree = start >= textStart && (pieces[next]?.start ?? Infinity) >= end;
    return isFree ? [{ kind: 'note', start, end }] : [];
  });
}
