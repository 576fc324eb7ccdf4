/** A piece of an article cut out of its HTML. `src/reader/piece.ts` does the same on a page. Build only. */
import { OF_SECTION } from './blocks.ts';
import { attributeOf, closest, findElement, hasClass, readElements, type MarkupElement } from './elements.ts';
import { isBlock, leadOf } from './lead.ts';
import { lineOf, standsIn } from './line.ts';

/** HTML without ids, whose links lead to the article. */
export interface Piece {
  /** The sentence that introduces it; `''` where there is none. */
  lead: string;
  /** What stands around its blocks. */
  open: string;
  blocks: string[];
  close: string;
}

/** Articles are read once for all of their pieces. */
export interface Source {
  html: string;
  root: MarkupElement;
  /** Of the article. */
  url: string;
}

/** @param html Of an article, or of its whole page. */
export function sourceOf(html: string, url: string): Source {
  return { html, root: readElements(html), url };
}

/** @returns `null` where the article has no such id. */
export function cutPiece(source: Source, id: string): Piece | null {
  const named = ` id="${escapeAttribute(id)}"`;
  const target = findElement(source.root, ({ tag }) => tag.includes(named));
  if (!target) return null;
  const display = closest(target, (element) => hasClass(element, 'math-block'));
  if (display) return whole(source, display, [displayHtml(source, display, target)]);
  const block = closest(target, isBlock) ?? target;
  if (block.name === 'li') return { ...inside(source, block), lead: '', open: '', close: '' };
  if (/^h\d$/.test(block.name)) {
    const rest = block.parent?.children.filter(({ start }) => start >= block.end) ?? [];
    return { lead: '', open: '', blocks: [block, ...rest.slice(0, OF_SECTION)].map(htmlIn(source)), close: '' };
  }
  return hasClass(block, 'statement') || ['details', 'div', 'blockquote'].includes(block.name)
    ? { ...inside(source, block), lead: leadIn(source, block) }
    : whole(source, block, [htmlIn(source)(block)]);
}

function whole(source: Source, block: MarkupElement, blocks: string[]): Piece {
  return { lead: leadIn(source, block), open: '', blocks, close: '' };
}

/** A paragraph introduces itself. */
function leadIn(source: Source, block: MarkupElement): string {
  return block.name === 'p' ? '' : clean(leadOf(source.html, block), source.url);
}

/** What can be shown in part: block by block. */
function inside({ html, url }: Source, { start, inner, innerEnd, end, children }: MarkupElement): Omit<Piece, 'lead'> {
  const starts = children.filter(isBlock).map((child) => child.start);
  const cuts = [inner, ...starts.filter((at) => at > inner), innerEnd];
  const blocks = cuts.slice(1).map((to, i) => clean(html.slice(cuts[i], to), url));
  return {
    open: clean(html.slice(start, inner), url),
    blocks: blocks.filter((block) => block.trim() !== ''),
    close: html.slice(innerEnd, end),
  };
}

function htmlIn({ html, url }: Source): (element: MarkupElement) => string {
  return ({ start, end }) => clean(html.slice(start, end), url);
}

/** A display; of one with several numbered rows the row whose number that is. */
function displayHtml({ html, url }: Source, display: MarkupElement, target: MarkupElement): string {
  const written = attributeOf(target, 'data-line');
  const drawing = display.children.find(({ name }) => name === 'svg');
  const viewBox = drawing && attributeOf(drawing, 'viewBox');
  const cut = (element: MarkupElement, change: (html: string) => string): Change => {
    return { start: element.start, end: element.end, html: change(html.slice(element.start, element.end)) };
  };
  if (written === null || !drawing || viewBox === null || viewBox === undefined) {
    return clean(html.slice(display.start, display.end), url);
  }
  const line = lineOf(viewBox, written);
  const none = (): string => '';
  const open = (tag: string): string =>
    tag
      .replace(/ viewBox="[^"]*"/, ` viewBox="${line.viewBox}"`)
      .replace(/ height="([\d.]+)ex"/, (_, ex: string) => ` height="${(Number(ex) * line.part).toFixed(3)}ex"`);
  const others = drawing.children.filter((child) => !standsIn(line, `<${child.tag}>`));
  const rows = rowsOf(display).filter((_, i) => i !== line.index);
  const numbers = display.children.find((child) => hasClass(child, 'numbers'))?.children ?? [];
  const isOwn = (link: MarkupElement): boolean => link.start <= target.start && target.end <= link.end;
  const changes = [
    { start: drawing.start, end: drawing.inner, html: open(html.slice(drawing.start, drawing.inner)) },
    ...[...others, ...rows, ...numbers.filter((link) => !isOwn(link))].map((element) => cut(element, none)),
    cut(target, (text) => text.replace(/ y="([\d.]+)%"/, (_, y: string) => ` y="${line.place(Number(y))}%"`)),
  ];
  return clean(changed(html, display, changes), url);
}

/** Rows of the MathML's outermost tables. */
function rowsOf(element: MarkupElement): MarkupElement[] {
  return element.children.flatMap((child) => (child.name === 'mtr' ? [child] : rowsOf(child)));
}

interface Change {
  start: number;
  end: number;
  html: string;
}

function changed(html: string, { start, end }: MarkupElement, changes: readonly Change[]): string {
  let [out, at] = ['', start];
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    out += html.slice(at, change.start) + change.html;
    at = change.end;
  }
  return out + html.slice(at, end);
}

/** Nothing that only its own page can use: ids, marks of headings, ways back from notes, live figures' scripts. */
function clean(html: string, url: string): string {
  return html
    .replace(/<a class="anchor"[^>]*><\/a>| ?<a [^>]*role="doc-backlink"[^>]*>[^<]*<\/a>/g, '')
    .replace(/(<[a-z][^<>]*?) id="[^"]*"/gi, '$1')
    .replace(/(<a [^<>]*href=")#/g, `$1${url}#`)
    .replace(/<(\/?)yansuan-[\w-]+/g, '<$1div')
    .replace(/<details(?![^>]* open)/g, '<details open');
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
