import { normaliseSource } from '../diagnostics/index.ts';
import { reasonFor } from './rules.ts';
import { type Opaque, type Refusal, scan } from './scan.ts';

/** What became of a delimiter of the source. */
export interface Explanation {
  start: number;
  end: number;
  /** How it was read. */
  read: 'inline' | 'display' | 'reference' | 'text';
  /** For text: why. */
  reason?: string;
}

const DOLLARS = /(\\*)(\$+)/g;

/** Text of which every `$` was passed over without a try: escaped, or inside something that is never looked into. */
function passedOver(source: string, opaque: readonly Opaque[], taken: (at: number) => boolean): Explanation[] {
  const out: Explanation[] = [];
  let next = 0;
  for (const match of source.matchAll(DOLLARS)) {
    const at = match.index + (match[1] ?? '').length;
    if (taken(at)) continue;
    const end = match.index + match[0].length;
    while ((opaque[next]?.end ?? Infinity) <= at) next++;
    const inside = opaque[next];
    const hidden = inside !== undefined && inside.start <= at;
    const reason = hidden ? `it stands in ${inside.what} (G0)` : 'a backslash stands before it (G1)';
    out.push({ start: at, end: hidden ? end : at + 1, read: 'text', reason });
  }
  return out;
}

function refusal(source: string, { start, end, rule }: Refusal): Explanation {
  return { start, end, read: 'text', reason: reasonFor(rule, source.slice(start, end)) };
}

/**
 * How every formula and every `$` of a Markdown source was read, in order: what was found, and for each opener that was
 * left as text which rule refused it.
 */
export function explain(text: string): Explanation[] {
  const source = normaliseSource(text);
  const { found, refused, opaque } = scan(source);
  const tried: Explanation[] = [
    ...found.map(({ start, end, ...item }): Explanation => {
      if (item.kind === 'reference') return { start, end, read: 'reference' };
      return { start, end, read: item.display ? 'display' : 'inline' };
    }),
    ...refused.map((item) => refusal(source, item)),
  ].sort((a, b) => a.start - b.start);
  let next = 0;
  const taken = (at: number): boolean => {
    while ((tried[next]?.end ?? Infinity) <= at) next++;
    return (tried[next]?.start ?? Infinity) <= at;
  };
  return [...tried, ...passedOver(source, opaque, taken)].sort((a, b) => a.start - b.start);
}
