/**
 * The HTML of figures, read without the browser's parser: to see what has changed since the last frame it need not be
 * made into elements. It is HTML of our own making: every tag is closed, every value stands in double quotes.
 */

export interface Markup {
  /** Lower case in HTML; as it is written in SVG. */
  name: string;
  /** Attributes as they are written. */
  written: string;
  children: Markup[];
  /** Text that stands in the element itself, piece by piece. */
  words: string;
  /** All of it, from its first tag to its last. */
  html: string;
  /** True where readers change something in it themselves: then it is not as it was written last. */
  holdsControls: boolean;
}

const TAG = /<(\/?)([a-zA-Z][\w-]*)([^>]*)>/g;
const VOID = new Set(['br', 'hr', 'img', 'input']);
const CONTROLS = new Set(['input', 'option']);

/** @returns A node without a name, whose children are the elements of the text. */
export function readMarkup(html: string): Markup {
  const root: Markup = { name: '', written: '', children: [], words: '', html, holdsControls: false };
  const open: { node: Markup; start: number }[] = [{ node: root, start: 0 }];
  let end = 0;
  for (const match of html.matchAll(TAG)) {
    const [tag, closing = '', name = '', rest = ''] = match;
    const isClosed = rest.endsWith('/');
    const written = isClosed ? rest.slice(0, -1) : rest;
    const top = open.at(-1);
    if (!top) break;
    if (match.index > end) top.node.words += `${html.slice(end, match.index)}\u0000`;
    end = match.index + tag.length;
    if (closing === '') {
      const node: Markup = { name, written, children: [], words: '', html: tag, holdsControls: CONTROLS.has(name) };
      top.node.children.push(node);
      if (!isClosed && !VOID.has(name)) open.push({ node, start: match.index });
      else if (node.holdsControls) top.node.holdsControls = true;
    } else {
      open.pop();
      top.node.html = html.slice(top.start, end);
      const parent = open.at(-1);
      if (parent && top.node.holdsControls) parent.node.holdsControls = true;
    }
  }
  if (end < html.length) root.words += `${html.slice(end)}\u0000`;
  return root;
}

const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;

/** Names and values; a name that stands alone has the empty value. */
export function readAttributes(written: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) all.set(name, plain(value));
  return all;
}

/** What `escapeHtml` was given. */
export function plain(html: string): string {
  if (!html.includes('&')) return html;
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
