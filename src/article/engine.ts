/** What renders in a thread: MathJax and Shiki, started when something has to be done that was not done before. */
// Types only, and what starts neither.
import type { HighlightedCode, Highlighter } from '../code/index.ts';
import type { Typesetter } from '../math/index.ts';
import { type Memory, recall } from './memory.ts';
import { type Counts, RecallingTypesetter } from './recalling.ts';

type Create = (options: { macros: string }) => Typesetter;

let create: Create | null = null;
let highlighter: Highlighter | null = null;
let plain: { macros: string; typesetter: Typesetter } | null = null;
let recalling: { macros: string; memory: Memory; typesetter: RecallingTypesetter } | null = null;

/** MathJax is needed and has not been started: `startMath()`, and begin again. */
export class MathNotStarted extends Error {}

export async function startMath(): Promise<void> {
  create ??= (await import('../math/index.ts')).createTypesetter;
}

function createNow(macros: string): Typesetter {
  if (!create) throw new MathNotStarted();
  return create({ macros });
}

/**
 * The one typesetter of a thread, kept while the site's macros stay the same. Whoever takes it up has to `reset()` it.
 *
 * @throws MathNotStarted Without a memory at once, else from the methods that need MathJax.
 */
export function typesetterFor(macros: string, memory: Memory | null = null): Typesetter {
  if (!memory) {
    if (plain?.macros !== macros) plain = { macros, typesetter: createNow(macros) };
    return plain.typesetter;
  }
  if (recalling?.macros !== macros || recalling.memory !== memory) {
    recalling = { macros, memory, typesetter: new RecallingTypesetter(() => createNow(macros), macros, memory) };
  }
  return recalling.typesetter;
}

/** Undoes the counting of a rendering that is begun again. */
export function recount(before: Counts): void {
  if (recalling) Object.assign(recalling.typesetter.counts, before);
}

/** How many formulas this thread has typeset with a memory, and how many it had from there. */
export function formulaCounts(): Counts {
  return { ...(recalling?.typesetter.counts ?? { typeset: 0, recalled: 0 }) };
}

function isHighlighted(value: unknown): value is HighlightedCode {
  return typeof value === 'object' && value !== null && 'html' in value && 'styles' in value;
}

async function startedHighlighter(): Promise<Highlighter> {
  if (!highlighter) {
    const { createHighlighter } = await import('../code/index.ts');
    highlighter ??= createHighlighter();
  }
  return highlighter;
}

/** Colours what was not coloured before. */
export function highlighterFor(memory: Memory | null): Highlighter {
  return {
    async highlight(code, lang) {
      const name = JSON.stringify([lang, code]);
      const known = memory && recall(memory, 'code', name, isHighlighted);
      if (known) return known;
      const made = await (await startedHighlighter()).highlight(code, lang);
      memory?.put('code', name, JSON.stringify(made));
      return made;
    },
  };
}
