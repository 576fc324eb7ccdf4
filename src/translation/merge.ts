/** A translated template made a translation: what the marks stand for is put back, and looked at. */
import type { Diagnostic } from '../diagnostics/index.ts';
import { frontMatterEnd, passagesOf } from '../markdown/index.ts';
import { compare, lineColumn, type Text } from './compare.ts';
import { checkMarks, type Expected } from './check-marks.ts';
import { mergedFrontMatter } from './merge-front.ts';
import { bracketsFor, bracketsIn, marksOf, passageOf } from './marks.ts';
import { parseTemplate, type ParsedTemplate } from './parse-template.ts';
import { hashOf } from './record.ts';
import { END, isWordName, wordName, wordsIn } from './template.ts';
import { inWords } from './words.ts';

export interface MergeInput {
  original: Text;
  /** LF-normalised. */
  template: string;
  /** The translation that there is already: what its front matter says besides stays. */
  existing: string | null;
  /** Of the file that is made. */
  translation: Omit<Text, 'source'>;
  slug: string;
}

export interface Merged {
  /** The translation; `null` where the template has faults. */
  text: string | null;
  /** Hashes of the passages that it translates. */
  record: string[];
  /** Hash of the translation that there was when the template was made; `null` where there was none. */
  was: string | null;
  /** Places are those in the template. */
  diagnostics: Diagnostic[];
  marks: number;
}

/** @throws RangeError where the original holds all brackets that marks could have. */
export function merge(input: MergeInput): Merged {
  const { original, template, existing } = input;
  const passages = passagesOf(original.source);
  const hashes = passages.map((passage) => hashOf(original.source, passage));
  const bodyStart = frontMatterEnd(template);
  const brackets = bracketsIn(template, END) ?? bracketsFor(original.source);
  const parsed = parseTemplate(template, bodyStart, brackets);
  const record = parsed.state ?? hashes;
  const isCurrent = hashes.join() === record.join();
  const expected = isCurrent ? marksOf(original.source, passages) : marksThen(original, parsed, hashes);
  const own = isCurrent ? wordsIn(original.source, passages, original.language) : wordsThen(parsed);
  const words = translatedWords(own, parsed);
  const front = mergedFrontMatter(template.slice(0, bodyStart), existing, words);
  const faults = [...front.diagnostics, ...checkMarks(template, parsed, expected, brackets, original)];
  const made = { record, was: parsed.was, marks: expected.size };
  if (faults.length > 0 || front.text === null) return { ...made, text: null, diagnostics: faults };
  const body = putBack(template, parsed, expected, words);
  const text = `${front.text}\n${body.text}`;
  const bodyAt = front.text.length + 1;
  const placeIn = ({ start, end }: Place): Place => body.placeIn({ start: start - bodyAt, end: end - bodyAt });
  const diagnostics = compare({
    original,
    translation: { ...input.translation, source: text },
    slug: input.slug,
    words,
    record: null,
    placeOf: (start) => lineColumn(template, placeIn({ start, end: start + 1 }).start),
  })
    .filter(({ id }) => id !== 'translation/not-recorded')
    .map((d) => ({ ...d, ...placeIn(d) }));
  // One that translates an earlier state has its differences from this one: they are told and no fault of the template.
  const refused = isCurrent && diagnostics.some(({ severity }) => severity === 'error');
  return { ...made, text: refused ? null : text, diagnostics };
}

/** What the marks of an earlier state stand for: in passages that did not change since, what they stand for now. */
function marksThen({ source }: Text, { state, glossary }: ParsedTemplate, hashes: readonly string[]): Expected {
  const now = marksOf(source);
  const moved = new Map(hashes.map((hash, i) => [hash, i]));
  return new Map(
    Array.from(glossary).flatMap(([name, text]) => {
      if (isWordName(name)) return [];
      const passage = moved.get(state?.[passageOf(name)] ?? '');
      const own = passage === undefined ? undefined : now.get(name.replace(/^\d+/, String(passage + 1)));
      return [[name, own ?? { text, start: null }] as const];
    }),
  );
}

/** Words inside the formulas of an earlier state. */
function wordsThen({ glossary }: ParsedTemplate): string[] {
  return [...glossary].flatMap(([name, text]) => (isWordName(name) ? [text] : []));
}

/** Words that were translated; those left as they are need no entry. */
function translatedWords(words: readonly string[], parsed: ParsedTemplate): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((word, i) => {
      const own = parsed.words.get(wordName(i));
      return own === undefined || own === '' || own === word ? [] : [[word, own]];
    }),
  );
}

interface Place {
  start: number;
  end: number;
}

interface Body {
  text: string;
  /** Place in the template of a place in it. */
  placeIn: (place: Place) => Place;
}

function putBack(template: string, parsed: ParsedTemplate, expected: Expected, words: Record<string, string>): Body {
  const { bodyStart, bodyEnd, found } = parsed;
  /** Pieces of the translation: where they begin in both texts, and how long they are in the template. */
  const pieces: { here: number; there: number; length: number; isMark: boolean }[] = [];
  let text = '';
  const add = (shown: string, there: number, end: number, isMark: boolean): void => {
    pieces.push({ here: text.length, there, length: end - there, isMark });
    text += shown;
  };
  let at = bodyStart + Math.max(0, template.slice(bodyStart, bodyEnd).search(/\S/));
  for (const { name, start, end } of found) {
    add(template.slice(at, start), at, start, false);
    add(inWords(expected.get(name)?.text ?? '', words), start, end, true);
    at = end;
  }
  add(template.slice(at, bodyEnd), at, bodyEnd, false);
  return {
    text: `${text.trimEnd()}\n`,
    placeIn({ start, end }) {
      const piece = pieces.findLast(({ here }) => here <= start);
      if (!piece) return { start: 0, end: 3 };
      if (piece.isMark) return { start: piece.there, end: piece.there + piece.length };
      const place = piece.there + Math.min(start - piece.here, Math.max(0, piece.length - 1));
      return { start: place, end: Math.min(place + end - start, piece.there + piece.length) };
    },
  };
}
