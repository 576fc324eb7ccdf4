/** Hits as elements. Each text is in an element of its own, so that a translator can take it for itself. */
import type { Formula, Hit, Piece } from '../search/index.ts';

const SVG = 'http://www.w3.org/2000/svg';

function element(name: string, className: string, children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

function formulaOf({ tex, html }: Formula): HTMLElement {
  const inner = document.createElement(html === '' ? 'code' : 'span');
  inner.className = 'notranslate';
  inner.setAttribute('translate', 'no');
  // The build drew it, from the same site; there is no text of a reader's in it.
  if (html === '') inner.textContent = tex;
  else inner.innerHTML = html;
  return element('var', 'math', [inner]);
}

const OPENS = /[（「《“‘【([]$/;
const CLOSES = /^[，。、；：！？）」》”’】,.;:!?)\]]/;

function textOf(piece: Piece | undefined): string {
  return typeof piece?.content === 'string' ? piece.content : '';
}

/** No line begins or ends with the wrong mark. */
function joined(formula: Formula, before: Piece | undefined, behind: Piece | undefined): HTMLElement {
  const made = formulaOf(formula);
  const joiner = (): HTMLElement => {
    const span = element('span', '', ['\u2060']);
    span.ariaHidden = 'true';
    return span;
  };
  if (OPENS.test(textOf(before))) made.firstElementChild?.prepend(joiner());
  if (CLOSES.test(textOf(behind))) made.firstElementChild?.append(joiner());
  return made;
}

function pieces(all: readonly Piece[]): HTMLElement[] {
  return all.map(({ content, marked }, i) => {
    const inside = typeof content === 'string' ? content : joined(content, all[i - 1], all[i + 1]);
    return element(marked ? 'mark' : 'span', '', [inside]);
  });
}

function linkOf({ article, id, heading }: Hit): HTMLElement {
  const title = element('span', 'hit-title', id === null ? pieces(heading) : [article.title]);
  const link = document.createElement('a');
  link.href = id === null ? article.url : `${article.url}#${encodeURIComponent(id)}`;
  link.append(title, ...(id === null ? [] : [element('span', 'hit-heading', pieces(heading))]));
  return link;
}

export function hitElement(hit: Hit): HTMLElement {
  const made = element('li', '', [linkOf(hit), element('p', '', pieces(hit.snippet))]);
  made.lang = hit.article.lang;
  return made;
}

/** Puts outlines into the page that it does not have yet. */
export function addGlyphs(sheet: Element, hits: readonly Hit[]): void {
  for (const { glyphs, heading, snippet } of hits) {
    for (const { content } of [...heading, ...snippet]) {
      if (typeof content === 'string') continue;
      for (const [, id = ''] of content.html.matchAll(/<use href="#([^"]+)"/g)) {
        const outline = glyphs[id];
        if (outline === undefined || document.getElementById(id)) continue;
        const path = document.createElementNS(SVG, 'path');
        path.id = id;
        path.setAttribute('d', outline);
        sheet.append(path);
      }
    }
  }
}

/** An empty sheet of outlines at the top of the page. */
export function glyphSheet(): Element {
  const known = document.querySelector('svg.glyphs > defs');
  if (known) return known;
  const sheet = document.createElementNS(SVG, 'svg');
  sheet.setAttribute('class', 'glyphs');
  sheet.setAttribute('aria-hidden', 'true');
  const definitions = document.createElementNS(SVG, 'defs');
  sheet.append(definitions);
  document.body.prepend(sheet);
  return definitions;
}
