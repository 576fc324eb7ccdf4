/** What a screen reader is given: valid, complete, and nothing that nobody reads. */
import { describe, expect, it } from 'vitest';
import { createTypesetter } from '../../src/math/index.ts';

const typesetter = createTypesetter();

function mathmlOf(tex: string, display = true): string {
  const { typeset, faults } = typesetter.typeset({ tex, display });
  if (!typeset) throw new Error(JSON.stringify(faults));
  return typeset.mathml;
}

interface Parsed {
  name: string;
  attributes: string[];
  children: (Parsed | string)[];
}

/** Throws on what is no well-formed markup. */
function parse(source: string): Parsed {
  const root: Parsed = { name: '', attributes: [], children: [] };
  const open = [root];
  let end = 0;
  for (const match of source.matchAll(/<(\/?)(\w+)((?: [\w-]+="[^"<>]*")*)>|([^<>]+)/g)) {
    if (match.index !== end) break;
    end += match[0].length;
    const [, slash, name = '', attributes = '', text] = match;
    const top = open.at(-1);
    if (text !== undefined) top?.children.push(text);
    else if (slash) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing in ${source}`);
    } else {
      const element = { name, attributes: attributes.split(/(?<=") /).filter(Boolean), children: [] };
      top?.children.push(element);
      open.push(element);
    }
  }
  if (end !== source.length || open.length !== 1) throw new Error(`not well-formed at ${end}: ${source}`);
  return root;
}

const TOKENS = new Set(['mi', 'mn', 'mo', 'mtext']);
/** How many children an element has; those that are not here may have any number. */
const ARITY: Readonly<Record<string, number>> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  msubsup: 3,
  munder: 2,
  mover: 2,
  munderover: 3,
};
const ROWS = new Set('math mrow mstyle mpadded msqrt menclose mtd merror'.split(' '));
const PARENTS: Readonly<Record<string, string>> = { mtr: 'mtable', mtd: 'mtr', mprescripts: 'mmultiscripts' };
const ATTRIBUTE =
  /^ ?(?:display="block"|mathvariant="[a-z-]+"|notation="[a-z ]+"|linethickness="[\w.]+"|(?:accent|accentunder|fence)="(?:true|false)"|(?:columnlines|rowlines|frame)="[a-z ]+"|form="\w+")$/;

function faultsOf(element: Parsed, parent: Parsed | null = null): string[] {
  const { name, attributes, children } = element;
  const inner = children.filter((child) => typeof child === 'object');
  const faults = attributes.filter((attribute) => !ATTRIBUTE.test(attribute)).map((one) => `${name}${one}`);
  const check = (fine: boolean, what: string): void => {
    if (!fine) faults.push(`${name}: ${what}`);
  };
  if (TOKENS.has(name)) {
    check(inner.length === 0, 'holds elements');
    check(
      children.some((child) => typeof child === 'string' && child.trim() !== ''),
      'is empty',
    );
    return faults;
  }
  check(inner.length === children.length, 'holds bare text');
  check(name in ARITY || ROWS.has(name) || name in PARENTS || /^(?:mtable|mmultiscripts|none)$/.test(name), 'unknown');
  if (name in ARITY) check(inner.length === ARITY[name], `has ${inner.length} children`);
  if (name in PARENTS) check(parent?.name === PARENTS[name], `stands in ${parent?.name}`);
  if (name === 'mrow' && attributes.length === 0) check(inner.length !== 1, 'groups a single element');
  if (name === 'mrow' && inner.length === 0) check(!ROWS.has(parent?.name ?? ''), 'is empty in a row');
  return [...faults, ...inner.flatMap((child) => faultsOf(child, element))];
}

describe('the MathML', () => {
  it.each([
    'x_1^2+{ab}_{i}^{10}\\frac{1}{2}\\sqrt[3]{x+y}\\binom nk',
    '\\left\\{\\begin{matrix}1&2\\\\3&4\\end{matrix}\\right.',
    '\\begin{align}a&=b\\\\&=c+d\\notag\\end{align}',
    '\\begin{cases}1,&\\text{若 $z>0$}\\\\0,&\\text{否则}\\end{cases}',
    '\\begin{multline}a\\\\b\\end{multline}',
    '\\begin{array}{|c:c|}\\hline a&b\\\\\\hdashline c&d\\\\\\hline\\end{array}',
    '\\begin{CD}A@>f>>B\\\\@VVV@VVgV\\\\C@>>>D\\end{CD}',
    '\\ce{2H2 + O2 ->[\\Delta] 2H2O} \\ce{^{227}_{90}Th+} \\ce{SO4^2-}',
    '\\textcolor{red}{A}\\colorbox{yellow}{D}\\bbox[border:1px solid]{x}\\boxed{y}\\cancel{z}\\cancelto{0}{x}',
    '\\phantom{abc}d\\hphantom{e}\\smash{f}\\quad\\,\\!\\hspace{1em}\\rule{1em}{1em}\\mathstrut',
    '\\xrightarrow[b]{a}\\overbrace{a+b}^n\\underbracket{x}\\widehat{abc}\\vec x\\overline{ab}',
    '\\mathbb R\\mathcal L\\boldsymbol{\\mathcal A}\\mathfrak g\\mathtt y\\oldstyle{12}\\mathrm{d}x',
    '\\sum_{i=1}^n\\limits\\prod\\nolimits_i\\operatorname*{arg\\,max}_\\theta\\lim_{x\\to0}',
    '\\prescript{1}{2}{X}\\braket{a|b}\\Set{x|y}\\ket{x}\\nicefrac12 90\\degree',
    '\\displaystyle a\\scriptstyle b\\mathbin{+}\\mathrel{R}{a}{b}{{c}}',
    '\\text{甲 $x_\\text{乙}$ \\textbf{丙 \\% $y$}}\\ x~y',
    'a\\overset{\\eqref{e}}{=}b',
  ])('of %s is valid and holds nothing without meaning', (tex) => {
    for (const display of [true, false]) {
      const mathml = mathmlOf(tex, display);
      const [math, ...others] = parse(mathml).children;
      expect(others).toEqual([]);
      expect(typeof math === 'object' ? faultsOf(math) : math).toEqual([]);
      expect(mathml).not.toMatch(/mjx|MJX|data-/);
    }
  });

  it.each([
    ['x', '<mi>x</mi>'],
    ['{{x}}_{1}', '<msub><mi>x</mi><mn>1</mn></msub>'],
    ['x^{n+1}', '<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>'],
    ['a\\quad\\phantom{b}c', '<mi>a</mi><mi>c</mi>'],
    ['\\frac{\\phantom{b}}{c}', '<mfrac><mrow></mrow><mi>c</mi></mfrac>'],
    ['\\left(a\\right.', '<mrow><mo>(</mo><mi>a</mi></mrow>'],
    ['\\textcolor{red}{a+b}', '<mi>a</mi><mo>+</mo><mi>b</mi>'],
    ['\\mathcal{L}\\mathbf{x}', '<mi mathvariant="script">L</mi><mi mathvariant="bold">x</mi>'],
    ['\\sin x', '<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>'],
    ['\\binom nk', '<mrow><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>'],
    ['a<b', '<mi>a</mi><mo>&lt;</mo><mi>b</mi>'],
    ['\\text{若 }x', '<mtext>若&#xA0;</mtext><mi>x</mi>'],
  ])('of %s is %s', (tex, content) => {
    expect(mathmlOf(tex, false)).toBe(`<math>${content}</math>`);
  });

  it('of a display says so, and empty formulas are empty', () => {
    expect(mathmlOf('x')).toBe('<math display="block"><mi>x</mi></math>');
    expect(mathmlOf('\\!\\!', false)).toBe('<math></math>');
  });
});

describe('a drawing that holds a link', () => {
  it('is not hidden, but its letters beside the link are', () => {
    const { typeset } = typesetter.typeset({
      tex: '\\text{由}\\eqref{e}\\text{得 é}',
      display: true,
      references: new Map([['e', { text: '3', href: '#eq-e' }]]),
    });
    const svg = typeset?.svg ?? '';
    expect(svg).not.toMatch(/^<svg[^>]*aria-hidden/);
    expect(svg).toContain('<a href="#eq-e" aria-label="(3)">');
    expect(svg.match(/<text /g)?.length).toBe(3);
    expect(svg.match(/<text [^>]*aria-hidden="true"/g)?.length).toBe(3);
  });
});
