/** Finished HTML of an article to sections of plain text with formulas. */
import { FORMULA, type Formula, type Run, type Section } from './types.ts';

interface Tag {
  name: string;
  closes: boolean;
  /** The whole of it, `<` to `>`. */
  text: string;
  start: number;
  end: number;
}

/** The next tag or comment at or behind `from`; a `<` that never ends is text. */
function nextTag(html: string, from: number): Tag | null {
  const start = html.indexOf('<', from);
  if (start < 0) return null;
  const end = tagEnd(html, start);
  if (end < 0) return null;
  const text = html.slice(start, end);
  const name = /^<\/?([a-zA-Z][\w-]*)/.exec(text)?.[1]?.toLowerCase() ?? '';
  return { name, closes: text.startsWith('</'), text, start, end };
}

function tagEnd(html: string, start: number): number {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 4);
    return end < 0 ? -1 : end + 3;
  }
  for (let i = start + 1, quote = ''; i < html.length; i++) {
    const character = html.charAt(i);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return i + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

/** Where the element ends that `tag` begins, its closing tag included. */
function elementEnd(html: string, tag: Tag): number {
  let depth = 1;
  for (let inner = nextTag(html, tag.end); inner; inner = nextTag(html, inner.end)) {
    if (inner.name !== tag.name || inner.text.endsWith('/>')) continue;
    depth += inner.closes ? -1 : 1;
    if (depth === 0) return inner.end;
  }
  return html.length;
}

/** The first element of a name that is no strut and no number, whole. */
function firstElement(html: string, opening: RegExp): string {
  const start = html.search(opening);
  if (start < 0) return '';
  const tag = nextTag(html, start);
  return tag ? html.slice(start, elementEnd(html, tag)) : '';
}

/** Drawing and MathML of a formula without what leads to its page: links, ids, numbers. */
function drawingOf(inner: string): string {
  const svg = firstElement(inner, /<svg\b(?! class="(?:floor|numbers)")/).replace(/<a\b[^>]*>|<\/a>| id="[^"]*"/g, '');
  return svg === '' ? '' : svg + firstElement(inner, /<span class="mml">/);
}

const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img ins kbd label mark output q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const SKIPPED = new Set(['script', 'style', 'template', 'svg', 'math', 'button']);

/** @param decode Character references resolved. */
class Reader {
  readonly sections: Section[];
  private run: Run;
  private readonly decode: (text: string) => string;

  constructor(title: string, decode: (text: string) => string) {
    const first: Section = { id: null, heading: { text: title, formulas: [] }, body: { text: '', formulas: [] } };
    this.sections = [first];
    this.run = first.body;
    this.decode = decode;
  }

  read(html: string): Section[] {
    let at = 0;
    for (let tag = nextTag(html, 0); tag; tag = nextTag(html, at)) {
      this.text(html.slice(at, tag.start));
      at = this.tag(html, tag);
    }
    this.text(html.slice(at));
    return this.sections;
  }

  private text(html: string): void {
    this.run.text += this.decode(html).replaceAll(FORMULA, ' ');
  }

  /** @returns Where to go on. */
  private tag(html: string, tag: Tag): number {
    const { name, closes } = tag;
    if (closes) {
      if (/^h[1-6]$/.test(name)) this.run = this.sections.at(-1)?.body ?? this.run;
      if (!INLINE.has(name)) this.run.text += '\n';
      return tag.end;
    }
    // A live figure is named in its caption; its labels and numbers are not what is looked for.
    if (SKIPPED.has(name) || name.startsWith('yansuan-')) return elementEnd(html, tag);
    const tex = / data-tex="([^"]*)"/.exec(tag.text)?.[1];
    if (tex !== undefined) return this.formula(html, tag, this.decode(tex));
    const id = /^h[1-6]$/.test(name) ? / id="([^"]*)"/.exec(tag.text)?.[1] : undefined;
    if (id !== undefined) {
      const heading: Run = { text: '', formulas: [] };
      this.sections.push({ id: this.decode(id), heading, body: { text: '', formulas: [] } });
      this.run = heading;
    } else if (!INLINE.has(name)) this.run.text += '\n';
    return tag.end;
  }

  private formula(html: string, tag: Tag, tex: string): number {
    const end = elementEnd(html, tag);
    const formula: Formula = { tex, html: drawingOf(html.slice(tag.end, end)) };
    this.run.formulas.push(formula);
    this.run.text += tag.name === 'div' ? `\n${FORMULA}\n` : FORMULA;
    return end;
  }
}

function tidy({ text, formulas }: Run): Run {
  return {
    text: text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
    formulas,
  };
}

/**
 * Sections in the order of the page; the first has the title and what stands before the first heading.
 *
 * @param html As the article room writes it.
 * @param decode Resolves character references.
 */
export function sectionsOf(title: string, html: string, decode: (text: string) => string): Section[] {
  return new Reader(title, decode)
    .read(html)
    .map(({ id, heading, body }) => ({ id, heading: tidy(heading), body: tidy(body) }));
}
