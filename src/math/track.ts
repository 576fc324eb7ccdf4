/**
 * Where in the source MathJax stumbled. Its errors have no place, and a macro call replaces the string it reads, but
 * counted from the end the part it has not read never moves. For one parse the methods of its parser are replaced by
 * ones that keep count; a formula is parsed so only after it has failed.
 */
import type { MmlNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import type { StackItem } from 'mathjax-full/js/input/tex/StackItem.js';
import { FormulaError } from './errors.ts';
import { TexParser } from './interop.ts';

/** UTF-16 offsets into the formula's TeX. */
interface Range {
  start: number;
  end: number;
}

/** A token and what it has read of its arguments. */
export interface Span extends Range {
  /** True where the place is that of a macro call, in whose definition the fault lies or may lie. */
  expanded: boolean;
  /** Each argument that it has read, without its braces. */
  read?: readonly Range[];
}

/** A piece of the source that a command read, and how far nested parsers have been found in it. */
interface Piece {
  text: string;
  start: number;
  from: number;
}

interface Track {
  /** Source offset of the string's first character; `null` inside an expansion. */
  base: number | null;
  length: number;
  /** How many characters at the end of the current string are source. */
  tail: number;
  /** Start of the token being read, in the current string. */
  token: number;
  /** The macro call, or the command of the outer parser, that is being expanded. */
  call: Span;
  pieces: Piece[];
  /** A rest that was put aside while an environment's end is read. */
  aside: { rest: string; tail: number } | null;
}

type Method = 'Parse' | 'GetArgument' | 'GetBrackets' | 'GetUpTo' | 'Push';

/** One tracked parse. */
class Tracker {
  readonly tracks = new WeakMap<TexParser, Track>();
  readonly opened = new WeakMap<StackItem, Span>();
  readonly spots = new WeakMap<object, Span>();
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  of(parser: TexParser): Track {
    return this.tracks.get(parser) ?? this.begin(parser);
  }

  /** A parser seen for the first time: the formula's own, or one for a piece that an outer parser read. */
  begin(parser: TexParser): Track {
    const text = parser.string;
    const outer = parser.configuration.parsers[1];
    const outerTrack = outer ? this.tracks.get(outer) : undefined;
    const place = outer && outerTrack ? this.inside(outer, outerTrack, text) : { base: 0, call: this.whole() };
    const track: Track = { ...place, length: text.length, tail: text.length, token: 0, pieces: [], aside: null };
    this.tracks.set(parser, track);
    return track;
  }

  whole(): Span {
    return { start: 0, end: this.source.length, expanded: false };
  }

  /** Where the string of a nested parser stands in the source. */
  private inside(outer: TexParser, track: Track, text: string): { base: number | null; call: Span } {
    const call = this.tokenSpan(outer, track);
    for (const piece of track.pieces.toReversed()) {
      const at = piece.text.indexOf(text, piece.from);
      if (at < 0) continue;
      piece.from = at + text.length;
      return { base: piece.start + at, call };
    }
    const at = this.source.slice(call.start, call.end).indexOf(text);
    return { base: at >= 0 && text.length > 1 ? call.start + at : null, call };
  }

  /** Source offset of the character `i` of the current string, or `null` inside an expansion. */
  at(parser: TexParser, track: Track, i: number): number | null {
    const fromEnd = parser.string.length - i;
    return track.base !== null && fromEnd <= track.tail ? track.base + track.length - fromEnd : null;
  }

  /** The token being read and what has been read of its arguments. */
  tokenSpan(parser: TexParser, track: Track): Span {
    const start = this.at(parser, track, track.token);
    const end = this.at(parser, track, Math.min(parser.i, parser.string.length));
    if (start === null) return track.base === null ? track.call : { ...track.call, expanded: true };
    const read = track.pieces.map((piece) => ({ start: piece.start, end: piece.start + piece.text.length }));
    return {
      start,
      end: Math.max(start, end ?? start + 1),
      expanded: track.call.expanded && track.base === null,
      read,
    };
  }

  /** Called before the parser's string is replaced. */
  replace(parser: TexParser, next: string): void {
    const track = this.tracks.get(parser);
    if (!track) return;
    const old = parser.string;
    const rest = old.slice(parser.i);
    if (track.aside?.rest === next) {
      track.tail = Math.min(track.aside.tail, next.length);
      track.aside = null;
    } else if (next.length === old.length + 1 && next.startsWith(old.slice(0, parser.i + 1))) {
      // `^2x` is read as `^2 x`: a space was put in behind the digit.
      track.token++;
    } else if (next.endsWith(rest)) {
      const call = this.tokenSpan(parser, track);
      track.tail = Math.min(track.tail, rest.length);
      track.call = call;
    } else if (!track.aside) {
      track.call = this.tokenSpan(parser, track);
      track.aside = { rest, tail: Math.min(track.tail, rest.length) };
      track.tail = -1;
    }
  }

  /** Remembers what a command read, by the position where reading ended. */
  piece(parser: TexParser, text: unknown, closer: number): void {
    if (typeof text !== 'string' || text === '') return;
    const track = this.of(parser);
    const start = this.at(parser, track, parser.i - closer - text.length);
    if (start !== null && this.source.startsWith(text, start)) track.pieces.push({ text, start, from: 0 });
  }

  /** Place of an error, or of MathJax's error that it was made from. */
  spotOf(error: unknown): Span | null {
    const cause = error instanceof Error ? error.cause : undefined;
    for (const known of [error, cause]) {
      const span = typeof known === 'object' && known !== null ? this.spots.get(known) : undefined;
      if (span) return span;
    }
    return null;
  }

  /** Notes the place of an error the first time it is seen: the innermost parser knows best. */
  note(error: unknown, span: () => Span): void {
    if (typeof error === 'object' && error !== null && !this.spots.has(error)) this.spots.set(error, span());
  }
}

const prototype = TexParser.prototype;

/** One of the parser's own methods. */
type Original = (parser: TexParser, args: unknown[]) => unknown;

function originalOf(method: Method): Original {
  const value: unknown = Object.getOwnPropertyDescriptor(prototype, method)?.value;
  if (typeof value !== 'function') throw new TypeError(`MathJax's parser has no method ${method}`);
  return (parser, args): unknown => Reflect.apply(value, parser, args);
}

/** `null` below the bottom of the stack, which MathJax's type leaves out. */
function topOf(parser: TexParser, n: number): StackItem | null {
  return parser.stack.Top(n);
}

function openItem(parser: TexParser, tracker: Tracker): Span | null {
  for (let n = 1; ; n++) {
    const item = topOf(parser, n);
    if (!item) return null;
    const span = tracker.opened.get(item);
    if (span) return span;
  }
}

function trackedReader(tracker: Tracker, method: 'GetArgument' | 'GetBrackets' | 'GetUpTo', original: Original) {
  return function (this: TexParser, ...args: unknown[]): unknown {
    const track = tracker.of(this);
    const before = this.string.length - this.i;
    try {
      const text = original(this, args);
      const braced = this.string.charAt(this.i - 1);
      const closer = method === 'GetUpTo' ? String(args[1]).length : braced === '}' || braced === ']' ? 1 : 0;
      tracker.piece(this, text, closer);
      return text;
    } catch (error) {
      tracker.note(error, () => missingCloser(this, tracker, track, this.string.length - before));
      throw error;
    }
  };
}

/** An argument that never ends is best shown at its opening brace. */
function missingCloser(parser: TexParser, tracker: Tracker, track: Track, from: number): Span {
  let open = from;
  while (/\s/.test(parser.string.charAt(open))) open++;
  const start = /[{[]/.test(parser.string.charAt(open)) ? tracker.at(parser, track, open) : null;
  return start === null ? tracker.tokenSpan(parser, track) : { start, end: start + 1, expanded: false };
}

function trackedParse(tracker: Tracker) {
  return function (this: TexParser): void {
    const track = tracker.of(this);
    try {
      while (this.i < this.string.length) {
        track.token = this.i;
        track.pieces = [];
        const c = this.getCodePoint();
        this.i += c.length;
        this.parse('character', [this, c]);
      }
      track.token = this.i;
    } catch (error) {
      tracker.note(error, () => tracker.tokenSpan(this, track));
      throw error;
    }
  };
}

function trackedPush(tracker: Tracker, original: Original) {
  return function (this: TexParser, arg: StackItem | MmlNode): void {
    const isItem = 'isOpen' in arg && 'checkItem' in arg;
    if (isItem && arg.isOpen) tracker.opened.set(arg, tracker.tokenSpan(this, tracker.of(this)));
    try {
      original(this, [arg]);
    } catch (error) {
      const opener = (): Span => openItem(this, tracker) ?? tracker.tokenSpan(this, tracker.of(this));
      // A cell that ends while `\left` is open: MathJax blames the `&`.
      const unpaired = isItem && arg.kind === 'cell' && topOf(this, 1)?.kind === 'left';
      const told = unpaired
        ? new FormulaError('ExtraLeftMissingRight', 'Extra \\left or missing \\right', error)
        : error;
      if (unpaired || (isItem && arg.kind === 'stop')) tracker.note(told, opener);
      throw told;
    }
  };
}

function trackedString(tracker: Tracker, original: PropertyDescriptor): PropertyDescriptor {
  return {
    ...original,
    set(this: TexParser, next: string) {
      tracker.replace(this, next);
      original.set?.call(this, next);
    },
  };
}

/**
 * Runs `parse`, which reads `source`, with a parser that keeps count of where it is, and gives the place of the error
 * it throws; `null` if it throws none, or one whose place is unknown. MathJax's parser is as before afterwards.
 */
export function placeOfError(source: string, parse: () => void): { error: unknown; span: Span | null } | null {
  const tracker = new Tracker(source);
  const methods: Method[] = ['Parse', 'GetArgument', 'GetBrackets', 'GetUpTo', 'Push'];
  const before = new Map(
    [...methods, 'string' as const].map((m) => [m, Object.getOwnPropertyDescriptor(prototype, m)]),
  );
  const string = before.get('string');
  const replace = (method: Method, value: unknown): void => {
    Object.defineProperty(prototype, method, { ...before.get(method), value });
  };
  try {
    replace('Parse', trackedParse(tracker));
    replace('GetArgument', trackedReader(tracker, 'GetArgument', originalOf('GetArgument')));
    replace('GetBrackets', trackedReader(tracker, 'GetBrackets', originalOf('GetBrackets')));
    replace('GetUpTo', trackedReader(tracker, 'GetUpTo', originalOf('GetUpTo')));
    replace('Push', trackedPush(tracker, originalOf('Push')));
    if (string) Object.defineProperty(prototype, 'string', trackedString(tracker, string));
    parse();
    return null;
  } catch (error) {
    return { error, span: tracker.spotOf(error) };
  } finally {
    for (const [name, descriptor] of before) if (descriptor) Object.defineProperty(prototype, name, descriptor);
  }
}
