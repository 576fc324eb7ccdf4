/** A template that was translated: its prose, its marks, and what it says of them. */
import type { Brackets } from './marks.ts';
import { END, isWordName } from './template.ts';

export interface FoundMark {
  name: string;
  start: number;
  end: number;
}

export interface ParsedTemplate {
  /** Where the text begins and ends that is translated. */
  bodyStart: number;
  bodyEnd: number;
  /** Everything in brackets in that text, whether it is a mark or not; one bracket alone has no name. */
  found: FoundMark[];
  /** What stands behind the marks of words. */
  words: Map<string, string>;
  /** What the marks stood for, by name. */
  glossary: Map<string, string>;
  /** Hashes of the passages of the original, as it was; `null` where the appendix is gone. */
  state: string[] | null;
  /** Hash of the translation that there was. */
  was: string | null;
}

/** @param start Behind the front matter. */
export function parseTemplate(source: string, start: number, { open, close }: Brackets): ParsedTemplate {
  const end = source.indexOf(`${open}${END}${close}`, start);
  const bodyEnd = end < 0 ? source.length : end;
  const inside = new RegExp(`${open}([^${open}${close}\\n]*)${close}|[${open}${close}]`, 'gu');
  return {
    bodyStart: start,
    bodyEnd,
    found: Array.from(source.slice(start, bodyEnd).matchAll(inside), (match) => {
      const at = start + match.index;
      return { name: match[1] ?? '', start: at, end: at + match[0].length };
    }),
    ...readAppendix(source.slice(bodyEnd), { open, close }),
  };
}

/** Lines `⟦1a⟧ …`, gone on with by lines that are indented. */
function readAppendix(
  text: string,
  { open, close }: Brackets,
): Pick<ParsedTemplate, 'words' | 'glossary' | 'state' | 'was'> {
  const words = new Map<string, string>();
  const glossary = new Map<string, string>();
  let state: string[] | null = null;
  let was: string | null = null;
  const entry = new RegExp(
    `^${open}([^${open}${close}\\n]+)${close}[ \\t]*(.*(?:\\n {4}.*|\\n(?=\\n* {4}\\S))*)`,
    'gmu',
  );
  for (const [, name = '', shown = ''] of text.matchAll(entry)) {
    // First to be translated, then in the original.
    if (isWordName(name) && !words.has(name)) words.set(name, shown.trim());
    else if (isWordName(name) || /^\d+[a-z]+$/.test(name)) glossary.set(name, withoutIndentation(shown));
    else if (/^[0-9a-f]{12}(?:\s+[0-9a-f]{12})*$/.test(name)) state = name.split(/\s+/);
    else was = /^index ([0-9a-f]{12})$/.exec(name)?.[1] ?? was;
  }
  return { words, glossary, state, was };
}

function withoutIndentation(text: string): string {
  return text.replace(/\n {4}/g, '\n').replace(/\n+$/, '');
}
