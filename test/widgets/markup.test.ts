import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/widgets/kit/html.ts';
import { type Markup, plain, readAttributes, readMarkup } from '../../src/widgets/kit/markup.ts';
import { defaultsOf } from '../../src/widgets/kit/state.ts';
import { figureParts, WIDGETS } from '../../src/widgets/index.ts';

interface Element {
  name: string;
  attributes: Record<string, string>;
  depth: number;
}

/** Elements in order, as a parser of XML reads them. */
function elementsOf(html: string): Element[] {
  const all: Element[] = [];
  let depth = -1;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (depth >= 0) all.push({ name, attributes, depth });
    depth++;
  });
  parser.on('closetag', () => depth--);
  const xml = html
    .replace(/<(input|br)([^>]*)>/g, '<$1$2/>')
    .replace(/ (selected|checked|disabled|data-preset)(?=[ />])/g, ' $1=""');
  parser.write(`<root>${xml}</root>`).close();
  return all;
}

function flat(node: Markup, depth = 0): (Element & { node: Markup })[] {
  return node.children.flatMap((child) => [
    { name: child.name, attributes: Object.fromEntries(readAttributes(child.written)), depth, node: child },
    ...flat(child, depth + 1),
  ]);
}

describe.each(Object.entries(WIDGETS))('%s', (_, widget) => {
  const parts = figureParts(widget, defaultsOf(widget.schema), 'en');

  it.each(['stage', 'summary', 'controls', 'table'] as const)('its %s is read as a parser reads it', (piece) => {
    const read = flat(readMarkup(parts[piece]));
    expect(read.length).toBeGreaterThan(2);
    expect(read.map(({ name, attributes, depth }) => ({ name, attributes, depth }))).toEqual(elementsOf(parts[piece]));
    for (const { node } of read) {
      expect(parts[piece]).toContain(node.html);
      expect(node.html.startsWith(`<${node.name}${node.written}`)).toBe(true);
      expect(elementsOf(node.html)).toHaveLength(flat(node).length + 1);
      expect(node.holdsControls).toBe(/<(input|option)\b/.test(node.html));
    }
  });
});

it('gathers the words of an element, and not those of its children', () => {
  const [first, second] = readMarkup(
    '<p>a <b>bold</b> word</p><p title="x &lt; &quot;y&quot; &amp; z">&lt;</p>',
  ).children;
  expect(first?.words).toBe('a \u0000 word\u0000');
  expect(first?.children[0]?.words).toBe('bold\u0000');
  expect(second?.words).toBe('&lt;\u0000');
  expect(readAttributes(second?.written ?? '')).toEqual(new Map([['title', 'x < "y" & z']]));
});

it('gives escaped words back as they were', () => {
  for (const text of ['', 'a < b & c > "d"', '&lt;', '&amp;amp;']) expect(plain(escapeHtml(text))).toBe(text);
});
