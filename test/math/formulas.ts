/** Formulas from a seed: the constructs that an article may hold, nested in one another. Every one can be typeset. */

export interface Formula {
  tex: string;
  display: boolean;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32, public domain, Tommy Ettinger). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text: string): string[] => text.split(' ');

const LETTERS = words(
  'a b c d e f g h i j k l m n p q r s t u v w x y z A B C D F G H K L M N P Q R S T V W X Y Z \\alpha \\beta \\gamma ' +
    '\\delta \\epsilon \\varepsilon \\theta \\lambda \\mu \\nu \\pi \\rho \\sigma \\tau \\phi \\varphi \\chi \\psi \\omega ' +
    '\\Gamma \\Delta \\Theta \\Lambda \\Sigma \\Phi \\Omega \\ell \\hbar \\partial \\nabla \\infty \\emptyset \\aleph',
);
const RELATIONS = words(
  '= < > \\le \\ge \\neq \\approx \\equiv \\sim \\simeq \\in \\subset \\subseteq \\ni \\mid \\propto \\perp \\to',
);
const OPERATORS = words('+ - \\pm \\times \\cdot \\otimes \\oplus \\cap \\cup \\wedge \\setminus \\circ \\ast / ,');
const BIG = words(
  '\\sum \\prod \\int \\iint \\oint \\bigcup \\bigcap \\bigoplus \\bigotimes \\coprod \\lim \\max \\sup \\argmin',
);
const NAMES = words('\\sin \\cos \\log \\exp \\det \\ker \\operatorname{softmax} \\operatorname{tr} \\mathrm{rank}');
const FONTS = words(
  '\\mathbb \\mathcal \\mathfrak \\mathscr \\mathbf \\mathsf \\mathtt \\boldsymbol \\mathit \\mathrm',
);
const ACCENTS = words(
  '\\hat \\widehat \\tilde \\widetilde \\bar \\vec \\dot \\ddot \\overline \\underline \\overrightarrow \\overbrace \\underbrace ' +
    '\\check \\breve \\acute \\mathring \\overleftrightarrow \\underbracket',
);
const ARROWS = words('\\xrightarrow \\xleftarrow \\xLeftarrow \\xleftrightarrow \\xmapsto \\xhookrightarrow \\xtofrom');
const PAIRS = [
  ['(', ')'],
  ['[', ']'],
  ['\\{', '\\}'],
  ['|', '|'],
  ['\\lVert', '\\rVert'],
  ['\\langle', '\\rangle'],
  ['\\lfloor', '\\rfloor'],
  ['\\{', '.'],
  ['(', ']'],
] as const;
const MATRICES = words('matrix pmatrix bmatrix vmatrix Vmatrix cases smallmatrix');
const COLORS = words('red blue teal #c05 darkorange');
const TEXTS = words('若 中文，标点。 其中 则（当且仅当）成立 if 50\\% é😀 “你好”');
const CANCELS = words(
  '\\cancel \\bcancel \\xcancel \\cancelto{0} \\boxed \\enclose{circle} \\enclose{longdiv} \\enclose{roundedbox,updiagonalarrow}',
);
const CHEMISTRY = [
  '2H2 + O2 -> 2H2O',
  'SO4^2- + Ba^2+ -> BaSO4 v',
  'A <=>[\\Delta][k_1] B',
  '^{227}_{90}Th+',
  'CO2 + C -> 2CO ^',
  'Zn^2+ <=>[+ 2OH-][+ 2H+] $\\underset{\\text{两性}}{\\ce{Zn(OH)2 v}}$',
];
const SPECS = ['c|c', '|c:c|', '|l|r|', '||c|c||', 'rc'];

type Make = (inner: () => string) => string;

export class FormulaMaker {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = random(seed);
  }

  /** Each construct in turn is the outermost. */
  formulas(count: number): Formula[] {
    const makes = this.constructs();
    return Array.from({ length: count }, (_, i) => {
      const make = makes[i % makes.length] ?? this.letter;
      const parts = Array.from({ length: this.upTo(3) }, (_, k) => (k === 0 ? make(() => this.run(2)) : this.run(1)));
      return { tex: parts.join(` ${this.one([...RELATIONS, ...OPERATORS])} `), display: this.next() < 0.5 };
    });
  }

  private upTo(n: number): number {
    return 1 + Math.floor(this.next() * n);
  }

  private one<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)];
    if (chosen === undefined) throw new RangeError('an empty list');
    return chosen;
  }

  private readonly letter = (): string => (this.next() < 0.2 ? String(this.upTo(99)) : this.one(LETTERS));

  /** One to three terms; `depth` constructs may be nested. */
  private run(depth: number): string {
    const terms = Array.from({ length: this.upTo(2) }, () => {
      if (depth === 0 || this.next() < 0.7) return this.letter();
      return this.one(this.constructs())(() => this.run(depth - 1));
    });
    return terms.map((term, i) => (i === 0 ? term : ` ${this.one(OPERATORS)} ${term}`)).join('');
  }

  private constructs(): Make[] {
    return [...this.simple(), ...this.tall(), ...this.drawn()];
  }

  private simple(): Make[] {
    return [
      (inner) => `{${this.letter()}}_{${inner()}}`,
      (inner) => `{${this.letter()}}^{${inner()}}`,
      (inner) => `{${this.letter()}}_{${this.letter()}}^{${inner()}}`,
      () => `${this.one(FONTS)}{${this.one(words('A B x R 1'))}}`,
      (inner) => `${this.one(NAMES)}(${inner()})`,
      () => `\\text{${this.one(TEXTS)} $${this.letter()}$}`,
      () => `\\textbf{${this.one(TEXTS)}}`,
      (inner) => `\\prescript{${this.letter()}}{2}{${inner()}}`,
      () => `\\bra{${this.letter()}}\\ket{${this.letter()}}'`,
    ];
  }

  private tall(): Make[] {
    return [
      (inner) => `\\${this.one(words('frac dfrac tfrac cfrac binom'))}{${inner()}}{${inner()}}`,
      (inner) => `\\sqrt{${inner()}}`,
      (inner) => `\\sqrt[${this.letter()}]{${inner()}}`,
      (inner) => `${this.one(BIG)}_{${inner()}}^{${this.letter()}} ${this.letter()}`,
      (inner) => `${this.one(ACCENTS)}{${inner()}}`,
      (inner) => `${this.one(ARROWS)}[${this.letter()}]{${inner()}}`,
      (inner) => {
        const [left, right] = this.one(PAIRS);
        return `\\left${left} ${inner()}\\right${right}`;
      },
      (inner) => this.matrix(this.one(MATRICES), '', inner),
      (inner) => this.matrix('array', `{${this.one(SPECS)}}`, inner),
      (inner) => `\\begin{aligned}${inner()}&=${inner()}\\\\${inner()}&\\le ${inner()}\\end{aligned}`,
      (inner) => `\\left(\\begin{matrix}${Array.from({ length: 5 }, () => inner()).join('\\\\')}\\end{matrix}\\right.`,
      (inner) => `\\underset{${this.letter()}}{${inner()}}`,
    ];
  }

  private matrix(name: string, spec: string, inner: () => string): string {
    const row = (): string => `${inner()}&${inner()}`;
    const line = spec === '' ? '' : this.one(['\\hline', '\\hdashline', '']);
    return `\\begin{${name}}${spec}${line} ${row()}\\\\${line} ${row()}\\\\${row()}\\end{${name}}`;
  }

  private drawn(): Make[] {
    return [
      (inner) => `\\color{${this.one(COLORS)}}{${inner()}}`,
      (inner) => `\\textcolor{${this.one(COLORS)}}{${inner()}}`,
      (inner) => `\\colorbox{${this.one(COLORS)}}{$${inner()}$}`,
      (inner) => `\\fcolorbox{red}{white}{$${inner()}$}`,
      (inner) => `\\bbox[${this.one(['yellow,5px', 'border:2px solid green', 'border:1px dashed'])}]{${inner()}}`,
      (inner) => `${this.one(CANCELS)}{${inner()}}`,
      () => `\\ce{${this.one(CHEMISTRY)}}`,
      () => `\\begin{CD}A@>${this.letter()} >>B\\\\@VVV@VV${this.letter()} V\\\\C@=D\\end{CD}`,
      (inner) => `\\raise${this.upTo(9)}pt{${inner()}}\\kern-3pt\\rule{1em}{${this.upTo(9)}pt}`,
      () => `\\href{https://example.org/}{${this.run(0)}}`,
      (inner) => `\\large{${inner()}}\\normalsize`,
    ];
  }
}

/** @param seed The same seed gives the same formulas. */
export function makeFormulas(seed: number, count: number): Formula[] {
  return new FormulaMaker(seed).formulas(count);
}
