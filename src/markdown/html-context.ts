import type { ArticleToken } from './types.ts';

/** Where formulas stand in the author's own HTML: inside a tag, in an element that takes no block, between two tags. */

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements that may hold only words. */
const HOLDS_WORDS = new Set('h1 h2 h3 h4 h5 h6 summary legend label button caption'.split(' '));
/** Elements whose start ends an open `<p>`. */
const ENDS_PARAGRAPH = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr main menu nav ol p pre search section table ul'
  ).split(' '),
);

type State = 'text' | 'tag' | 'double-quoted' | 'single-quoted' | 'comment';

/** Elements opened and not closed by the HTML that was read so far; each character is looked at once. */
export class HtmlContext {
  private readonly open: string[] = [];
  private state: State = 'text';
  /** Of the tag or comment being read: what stood in it up to now, in a tag without its quoted values. */
  private tag = '';

  read(html: string): void {
    for (const char of html) this.step(char);
  }

  private step(char: string): void {
    switch (this.state) {
      case 'text':
        if (char === '<') this.begin();
        return;
      case 'comment':
        this.tag = (this.tag + char).slice(-3);
        if (this.tag === '-->') this.state = 'text';
        return;
      case 'double-quoted':
        if (char === '"') this.state = 'tag';
        return;
      case 'single-quoted':
        if (char === "'") this.state = 'tag';
        return;
      default:
        this.stepInTag(char);
    }
  }

  private begin(): void {
    this.state = 'tag';
    this.tag = '';
  }

  private stepInTag(char: string): void {
    // Not a tag after all.
    if (this.tag === '' && !/[a-zA-Z/!]/.test(char)) this.state = 'text';
    if (char === '<') this.begin();
    else if (char === '>') {
      this.state = 'text';
      this.end();
    } else if (char === '"') this.state = 'double-quoted';
    else if (char === "'") this.state = 'single-quoted';
    // Names are short; of a long tag the last character is all that is asked for.
    else this.tag = this.tag.length < 64 ? this.tag + char : this.tag.slice(0, 63) + char;
    if (this.tag === '!--') this.state = 'comment';
  }

  private end(): void {
    const [, slash = '', written = ''] = /^(\/?)([a-zA-Z][a-zA-Z0-9-]*)/.exec(this.tag) ?? [];
    const name = written.toLowerCase();
    if (name === '') return;
    if (slash !== '') {
      const at = this.open.lastIndexOf(name);
      if (at >= 0) this.open.length = at;
      return;
    }
    if (ENDS_PARAGRAPH.has(name) && this.open.includes('p')) this.open.length = this.open.lastIndexOf('p');
    if (!VOID.has(name) && !this.tag.endsWith('/') && this.open.length < 1000) this.open.push(name);
  }

  /** A tag has begun and not ended: what stands here is part of it. */
  get insideTag(): boolean {
    return this.state !== 'text' && this.state !== 'comment' && this.tag !== '';
  }

  get takesBlock(): boolean {
    return !this.open.some((name) => name === 'p' || HOLDS_WORDS.has(name));
  }
}

const OPENING = /^<([a-zA-Z][a-zA-Z0-9-]*)(?:[^>]*[^/>])?>$/;
const CLOSING = /^<\/([a-zA-Z][a-zA-Z0-9-]*)\s*>$/;

function pushTo(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Which tokens of an inline run stand between a tag and the tag that closes it. */
export function betweenTags(tokens: readonly ArticleToken[]): boolean[] {
  const between = tokens.map(() => false);
  if (!tokens.some(({ type }) => type === 'html')) return between;
  const open = new Map<string, number[]>();
  const covered: { from: number; to: number }[] = [];
  tokens.forEach(({ type, raw }, i) => {
    if (type !== 'html') return;
    const opening = OPENING.exec(raw)?.[1]?.toLowerCase();
    const closing = CLOSING.exec(raw)?.[1]?.toLowerCase();
    if (opening !== undefined && !VOID.has(opening)) pushTo(open, opening, i);
    const from = closing === undefined ? undefined : open.get(closing)?.pop();
    if (from !== undefined) covered.push({ from, to: i });
  });
  let reach = -1;
  covered.sort((a, b) => a.from - b.from);
  for (const { from, to } of covered) {
    for (let i = Math.max(from, reach); i < to; i++) between[i] = true;
    reach = Math.max(reach, to);
  }
  return between;
}
