import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeOf, readElements, type MarkupElement } from '../../src/previews/elements.ts';

/** A tree as HTML, and how it nests. */
interface Made {
  html: string;
  shape: unknown;
}

const leaf = fc.constantFrom<Made>(
  { html: '文字 a &lt; b', shape: [] },
  { html: '<br>', shape: ['br'] },
  { html: '<use href="#x"/>', shape: ['use'] },
  { html: '<!-- <p> -->', shape: [] },
  { html: '<img alt="a > b">', shape: ['img'] },
);

const { node } = fc.letrec<{ node: Made }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc
      .tuple(fc.constantFrom('p', 'div', 'svg', 'yansuan-x'), fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, children]): Made => {
        const inside = children.map(({ html }) => html).join('');
        return {
          html: `<${name} data-of="a>b 'c'">${inside}</${name}>`,
          shape: [name, ...children.map(({ shape }) => shape).filter((shape) => JSON.stringify(shape) !== '[]')],
        };
      }),
  ),
}));

function shapeOf({ name, children }: MarkupElement): unknown {
  return [...(name === '' ? [] : [name]), ...children.map(shapeOf)];
}

describe('a tree of elements', () => {
  it('nests as the HTML does, and each element is where it says', () => {
    fc.assert(
      fc.property(node, ({ html, shape }) => {
        const root = readElements(html);
        expect(shapeOf(root)).toEqual(JSON.stringify(shape) === '[]' ? [] : [shape]);
        const check = ({ name, start, inner, innerEnd, end, children }: MarkupElement): void => {
          expect(html.slice(start, inner)).toMatch(new RegExp(`^<${name}[^]*>$`));
          if (innerEnd < end) expect(html.slice(innerEnd, end)).toBe(`</${name}>`);
          children.forEach(check);
        };
        root.children.forEach(check);
      }),
    );
  });

  it('closes what its author left open, and passes over what nothing opened', () => {
    const html = '<div><p>一<b>二</div></i><p>三';
    const [div, p] = readElements(html).children;
    expect(div && html.slice(div.start, div.end)).toBe('<div><p>一<b>二</div>');
    expect(p && html.slice(p.inner, p.end)).toBe('三');
  });

  it('reads attributes as they are escaped here', () => {
    const [element] = readElements('<p id="a&amp;&#39;b" class=x data-id="c">').children;
    expect(element && attributeOf(element, 'id')).toBe("a&'b");
    expect(element && attributeOf(element, 'title')).toBe(null);
  });
});
