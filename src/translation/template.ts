/** A file with the prose of an article and marks for all else, to be translated by a person or a machine. */
import { parseDocument } from 'yaml';
import { frontMatterEnd, type Passage, passagesOf } from '../markdown/index.ts';
import { type Brackets, bracketsFor, markName, marksOf } from './marks.ts';
import { type Carried, carried, type Earlier } from './carry.ts';
import { hashOf, textHash } from './record.ts';
import { hasWords, textsIn, type Words } from './words.ts';

/** Ends what is translated; behind it stand the words inside formulas, and what marks stand for. */
export const END = 'end';

/** The fields of the front matter that are prose. */
export const FIELDS = ['title', 'description'] as const;

export interface TemplateInput {
  /** LF-normalised. */
  original: string;
  /** BCP 47, of the original. */
  language: string;
  /** What to run when it is translated. */
  command: string;
  /** An earlier translation, of which is kept what still holds. */
  earlier: Earlier | null;
}

export interface Template {
  text: string;
  passages: number;
  /** Those of them that were translated before. */
  kept: number;
  marks: number;
}

/** @throws RangeError where the article holds all brackets that marks could have. */
export function writeTemplate({ original, language, command, earlier }: TemplateInput): Template {
  const passages = passagesOf(original);
  const brackets = bracketsFor(original + (earlier?.source ?? ''));
  const known = earlier ? carried(original, passages, earlier) : new Map<number, Carried>();
  const marks = marksOf(original, passages);
  const text = [
    head(original, earlier?.source ?? null, brackets, command),
    body(original, passages, known, brackets),
    appendix({ original, passages, language, brackets, earlier }),
  ].join('\n');
  return { text, passages: passages.length, kept: known.size, marks: marks.size };
}

export function mark({ open, close }: Brackets, name: string): string {
  return open + name + close;
}

/** Text fields of front matter, without formulas: those become text there. */
export function proseFields(source: string): Map<(typeof FIELDS)[number], string> {
  const yaml = source.slice(0, frontMatterEnd(source)).replace(/^---.*\n|\n(?:---|\.\.\.)[ \t]*\n?$/g, '');
  const document = parseDocument(yaml, { prettyErrors: false });
  return new Map(
    FIELDS.flatMap((name) => {
      const value = document.errors.length === 0 && document.contents !== null ? document.get(name) : null;
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value).trim()] as const] : [];
    }),
  );
}

function head(original: string, earlier: string | null, brackets: Brackets, command: string): string {
  const own = proseFields(original);
  const known = earlier === null ? own : proseFields(earlier);
  const fields = Array.from(own, ([name, text]) => `${name}: >-\n  ${(known.get(name) ?? text).replace(/\s+/g, ' ')}`);
  const lines = [
    `# Translate the prose. Marks such as ${mark(brackets, '1a')} stand for formulas, code, references and addresses: leave each as`,
    '# it is, once, in its paragraph; within that the order is yours. When all is done, run',
    `#   ${command}`,
  ];
  return `---\n${[...lines, ...fields].join('\n')}\n---\n`;
}

function body(
  original: string,
  passages: readonly Passage[],
  known: ReadonlyMap<number, Carried>,
  brackets: Brackets,
): string {
  let text = '';
  let at = frontMatterEnd(original);
  for (const [i, passage] of passages.entries()) {
    text += original.slice(at, passage.start);
    const parts = known.get(i) ?? cut(original, passage);
    text += parts.map((part) => (typeof part === 'string' ? part : mark(brackets, markName(i, part)))).join('');
    at = passage.end;
  }
  return `${(text + original.slice(at)).trim()}\n`;
}

function cut(source: string, { start, end, pieces }: Passage): Carried {
  let at = start;
  const parts = pieces.flatMap((piece, k) => {
    const before = source.slice(at, piece.start);
    at = piece.end;
    return [before, k];
  });
  return [...parts, source.slice(at, end)];
}

/** Words inside the formulas of an article, each once, in order. */
export function wordsIn(original: string, passages: readonly Passage[], language: string): string[] {
  const texts = passages.flatMap(({ pieces }) =>
    pieces.flatMap(({ kind, start, end }) => (kind === 'formula' ? textsIn(original.slice(start, end)) : [])),
  );
  return [...new Set(texts.filter((text) => hasWords(text, language)))];
}

interface AppendixInput {
  original: string;
  passages: readonly Passage[];
  language: string;
  brackets: Brackets;
  earlier: Earlier | null;
}

function appendix({ original, passages, language, brackets, earlier }: AppendixInput): string {
  const words = wordsIn(original, passages, language);
  const known = earlier?.words ?? {};
  const listed = (own: Words): string =>
    words.map((word, i) => `${mark(brackets, wordName(i))} ${(own[word] ?? word).replace(/\s+/g, ' ')}\n`).join('');
  const glossary = Array.from(marksOf(original, passages), ([name, { text }]) => {
    return `${mark(brackets, name)} ${text.replaceAll('\n', '\n    ')}\n`;
  });
  const hashes = passages.map((passage) => hashOf(original, passage)).join(' ');
  const parts = [
    `${mark(brackets, END)}\n`,
    ...(words.length === 0 ? [] : ['Words inside formulas: translate what stands behind each mark.\n', listed(known)]),
    'What the marks stand for, to be read and not translated:\n',
    glossary.join('') + listed({}),
    'State of both texts, to be left as it is:\n',
    `${mark(brackets, hashes)}\n`,
    ...(earlier ? [`${mark(brackets, `index ${textHash(earlier.source)}`)}\n`] : []),
  ];
  return parts.join('\n');
}

/** Name of the mark before a word of the formulas, by its number from 0. */
export function wordName(i: number): string {
  return `w${i + 1}`;
}

export function isWordName(name: string): boolean {
  return /^w\d+$/.test(name);
}
