import type { ArticleToken } from './types.ts';

/** Where formulas stand in the author's own HTML: inside a tag, in an element that takes no block, between two tags. */

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const UNENDED_TAG = /<\/?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*(?:"[^"]*|'[^']*)?$/;

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements that a block would end, or that may hold only words. */
const TAKES_NO_BLOCK = new Set('p h1 h2 h3 h4 h5 h6 summary legend label button caption'.split(' '));

/** Elements opened and not closed by the HTML that was read so far. */
export class HtmlContext {
  private readonly open: string[] = [];
  private rest = '';

  read(html: string): void {
    const text = this.rest + html;
    let end = 0;
    for (const { index, 0: tag, 1: slash, 2: name = '', 3: inside = '' } of text.matchAll(TAG)) {
      end = index + tag.length;
      this.readTag(name.toLowerCase(), slash === '/', inside.endsWith('/'));
    }
    this.rest = UNENDED_TAG.exec(text.slice(end))?.[0] ?? '';
  }

  private readTag(name: string, closes: boolean, empty: boolean): void {
    if (closes) {
      const at = this.open.lastIndexOf(name);
      if (at >= 0) this.open.length = at;
    } else if (!empty && !VOID.has(name)) this.open.push(name);
  }

  /** A tag has begun and not ended: what stands here is part of it. */
  get insideTag(): boolean {
    return this.rest !== '';
  }

  get takesBlock(): boolean {
    return !this.open.some((name) => TAKES_NO_BLOCK.has(name));
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
