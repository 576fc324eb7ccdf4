/** What a screen reader gets of formulas: each once, whole, with its number, and nothing beside. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { type Heard, listen, textOf, withRole } from './support/reader.ts';
import { useRendered } from './support/rendered.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

const formulas = useRendered('accessibility');
const wide = useRendered('wide');
const broken = useRendered('broken', 1);
const visit = useBrowser();
const visitFormulas = useBrowser(formulas.address);
const visitWide = useBrowser(wide.address);
const visitBroken = useBrowser(broken.address);

const math = (root: Heard): string[] => withRole(root, 'MathMLMath').map(textOf);

/** The smallest part of the page that holds a formula together with its number. */
function around(root: Heard, formula: string): Heard {
  const inner = root.children.find((child) => child.role !== 'MathMLMath' && math(child).includes(formula));
  return inner ? around(inner, formula) : root;
}

describe('a screen reader', () => {
  it('gets every formula once, in its place, with its content in order', async () => {
    const { page } = await visitFormulas('page.html');
    const root = await listen(page);
    expect(math(root)).toEqual([
      'xi',
      'i',
      'a≠b',
      'E=mc2',
      'p=qr=s+tu=v',
      'k=(1)l(由此可得)',
      'ρ={1,若 z>00,否则',
      '12H2O',
      'a0+a1y+a2y2+a3y3+a4y4+a5y5+a6y6+a7y7+a8y8+a9y9+a10y10=0',
    ]);
    const [first] = withRole(root, 'paragraph');
    expect(first && textOf(first)).toBe('设(xi)为第 i 项,于是 a≠b。');
  });

  it('gets fractions, scripts, rows and texts as what they are', async () => {
    const { page } = await visitFormulas('page.html');
    const root = await listen(page);
    const roles = (role: string): string[] => withRole(root, role).map(textOf);
    expect(roles('MathMLFraction')).toEqual(['12']);
    expect(roles('MathMLSub').slice(0, 2)).toEqual(['xi', '2']);
    expect(roles('MathMLTableRow')).toEqual(['p=q', 'r=s+t', 'u=v', '1,若 z>0', '0,否则']);
    expect(roles('MathMLText')).toEqual(['(1)', '(由此可得)', '若 ', '否则']);
    const empty = ['MathMLIdentifier', 'MathMLNumber', 'MathMLOperator', 'MathMLText'].flatMap((role) =>
      roles(role).filter((text) => text.trim() === ''),
    );
    expect(empty).toEqual([]);
  });

  it('gets numbers beside their display, after it', async () => {
    const { page } = await visitFormulas('page.html');
    const root = await listen(page);
    expect(textOf(around(root, 'p=qr=s+tu=v'))).toBe('p=qr=s+tu=v(1)(守恒)');
    // A link in a drawing can only be reached as such, so the number that a formula cites is said twice.
    expect(textOf(around(root, 'k=(1)l(由此可得)'))).toBe('(1)k=(1)l(由此可得)(2)');
  });

  it('gets what is cited as links, by the numbers that readers see', async () => {
    const { page } = await visitFormulas('page.html');
    const root = await listen(page);
    const links = withRole(root, 'paragraph').flatMap((paragraph) => withRole(paragraph, 'link'));
    expect(links.map(({ name, stop }) => [name, stop])).toEqual([
      ['(1)', true],
      ['(2)', true],
      ['2', true],
    ]);
    const inFormula = withRole(around(root, 'k=(1)l(由此可得)'), 'link').find(({ name }) => name === '(1)');
    expect(inFormula?.stop).toBe(true);
  });

  it('gets no glyph, no drawing and no character that is there for the line alone', async () => {
    const { page } = await visitFormulas('page.html');
    expect(await page.content()).toContain('\u2060');
    const root = await listen(page);
    const names = (heard: Heard): string[] => [heard.name, ...heard.children.flatMap(names)];
    expect(names(root).filter((name) => /[\u2060\p{Co}]|MJX|\\/u.test(name))).toEqual([]);
    // Drawings are there where they hold a number or a link, and hold nothing else.
    const drawings = withRole(root, 'SvgRoot').map(textOf);
    expect(drawings).toEqual(['(1)(守恒)', '(1)', '(2)']);
  });

  it('gets a box that scrolls as a named group, and the formula in it', async () => {
    const { page } = await visitFormulas('page.html', { viewport: { width: 320, height: 800 } });
    const groups = withRole(await listen(page), 'group');
    expect(groups.map(({ name, stop }) => [name, stop])).toEqual([['公式', true]]);
    expect(groups.flatMap(math)).toEqual([expect.stringMatching(/^a0\+a1y.*=0$/)]);
  });

  it('gets the source of a formula that could not be typeset', async () => {
    const { page } = await visitBroken('page.html');
    const root = await listen(page);
    expect(withRole(root, 'paragraph').map(textOf)).toEqual([
      '前面的 a,中间的 $b+\\nosuch c$ The command \\nosuch is not defined.,后面的 d。',
    ]);
    expect(withRole(root, 'code').map(textOf)).toEqual(['$b+\\nosuch c$']);
  });
});

describe('every page of the site', () => {
  const pages = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .filter((name) => readFileSync(join(inject('dist'), name), 'utf8').includes('<math'));

  it.each(pages)('%s says each of its formulas once', async (name) => {
    const { page } = await visit(name.replaceAll('\\', '/'), { javaScriptEnabled: false });
    const written = await page.evaluate(() =>
      Array.from(document.querySelectorAll('math'), (formula) => {
        const details = formula.closest('details:not([open])');
        return details && !formula.closest('summary') ? [] : [formula.textContent.normalize('NFKC')];
      }).flat(),
    );
    expect(written.length).toBeGreaterThan(5);
    expect(math(await listen(page)).map((text) => text.replace(/\s/g, ''))).toEqual(
      written.map((text) => text.replace(/\s/g, '')),
    );
  });
});

describe('axe finds nothing', () => {
  it.each([
    ['formulas of every kind', visitFormulas],
    ['formulas that scroll', visitWide],
  ] as const)('in %s', async (_, open) => {
    for (const [colorScheme, width] of [
      ['light', 320],
      ['dark', 1280],
    ] as const) {
      const { page } = await open('page.html', { colorScheme, viewport: { width, height: 800 } });
      await page.addScriptTag({ content: AXE });
      const found = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(WCAG)} }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')))`);
      expect(found, `${colorScheme}, ${width} px`).toEqual([]);
    }
  });
});
