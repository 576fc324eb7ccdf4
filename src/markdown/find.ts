import { normaliseSource } from '../diagnostics/index.ts';
import { Lines, mayOpenFrontMatter } from './lines.ts';
import { type Found, scan } from './scan.ts';
import { continuations } from './streaming.ts';
import type { MathSpan } from './types.ts';

export function spansOf(found: readonly Found[]): MathSpan[] {
  return found.flatMap((item) => {
    if (item.kind !== 'formula') return [];
    const { tex, display, start, end } = item;
    return [{ tex, display, start, end }];
  });
}

/**
 * The formulas of a Markdown source in order. With `final: false` the source is the beginning of a text that is still
 * arriving: reported are the formulas that whatever follows leaves as they are. The first opener (of a formula, a code
 * span, a tag, a link's destination, …) whose end has not come yet holds back all that stand behind it.
 */
export function findMath(text: string, options: { final?: boolean } = {}): MathSpan[] {
  const source = normaliseSource(text);
  const { found, openFrom } = scan(source);
  if (options.final !== false) return spansOf(found);
  if (mayOpenFrontMatter(source)) return [];
  const settled = spansOf(found).filter((span) => span.end <= openFrom);
  return continuations(source, new Lines(source)).reduce(stillThere(source), settled);
}

/** Of the first spans those that are there also when `source` goes on in a given way, up to one that is not. */
function stillThere(source: string): (spans: MathSpan[], continuation: string) => MathSpan[] {
  return (spans, continuation) => {
    const { found, openFrom } = scan(source + continuation);
    const others = spansOf(found);
    const end = spans.findIndex((span, i) => !sameSpan(span, others[i]) || span.end > openFrom);
    return end < 0 ? spans : spans.slice(0, end);
  };
}

function sameSpan(a: MathSpan, b: MathSpan | undefined): boolean {
  return a.start === b?.start && a.end === b.end && a.tex === b.tex && a.display === b.display;
}
