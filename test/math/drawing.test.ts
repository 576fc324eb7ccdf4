import { describe, expect, it } from 'vitest';
import { createTypesetter, glyphSheet, shiftStyleSheet, type Typeset } from '../../src/math/index.ts';

const typesetter = createTypesetter();

function typeset(tex: string, display = false): Typeset {
  const result = typesetter.typeset({ tex, display });
  if (!result.typeset) throw new Error(JSON.stringify(result.faults));
  return result.typeset;
}

/** What MathJax would give a style, a class, an id or a foreign attribute for, and the rest of the repertoire. */
const REPERTOIRE = [
  'x^2+\\frac{1}{2}',
  '\\color{red}{A}B\\textcolor{blue}{C}\\colorbox{yellow}{D}\\fcolorbox{red}{white}{E}',
  '\\definecolor{deep}{RGB}{1,2,3}\\color{deep}x',
  '\\bbox[border:2px solid green]{x}\\bbox[border:1px dashed]{y}\\bbox[yellow,5px]{z}',
  '\\cancel{x}\\bcancel{y}\\xcancel{z}\\cancelto{0}{x}',
  '\\enclose{circle,longdiv,roundedbox,updiagonalstrike}{abc}\\enclose{phasorangle}{12}\\boxed{x}',
  '\\ce{2H2 + O2 ->[\\Delta] 2H2O} \\ce{SO4^2- + Ba^2+ -> BaSO4 v} \\ce{^{227}_{90}Th+}',
  '\\begin{CD}A@>f>>B\\\\@VVV@VVgV\\\\C@>>>D\\end{CD}',
  '\\begin{array}{|c:c|}\\hline a&b\\\\\\hdashline c&d\\\\\\hline\\end{array}',
  '\\text{若 $x>0$，则“你好”——……50\\% a\\_b \\textbf{粗} stop_gradient}',
  '\\unicode[Arial]{x4E2D}\\unicode{65}\\mmlToken{mi}[mathvariant="bold",fontfamily="Arial"]{x}',
  '\\style{color:red}{x}\\class{c}{y}\\cssId{i}{z}\\href{https://example.org/a_b?c=1&d}{w}',
  '\\left\\{\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\end{matrix}\\right.\\overbrace{a+b+c}^n\\xrightarrow[b]{a}\\widehat{abc}',
  '\\begin{multline}a\\\\b\\end{multline}',
  '\\begin{flalign}a&=b&c&=d\\end{flalign}',
  '\\begin{xalignat}{2}a&=b&c&=d\\end{xalignat}',
  '\\bm{x}\\nicefrac12\\argmax_x\\argmin\\mathds{R}\\mathbbm{N}\\defeq\\vcentcolon\\textcircled{1}90\\degree',
  '\\begin{math}x\\end{math}\\providecommand{\\new}{y}\\new\\gdef\\g{z}\\g',
  '\\require{AMSmath}\\require{mhchem}\\require{physics}\\dv{f}{x}',
  '\\mathbb{R}\\mathcal{L}\\mathfrak{g}\\mathscr{H}\\mathsf{x}\\mathtt{y}\\mathbf{z}\\boldsymbol\\beta\\upalpha',
  '\\Set{x|y}\\braket{a|b}\\ket{x}\\coloneqq\\prescript{1}{2}{X}\\underbracket{x}\\xleftrightarrow{abc}\\xtofrom{x}',
  '',
  '\\!\\!\\!',
];

describe('what a page gets', () => {
  it.each(REPERTOIRE)('%s: nothing that a strict page forbids or that nobody reads', (tex) => {
    for (const display of [true, false]) {
      const { svg, mathml, glyphs } = typeset(tex, display);
      expect(svg + mathml).not.toMatch(/ (?:style|id|on\w+|data-[\w-]+|xmlns|role|focusable|font-family)=|xlink|url\(/);
      expect(svg).not.toMatch(/ class="(?!d\d+")/);
      expect(svg).toMatch(/^<svg(?: class="d\d+")? width="[\d.]+ex" height="[\d.]+ex" viewBox="[-\d. ]+"/);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(svg.lastIndexOf('<svg')).toBe(0);
      expect(mathml).toMatch(display ? /^<math display="block">.*<\/math>$/ : /^<math>.*<\/math>$/);
      expect(mathml).not.toContain('\n');
      for (const glyph of glyphs) expect(typesetter.outline(glyph)).toMatch(/^M[-\d hlmqtvz]+z$/i);
      const used = [...svg.matchAll(/<use href="#([^"]+)"/g)].map((match) => match[1]);
      expect([...new Set(used)]).toEqual(glyphs);
    }
  });

  it('gives sizes in ex, so that the x-height is that of the text around: x is 1 ex high', () => {
    const { svg, width } = typeset('x');
    expect(svg).toContain('height="1.1ex"');
    expect(svg).toContain('viewBox="0 -442 572 486.2"');
    expect(width).toBe(0.572);
  });

  it('hides the drawing from screen readers, but not a link in it', () => {
    expect(typeset('x').svg).toContain(' aria-hidden="true"');
    const linked = typeset('\\href{https://example.org/?a=1&b=2}{x}');
    expect(linked.svg).not.toContain('aria-hidden');
    expect(linked.svg).toContain('<a href="https://example.org/?a=1&amp;b=2" aria-label="');
    expect(linked.mathml).not.toContain('href');
  });

  it('draws in the colour of the text, and \\color colours its argument alone', () => {
    expect(typeset('x').svg).toContain(' fill="currentColor"');
    expect(typeset('\\color{red}{A}B').svg).toMatch(/<use [^>]*1D434" fill="red"\/><use [^>]*1D435" x="750"\/>/);
    expect(typeset('\\color{red}{AB}').svg).toMatch(
      /<g fill="red"><use [^>]*1D434"\/><use [^>]*1D435" x="750"\/><\/g>/,
    );
    expect(typeset('\\color{url(#x)}{A}').svg).not.toContain('url');
  });

  it('keeps a group only where it moves several things: what comes again is then the same text', () => {
    const elements = (tex: string): string[] =>
      typeset(tex)
        .svg.match(/<[a-z]+/g)
        ?.slice(1) ?? [];
    expect(elements('x^2')).toEqual(['<use', '<use']);
    expect(elements('x^2+x^2')).toEqual(['<use', '<use', '<use', '<g', '<use', '<use']);
    expect(elements('\\frac{a}{b}')).toEqual(['<use', '<use', '<rect']);
    expect(elements('\\sqrt{{{{x}}}}')).toEqual(['<use', '<use', '<rect']);
    const square =
      '<use href="#MJX-TEX-I-1D465"/><use href="#MJX-TEX-N-32" transform="translate(605-363)scale(.707)"/>';
    expect(typeset('a+x^2').svg).toContain(`<g transform="translate(1751.4)">${square}</g>`);
  });

  it.each([
    [
      '\\overbrace{aaaaaaaa}',
      ['x="350" y="-120" width="1416" height="120"', 'x="2466" y="-120" width="1416" height="120"'],
    ],
    ['\\xRightarrow{aaaaaaaa}', ['y="-173" width="2839.2" height="40"', 'y="-367" width="2839.2" height="40"']],
    ['\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\end{matrix}\\right.', ['x="291" y="-1141" width="126" height="1782"']],
    [
      '\\left\\|\\begin{matrix}1\\\\2\\end{matrix}\\right.',
      ['x="160" y="-1450" width="40" height="2400"', 'x="355" y="-1450" width="40" height="2400"'],
    ],
  ])('what grows has bars, not windows: %s', (tex, bars) => {
    const { svg, glyphs } = typeset(tex, true);
    expect(svg.match(/<rect [^>]*>/g)).toEqual(bars.map((bar) => `<rect ${bar}/>`));
    expect(glyphs.join()).not.toMatch(/S4-(?:E154|3D|239C|2225)/);
  });

  it('strokes only lines, in the colour of what they stand in', () => {
    expect(typeset('x^2+\\frac12').svg).not.toContain('stroke');
    const { svg } = typeset('\\color{red}{\\cancel{x}}\\cancel{y}');
    expect(svg.match(/<line [^>]*stroke="(?:red|currentColor)"/g)).toHaveLength(2);
    expect(svg.match(/ stroke="red"/g)).toHaveLength(1);
  });

  it('counts y downwards, turns included', () => {
    const { svg } = typeset('\\enclose{updiagonalarrow}{abc}\\raise2em{x}');
    expect(svg).toMatch(/<path d="[^"]+" transform="rotate\(-[\d.]+ [\d.]+-[\d.]+\)scale\(1-1\)"\/>/);
    expect(svg).toMatch(/1D465" x="[\d.]+" y="-2000"/);
  });

  it('gives the lines of tables their widths and dashes', () => {
    const { svg } = typeset('\\begin{array}{|c:c|}\\hline a&b\\\\\\hdashline c&d\\\\\\hline\\end{array}', true);
    expect(svg.match(/<rect [^>]*stroke-width="70"[^>]*fill="none"/g)).toHaveLength(1);
    expect(svg.match(/<line [^>]*stroke-width="70" stroke-dasharray="140"/g)).toHaveLength(2);
    expect(typeset('\\enclose{phasorangle}{1}').svg).toMatch(/<path [^>]*stroke-width="[\d.]+"/);
  });

  it('has a natural width also for what goes to the margins', () => {
    expect(typeset('\\begin{multline}a\\\\b\\end{multline}', true).width).toBe(22);
    const long = Array.from({ length: 30 }, (_, i) => `a_{${i}}`).join('+');
    expect(typeset(`\\begin{multline}${long}\\\\b\\end{multline}`, true).width).toBeGreaterThan(30);
  });
});

describe('the shift below the baseline', () => {
  const rules = new Map(
    [...shiftStyleSheet().matchAll(/\.(d\d+)\{vertical-align:-([\d.]+)ex\}/g)].map((m) => [m[1], Number(m[2])]),
  );

  it.each([
    'x',
    'y',
    '\\cdot',
    "'",
    '\\frac{a}{b}',
    '\\sqrt{y}',
    '\\int_0^1',
    '\\begin{matrix}1\\\\2\\\\3\\\\4\\end{matrix}',
    '\\raise9em{x}',
    '\\lower13em{x}',
  ])('%s stands on it exactly', (tex) => {
    const { svg } = typeset(tex);
    const name = /class="(d\d+)"/.exec(svg)?.[1];
    const [top = 0, height = 0] = (/viewBox="0 (\S+) \S+ (\S+)"/.exec(svg) ?? []).slice(1).map(Number);
    const below = (top + height) / 442;
    expect(name === undefined ? 0 : rules.get(name)).toBeCloseTo(below, 3);
    expect(Number(/height="([\d.]+)ex"/.exec(svg)?.[1])).toBeCloseTo(height / 442, 2);
  });

  it('has a rule for every class that occurs', () => {
    for (let em = 0; em < 30; em += 0.37) {
      const name = /class="(d\d+)"/.exec(typeset(`\\lower${em.toFixed(2)}em{x}`).svg)?.[1];
      expect(name === undefined || rules.has(name)).toBe(true);
    }
  });
});

describe('characters outside the fonts', () => {
  /** Left edge and width of the room of each character, in units. */
  function slots(svg: string): { char: string; x: number; width: number }[] {
    return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].flatMap(([, attributes = '', text = '']) => {
      const xs = (/ x="([^"]+)"/.exec(attributes)?.[1] ?? '0').split(' ').map(Number);
      const width = Number(/textLength="([\d.]+)"/.exec(attributes)?.[1] ?? 1000);
      return [...text].map((char, i) => ({ char, x: xs[i] ?? NaN, width }));
    });
  }

  it('are one text where Chinese ones stand in a row, each in its place', () => {
    const texts = (tex: string): string[] => typeset(tex).svg.match(/<text.*?<\/text>/g) ?? [];
    expect(texts('\\text{当且仅当}')).toEqual(['<text font-size="1000" x="0 1000 2000 3000">当且仅当</text>']);
    expect(texts('\\text{甲，\\textbf{乙}$x$丙}')).toHaveLength(4);
    expect(texts('x_\\text{最大}')).toEqual([
      expect.stringMatching(
        /^<text font-size="1000" x="0 1000" transform="translate\([\d.]+ [\d.]+\)scale\(\.707\)">最大</,
      ),
    ]);
  });

  it('do not overlap', () => {
    const found = slots(typeset('\\text{中é文😀字①ⅧЩŴ℃，。（한かＡő}').svg);
    expect(found.map((slot) => slot.char).join('')).toBe('中é文😀字①ⅧЩŴ℃，。（한かＡő');
    found.slice(1).forEach((slot, i) => {
      const before = found[i];
      expect(slot.x).toBeGreaterThanOrEqual((before?.x ?? 0) + (before?.width ?? 0) - 0.1);
    });
  });

  it('are fitted into their room unless it is their own: 1 em for Chinese', () => {
    const [han, letter] = slots(typeset('\\text{中é}').svg);
    expect(typeset('\\text{中}').svg).not.toContain('textLength');
    expect(han).toMatchObject({ x: 0, width: 1000 });
    expect(letter).toMatchObject({ x: 1000, width: 444 });
    expect(typeset('\\text{é}').svg).toContain('lengthAdjust="spacingAndGlyphs"');
  });

  it('are text in MathML', () => {
    expect(typeset('\\text{若}x').mathml).toContain('<mtext>若</mtext>');
  });
});

describe('text', () => {
  it.each([
    ['50\\% a\\_b \\& \\#', '50% a_b &amp; #'],
    ['stop_gradient', 'stop_gradient'],
    ['a {b} c~d', 'a b c&#xA0;d'],
    ['a\\ b\\quad c', 'a b\u2003c'],
  ])('%s', (text, shown) => {
    expect(typeset(`\\text{${text}}`).mathml.replaceAll('&#x2003;', '\u2003')).toContain(`<mtext>${shown}</mtext>`);
  });

  it('nests', () => {
    const { mathml } = typeset('\\text{甲 $x_\\text{乙}$ \\textbf{丙 \\% $y$}}');
    for (const part of ['甲', '<mi>x</mi>', '乙', '丙', '<mi>y</mi>']) expect(mathml).toContain(part);
    expect(mathml).not.toContain('\\');
  });
});

describe('glyphSheet', () => {
  it('lists outlines by id, once', () => {
    expect(glyphSheet({ b: 'M1Z', a: 'M0Z' })).toBe(
      '<svg class="glyphs" aria-hidden="true" width="0" height="0"><defs><path id="a" d="M0Z"/><path id="b" d="M1Z"/></defs></svg>',
    );
  });

  it('rejects an id that is no glyph', () => {
    expect(() => typesetter.outline('MJX-TEX-I-0')).toThrow(RangeError);
  });
});
