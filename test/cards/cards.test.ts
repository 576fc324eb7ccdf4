import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { renderMarkdown } from '../../src/article/index.ts';
import { cardSvg, type CardText } from '../../src/cards/card.ts';
import { drawCard } from '../../src/cards/index.ts';
import { createLetters } from '../../src/cards/letters.ts';
import { piecesOf, wrap } from '../../src/cards/lines.ts';

const letters = createLetters();
const SITE = '演算';

async function formulaOf(...displays: string[]): Promise<CardText['formula']> {
  const source = displays.map((tex) => `$$\n${tex}\n$$\n`).join('\n');
  const { showpiece, glyphs } = await renderMarkdown(source, { frontMatter: 'optional' });
  if (!showpiece) return null;
  return { svg: showpiece.svg, glyphs: Object.fromEntries(showpiece.glyphs.map((id) => [id, glyphs[id] ?? ''])) };
}

/** Dark rectangle of the picture from `top` to `bottom`, px from its sides. */
async function margins(png: Uint8Array): Promise<{ left: number; right: number; ink: number }> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  let [left, right, ink] = [info.width, info.width, 0];
  for (let y = 20; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if ((data[y * info.width + x] ?? 255) > 128) continue;
      ink++;
      left = Math.min(left, x);
      right = Math.min(right, info.width - 1 - x);
    }
  }
  return { left, right, ink };
}

describe('the picture of a page', () => {
  it('is a PNG of 1200 × 630 px, the same twice', async () => {
    const text = { title: '矩阵的 SVD', site: SITE, formula: await formulaOf('A=U\\Sigma V^\\top') };
    const png = await drawCard(text);
    const { format, width, height } = await sharp(png).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 });
    expect(Buffer.from(await drawCard(text)).equals(Buffer.from(png))).toBe(true);
  });

  const titles = ['标'.repeat(200), 'x'.repeat(200), '😀🎉', '当 ℝⁿ 遇上 𝒙₁ 😀', '', 'a <b> & "c"', '\ud800\u0000字'];

  it.each(titles)('keeps its margins with the title %j', async (title) => {
    const { left, right, ink } = await margins(await drawCard({ title, site: SITE, formula: null }));
    expect(left).toBeGreaterThan(70);
    expect(right).toBeGreaterThan(70);
    expect(ink).toBeGreaterThan(300);
  });

  it('uses no font of the machine', async () => {
    const svg = cardSvg({ title: '深度 Learning', site: SITE, formula: await formulaOf('a') }, letters);
    expect(svg).not.toMatch(/<text|font/);
  });

  it('shows a formula that can be read, and none that cannot', async () => {
    const plain = { title: '题', site: SITE };
    const without = cardSvg({ ...plain, formula: null }, letters);
    const wide = await formulaOf(`${'a+'.repeat(80)}b`);
    expect(wide).not.toBeNull();
    expect(cardSvg({ ...plain, formula: wide }, letters)).toBe(without);
    const chosen = await formulaOf(`${'a+'.repeat(80)}b`, 'x=y');
    expect(cardSvg({ ...plain, formula: chosen }, letters)).toContain('<use');
    expect(await formulaOf('\\text{中文}')).toBeNull();
    expect(await formulaOf()).toBeNull();
  });

  it('raises superscripts that the font lacks', () => {
    const [n, raised] = [letters.letter('n'), letters.letter('ⁿ')];
    expect(raised?.advance).toBeLessThan(n?.advance ?? 0);
    expect(letters.letter('😀')).toBeNull();
  });
});

describe('lines of a title', () => {
  const measure = (text: string): number => Array.from(text).length;

  it('break between Chinese characters and Latin words, never before closing marks', () => {
    expect(piecesOf('设 x 为《矩阵》，call it')).toEqual(['设 ', 'x ', '为', '《矩', '阵》，', 'call ', 'it']);
    expect(wrap('一二三四，五六', 4, 3, measure).lines).toEqual(['一二三', '四，五六']);
    expect(wrap('one two three', 7, 3, measure).lines).toEqual(['one two', 'three']);
  });

  it('end in … where there are too many, and chop what is too long', () => {
    expect(wrap('一二三四五六七八九', 3, 2, measure)).toEqual({ lines: ['一二三', '四五…'], cut: true });
    expect(wrap('abcdefgh', 3, 3, measure)).toEqual({ lines: ['abc', 'def', 'gh'], cut: false });
    expect(wrap('', 3, 3, measure)).toEqual({ lines: [], cut: false });
  });
});
