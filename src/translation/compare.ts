/** A translation compared with its original, passage by passage. */
import { type Diagnostic, positionAt } from '../diagnostics/index.ts';
import { findMath, type Passage, type PassageKind, passagesOf, type Piece } from '../markdown/index.ts';
import { align, type Pair } from './align.ts';
import { difference } from './difference.ts';
import { type Keyed, keyed } from './keys.ts';
import { lostNumber } from './numbers.ts';
import { hashOf } from './record.ts';
import { hasWords, inWords, textsIn, type Words } from './words.ts';

export interface Text {
  /** Path as the author knows it. */
  file: string;
  /** LF-normalised. */
  source: string;
  /** BCP 47. */
  language: string;
}

export interface Compared {
  original: Text;
  translation: Text;
  /** Of the original. */
  slug: string;
  /** Of the front matter of the translation. */
  words: Words;
  /** Hashes of the passages that were translated; `null` where none are known. */
  record: readonly string[] | null;
  /** How places in the translation are told, where it is no file yet. */
  placeOf?: (start: number) => string;
}

/** `12:5` */
export function lineColumn(source: string, start: number): string {
  const { line, column } = positionAt(source, start);
  return `${line}:${column}`;
}

/** Everything that is said of a translation beside its original; places are those in the translation. */
export function compare(compared: Compared): Diagnostic[] {
  return new Comparison(compared).diagnostics;
}

const NAMES: Readonly<Record<PassageKind, string>> = {
  paragraph: 'paragraph',
  item: 'list item',
  row: 'row of a table',
  code: 'block of code',
  display: 'display',
  block: 'line of a block',
  mark: 'rule',
  heading1: 'heading',
  heading2: 'heading',
  heading3: 'heading',
  heading4: 'heading',
  heading5: 'heading',
  heading6: 'heading',
};

interface Read {
  passage: Passage;
  keyed: Keyed[];
  /** Sorted. */
  keys: string[];
  kind: string;
}

class Comparison {
  readonly diagnostics: Diagnostic[] = [];
  private readonly texts: Compared;
  private readonly original: Read[];
  private readonly translation: Read[];
  private readonly hashes: string[];
  /** Hashes of what was translated, one for each passage of the translation. */
  private readonly record: readonly string[] | null;

  constructor(texts: Compared) {
    this.texts = texts;
    const { original, translation, words, record } = texts;
    this.original = readAll(original.source, words);
    this.translation = readAll(translation.source, {});
    this.hashes = this.original.map(({ passage }) => hashOf(original.source, passage));
    this.record = record?.length === this.translation.length ? record : null;
    if (!this.record) this.notRecorded();
    this.checkWords();
    const isRecorded = (i: number, j: number): boolean => !this.record || this.record[j] === this.hashes[i];
    const pairs = align(this.original, this.translation, isRecorded);
    for (const [k, pair] of pairs.entries()) this.tell(pair, pairs.slice(k + 1));
  }

  /** Formulas in the words of formulas, which the table must not change either. */
  private checkWords(): void {
    const { words, translation } = this.texts;
    for (const [word, own] of Object.entries(words)) {
      const [theirs, ours] = [word, own].map((text) =>
        findMath(text)
          .map(({ tex }) => tex.trim())
          .sort()
          .join(' '),
      );
      if (theirs === ours) continue;
      const at = Math.max(0, translation.source.indexOf(own));
      const message = `The formulas in the words "${word}" are others than in "${own}".`;
      this.report('translation/differs', 'error', message, HINT, { start: at, end: at + own.length });
    }
  }

  private tell([i, j]: Pair, rest: readonly Pair[]): void {
    const [a, b] = [this.original[i ?? -1], this.translation[j ?? -1]];
    if (a && b) {
      const isStale = this.record !== null && this.record[j ?? -1] !== this.hashes[i ?? -1];
      const isTold = this.differs(a, b, isStale) || this.hasOtherNumber(a, b, isStale) || this.isUntranslated(a, b);
      if (!isTold && isStale) this.stale(a, b);
    } else if (a) {
      const next = rest.find(([, other]) => other !== null)?.[1];
      this.missing(a, this.translation[next ?? -1]?.passage.start ?? this.texts.translation.source.trimEnd().length);
    } else if (b) this.surplus(b);
  }

  /** `content/posts/x/index.md:12:1` */
  private place({ start }: { start: number }): string {
    const { file, source } = this.texts.original;
    return `${file}:${lineColumn(source, start)}`;
  }

  private report(
    id: Diagnostic['id'],
    severity: Diagnostic['severity'],
    message: string,
    hint: string,
    { start, end }: { start: number; end: number },
  ): void {
    this.diagnostics.push({ id, severity, message, hint, start, end });
  }

  private differs(a: Read, b: Read, isStale: boolean): boolean {
    const [missing, surplus] = [without(a.keyed, b.keyed), without(b.keyed, a.keyed)];
    if (missing.length + surplus.length === 0) return false;
    const { original, translation, words } = this.texts;
    const ownPlace = (start: number): string => lineColumn(translation.source, start);
    const found = difference(
      missing.map(({ piece }) => ({ ...piece, text: inWords(textOf(original.source, piece), words) })),
      surplus.map(({ piece }) => ({ ...piece, text: textOf(translation.source, piece) })),
      { original: (start) => lineColumn(original.source, start), translation: this.texts.placeOf ?? ownPlace },
    );
    const message = `The ${NAMES[a.passage.kind]} at ${this.place(a.passage)} has something else:\n${found.told.join('\n')}.`;
    const hint = (this.wordsHint(missing, surplus) ?? HINT) + changed(isStale);
    this.report('translation/differs', 'error', message, hint, found.place ?? firstLine(translation.source, b));
    return true;
  }

  private hasOtherNumber(a: Read, b: Read, isStale: boolean): boolean {
    const { original, translation } = this.texts;
    const found = lostNumber({ ...a, source: original.source }, { ...b, source: translation.source });
    if (!found) return false;
    const { file, source } = original;
    const number = source.slice(found.lost.start, found.lost.end);
    const message = `The number ${number} at ${file}:${lineColumn(source, found.lost.start)} is not in this ${NAMES[b.passage.kind]}.`;
    const place = found.instead ?? firstLine(translation.source, b);
    const hint = found.instead ? `Should this be ${number}?` : 'Write it in digits.';
    this.report('translation/number', 'warning', message, hint + changed(isStale), place);
    return true;
  }

  /** What to write into the front matter, where nothing but words inside formulas differs. */
  private wordsHint(missing: readonly Keyed[], surplus: readonly Keyed[]): string | null {
    const { original, translation, words } = this.texts;
    const found = new Map<string, string>();
    for (const { piece } of missing) {
      const tex = inWords(textOf(original.source, piece), words);
      const other = surplus.find(({ piece }) => bare(textOf(translation.source, piece)) === bare(tex));
      if (piece.kind !== 'formula' || !other) return null;
      const own = textsIn(textOf(translation.source, other.piece));
      for (const [k, text] of textsIn(tex).entries()) if (text !== own[k]) found.set(text, own[k] ?? '');
    }
    if (found.size === 0) return null;
    const lines = Array.from(found, ([text, own]) => `"${text}: ${own}"`);
    return `If it is a translation, put ${lines.join(' and ')} under "words:" in the front matter.`;
  }

  /** Words of the original that nobody has translated. */
  private isUntranslated(a: Read, b: Read): boolean {
    const { original, translation } = this.texts;
    const [theirs, own] = [proseOf(original.source, a.passage), proseOf(translation.source, b.passage)];
    if (own === theirs && hasWords(own, original.language) && !sharesWords(original, translation)) {
      const message = `This is the ${NAMES[a.passage.kind]} at ${this.place(a.passage)}, not translated.`;
      this.report('translation/untranslated', 'warning', message, 'Translate it.', firstLine(translation.source, b));
      return true;
    }
    for (const { piece } of b.keyed) {
      const text = piece.kind === 'formula' ? textsIn(textOf(translation.source, piece)).join(' ') : '';
      if (!hasWords(text, original.language) || sharesWords(original, translation)) continue;
      const hint = 'Translate them, and put both under "words:" in the front matter, as in "若: if".';
      this.report(
        'translation/untranslated',
        'warning',
        'The words in this formula are those of the original.',
        hint,
        piece,
      );
    }
    return false;
  }

  private stale(a: Read, b: Read): void {
    const message = `The ${NAMES[a.passage.kind]} at ${this.place(a.passage)} has changed since it was translated.`;
    const hint = `Translate it again, then say so: ${this.accept()}.`;
    this.report('translation/stale', 'warning', message, hint, firstLine(this.texts.translation.source, b));
  }

  private missing({ passage }: Read, at: number): void {
    const { source } = this.texts.original;
    const text = source.slice(passage.start, passage.end).replace(/\s+/g, ' ');
    const shown = [...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join('')}…` : text;
    const message = `Nothing here translates the ${NAMES[passage.kind]} at ${this.place(passage)}: ${shown}`;
    const hint = 'Translate it before this place, in a paragraph of its own.';
    this.report('translation/missing', 'error', `${message.replace(/[.。]$/, '')}.`, hint, { start: at, end: at + 1 });
  }

  private surplus(b: Read): void {
    const { original, translation } = this.texts;
    const message = `Nothing in ${original.file} is translated by this ${NAMES[b.passage.kind]}.`;
    const hint = 'Join it to the one before, or take it out: paragraphs of both texts are the same.';
    this.report('translation/surplus', 'error', message, hint, firstLine(translation.source, b));
  }

  private accept(): string {
    return `npx yansuan translation accept ${this.texts.slug} ${this.texts.translation.language}`;
  }

  private notRecorded(): void {
    const message = this.texts.record
      ? 'What is recorded of this translation has another number of paragraphs, so that nobody learns what is stale.'
      : 'It is not recorded what this translates, so that nobody learns when that changes.';
    const hint = `If it translates the original as it is, say so: ${this.accept()}.`;
    this.report('translation/not-recorded', 'warning', message, hint, { start: 0, end: 3 });
  }
}

const HINT = 'Take formulas, code, references and addresses from the original as they are.';
/** Characters of a passage that a message shows. */
const SHOWN = 40;

function readAll(source: string, words: Words): Read[] {
  return passagesOf(source).map((passage) => {
    const found = keyed(source, passage, words);
    const keys = found.map(({ key }) => key).sort();
    return { passage, keyed: found, keys, kind: `${passage.kind} ${passage.quotes}` };
  });
}

function changed(isStale: boolean): string {
  return isStale ? ' The original has changed since it was translated.' : '';
}

function textOf(source: string, { start, end }: Piece): string {
  return source.slice(start, end);
}

/** A formula without the words in it. */
function bare(tex: string): string {
  return inWords(tex, Object.fromEntries(textsIn(tex).map((text) => [text, ''])));
}

/** Those of `a` that `b` does not have, each as often as it has one more. */
function without(a: readonly Keyed[], b: readonly Keyed[]): Keyed[] {
  const counts = new Map<string, number>();
  for (const { key } of b) counts.set(key, (counts.get(key) ?? 0) + 1);
  return a.filter(({ key }) => {
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}

function firstLine(source: string, { passage: { start, end } }: Read): { start: number; end: number } {
  const newline = source.indexOf('\n', start);
  return { start, end: newline < 0 ? end : Math.min(end, newline) };
}

/** A passage without its pieces, and without the signs of Markdown. */
function proseOf(source: string, { start, end, pieces }: Passage): string {
  let prose = '';
  let at = start;
  for (const piece of pieces) {
    prose += source.slice(at, piece.start);
    at = piece.end;
  }
  return (prose + source.slice(at, end)).replace(/[\s#*_>|]+/g, ' ').trim();
}

/** Whether a word of the one language may be one of the other, as names are. */
function sharesWords(original: Text, translation: Text): boolean {
  const isCjk = ({ language }: Text): boolean => /^(?:zh|ja|ko)\b/.test(language);
  return !isCjk(original) || isCjk(translation);
}
