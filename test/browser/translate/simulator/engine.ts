/** The pseudo-translator: what it is sent it logs, and what it answers is the same for the same page. */

/** A text node that was sent, and what it was part of. */
export interface Piece {
  text: string;
  /** What no translator should see; `null` for prose. */
  of: 'formula' | 'code' | 'value' | null;
}

/** What was translated as one. */
export interface Sent {
  pieces: Piece[];
  /** The element whose text it is: `p`, `li`, … */
  tag: string;
  /** An attribute's name, where that was sent. */
  attribute: string | null;
}

export interface EngineOptions {
  /** One word without a place to break. */
  longWord?: boolean;
}

const FORMULA = '.math, .math-block, .katex, mjx-container, math';
const VALUE = 'output';

export function kindOf(node: Node): Piece['of'] {
  const element = node instanceof Element ? node : node.parentElement;
  if (element?.closest(FORMULA)) return 'formula';
  if (element?.closest('code, pre, kbd, samp')) return 'code';
  return element?.closest(VALUE) ? 'value' : null;
}

export class Engine {
  readonly log: Sent[] = [];
  /** How often something of an element's was sent. */
  readonly segments = new Map<Element, number>();
  private readonly options: EngineOptions;
  private count = 0;

  constructor(options: EngineOptions) {
    this.options = options;
  }

  /** One answer for each text, in their order. */
  translate(texts: readonly Node[], around: Element): string[] {
    const pieces = texts.map((node): Piece => ({ text: node.nodeValue ?? '', of: kindOf(node) }));
    this.log.push({ pieces, tag: around.localName, attribute: null });
    const paragraph = around.closest('p') ?? around;
    this.segments.set(paragraph, (this.segments.get(paragraph) ?? 0) + 1);
    return pieces.map(({ text }) => this.answer(text));
  }

  translateAttribute(text: string, name: string, element: Element): string {
    this.log.push({ pieces: [{ text, of: kindOf(element) }], tag: element.localName, attribute: name });
    return this.answer(text);
  }

  /** ASCII, about twice as wide: a Chinese character becomes a syllable of four letters. */
  private answer(text: string): string {
    const words = text
      .trim()
      .replace(/(\d)\.(\d)/g, '$1,$2')
      .replace(
        /[\p{Script=Han}]/gu,
        (character) => `${SYLLABLES[(character.codePointAt(0) ?? 0) % SYLLABLES.length] ?? 'la'} `,
      )
      .replace(/[，、]/gu, ', ')
      .replace(/[。；：！？]/gu, '. ')
      .replace(/ +/g, this.options.longWord ? '' : ' ')
      .trim();
    return `[t${++this.count}]${this.options.longWord ? '' : ' '}${words}`;
  }
}

const SYLLABLES = ['lore', 'mips', 'dolo', 'sita', 'amet', 'cons', 'ecte', 'adip'];
