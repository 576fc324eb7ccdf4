/** What the engine says: a sentence that it has whole it understands; a shred it takes for words of a dictionary. */
import type { Segment } from './segments.ts';
import { PROSE, type TextNode } from './tree.ts';

const WHOLE = ['If ', ', then ', ' is greater than ', '.'] as const;
/** 若 is also “like”, 则 also “rule”, 比 also “ratio”. */
const SHREDS = ['Like ', ', rule ', ' ratio ', ' big.'] as const;
/** In the other order of the language: f(x) is greater than g(x) if x > 0.5. */
const TURNED = [' if ', '', ' is greater than ', '.'] as const;

export interface AnswerOptions {
  /** Spaces at the ends of a text are lost. */
  trimmed: boolean;
  /** The engine gives the clauses in the other order. */
  turned: boolean;
}

export function isWhole(segment: Segment): boolean {
  return PROSE.every((_, i) => segment.some(({ of }) => of === i));
}

/** One answer for each text of a segment. */
export function answersTo(segment: Segment, { trimmed, turned }: AnswerOptions): string[] {
  const words = isWhole(segment) ? (turned ? TURNED : WHOLE) : SHREDS;
  return segment.map(({ of, text }: TextNode) => {
    const answer = of === 'formula' ? text : (words[of] ?? '');
    return trimmed ? answer.trim() : answer;
  });
}
