/** Numbers in the words of a passage, which a translation keeps too. */
import type { Passage } from '../markdown/index.ts';

interface Found {
  start: number;
  end: number;
  /** `1,234.5` as `12345`: languages part digits by different signs. */
  digits: string;
  isDecimal: boolean;
}

const NUMBER = /\d+(?:[.,'’\u00a0\u2009\u202f]\d+)*/g;

/**
 * The first number of the original that the translation lacks, and what stands there instead, if anything. Asked of are
 * numbers with a decimal point, wherever in the passage they stand, and all those in cells of a table without words, cell by
 * cell. Others may become words, as dates do.
 */
export function lostNumber(
  original: { source: string; passage: Passage },
  translation: { source: string; passage: Passage },
): { lost: Found; instead: Found | null } | null {
  const [theirs, ours] = [partsOf(original), partsOf(translation)];
  for (const [k, part] of theirs.entries()) {
    const own = ours[k]?.found ?? [];
    const lost = part.found.find(
      ({ digits, isDecimal }) => (isDecimal || part.isNumeric) && !own.some((number) => number.digits === digits),
    );
    if (!lost) continue;
    const instead = own.find(({ digits }) => !part.found.some((number) => number.digits === digits));
    return { lost, instead: instead ?? null };
  }
  return null;
}

interface Part {
  found: Found[];
  /** A cell in which no words are. */
  isNumeric: boolean;
}

/** The cells of a row, any other passage as one. */
function partsOf({ source, passage }: { source: string; passage: Passage }): Part[] {
  let prose = source.slice(passage.start, passage.end);
  for (const { start, end } of passage.pieces) {
    const [from, to] = [start - passage.start, end - passage.start];
    prose = prose.slice(0, from) + ' '.repeat(to - from) + prose.slice(to);
  }
  const isRow = passage.kind === 'row';
  const parts: Part[] = [];
  let at = passage.start;
  for (const text of isRow ? prose.split(/(?<!\\)\|/) : [prose]) {
    parts.push({ found: numbersIn(text, at), isNumeric: isRow && !/\p{L}/u.test(text) });
    at += text.length + 1;
  }
  return parts;
}

function numbersIn(text: string, offset: number): Found[] {
  return Array.from(text.matchAll(NUMBER), ({ 0: number, index }) => ({
    start: offset + index,
    end: offset + index + number.length,
    digits: number.replace(/\D/g, ''),
    isDecimal: number.includes('.'),
  }));
}
