/**
 * Tags and texts of a page that this site has written, one after the other, in one go through it. As they are written, and
 * not as browsers put them right: a block in a paragraph stands in that paragraph here.
 */

export interface PageElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  classes: ReadonlySet<string>;
  /** Of its tag, in UTF-16 units. */
  start: number;
  end: number;
}

export interface PageEvents {
  /** @param around The elements that it stands in, outermost first. */
  open: (element: PageElement, around: readonly PageElement[]) => void;
  /** Text that is not blank. */
  text: (text: string, start: number, around: readonly PageElement[]) => void;
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Their content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

export function readPage(html: string, { open, text }: PageEvents): void {
  const around: PageElement[] = [];
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', from)) {
    tell(html.slice(from, at), from, around, text);
    if (html.startsWith('<!', at)) {
      const comment = html.startsWith('<!--', at);
      from = endOr(html.indexOf(comment ? '-->' : '>', at), html) + (comment ? 3 : 1);
      continue;
    }
    const end = endOfTag(html, at);
    const inside = html.slice(at + 1, end);
    from = end + 1;
    if (inside.startsWith('/')) {
      close(inside.slice(1).trim().toLowerCase(), around);
      continue;
    }
    const element = elementOf(inside, at, from);
    open(element, around);
    if (RAW.has(element.name)) from = endOr(html.indexOf(`</${element.name}`, from), html);
    if (!VOID.has(element.name) && !inside.endsWith('/')) around.push(element);
  }
  tell(html.slice(from), from, around, text);
}

/** What never ends goes on to the end of the page. */
function endOr(found: number, html: string): number {
  return found < 0 ? html.length : found;
}

function tell(text: string, start: number, around: readonly PageElement[], told: PageEvents['text']): void {
  if (/\S/.test(text) && !RAW.has(around.at(-1)?.name ?? '')) told(text, start, around);
}

/** A `>` in quotes ends nothing. */
function endOfTag(html: string, start: number): number {
  let quote = '';
  for (let i = start + 1; i < html.length; i++) {
    const character = html[i] ?? '';
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i;
  }
  return html.length;
}

function elementOf(inside: string, start: number, end: number): PageElement {
  const name = /^[^\s/>]*/.exec(inside)?.[0] ?? '';
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single, bare] of inside.slice(name.length).matchAll(ATTRIBUTE)) {
    attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '');
  }
  const classes = new Set((attributes.get('class') ?? '').split(/\s+/).filter(Boolean));
  return { name: name.toLowerCase(), attributes, classes, start, end };
}

/** Closes it with what was left open inside. */
function close(name: string, around: PageElement[]): void {
  const at = around.findLastIndex((element) => element.name === name);
  if (at >= 0) around.length = at;
}
