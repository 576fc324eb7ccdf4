import { describe, expect, it } from 'vitest';
import { readFileSync, globSync } from 'node:fs';
import { activePart } from '../../src/astro/active-svg.ts';

const svg = (inside: string, head = ''): string =>
  `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\n${inside}</svg>`;

describe('a drawing', () => {
  it.each([
    ['<path d="M0 0h9"/>'],
    ['<a href="https://example.com"><text>onload= javascript:</text></a>'],
    ['<style>.a { fill: url(#g) }</style><use href="#g"/>'],
    ['<image href="data:image/png;base64,AAAA"/>'],
    ['<!-- <script>alert(1)</script> --><title>on &lt;script&gt;</title>'],
  ])('that only draws is let through: %s', (inside) => {
    expect(activePart(svg(inside))).toBeNull();
  });

  it.each([
    ['<script>alert(1)</script>', '<script>'],
    ['<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>', '<script>'],
    ['<rect onclick="alert(1)"/>', 'onclick='],
    ['<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', '<foreignobject>'],
    ['<a xlink:href=" java&#10;script:alert(1)"><text>x</text></a>', 'javascript:alert(1)'],
    ['<a href="&#x6A;avascript:alert(1)"/>', 'javascript:alert(1)'],
    ['<use href="data:image/svg+xml,%3Csvg/%3E"/>', 'data:image/svg+xml,%'],
    ['<image href="//elsewhere.example/a.png"/>', '//elsewhere.example/a.png'],
    ['<style>@import "https://elsewhere.example/a.css"; a {}</style>', '@import or url(…)'],
    ['<style><![CDATA[@import "a.css";]]></style>', '@import or url(…)'],
    ['<rect fill="url(https://elsewhere.example/a.svg#g)"/>', 'fill="url(…)"'],
    ['<a><animate attributeName="xlink:href" to="javascript:alert(1)"/></a>', '<animate> of href'],
  ])('that does more is refused: %s', (inside, what) => {
    expect(activePart(svg(inside))).toMatchObject({ what });
  });

  it('says in which line', () => {
    expect(activePart(svg('<g>\n\n<script/></g>'))).toEqual({ what: '<script>', line: 4 });
  });

  it('may not spell things by entities, nor name a sheet', () => {
    const entities = '<!DOCTYPE svg [<!ENTITY x "&#60;script/&#62;">]>\n';
    expect(activePart(svg('<text>&x;</text>', entities))).toMatchObject({ what: '<!ENTITY' });
    const sheet = '<?xml-stylesheet href="https://elsewhere.example/a.css"?>';
    expect(activePart(svg('', sheet))).toMatchObject({ what: '<?xml-stylesheet' });
  });

  it('that is no XML is none', () => {
    expect(activePart(svg('<g>'))).toBe('unreadable');
    expect(activePart('')).toBe('unreadable');
  });

  it('of our own articles only draws', () => {
    const ours = globSync('content/**/*.svg');
    expect(ours.length).toBeGreaterThan(1);
    for (const file of ours) expect(activePart(readFileSync(file, 'utf8')), file).toBeNull();
  });
});
