/**
 * A blog from a seed, as such blogs are written: Chinese prose, 60 formulas in the line and 15 displays an article, three
 * in ten of them repeats. All of it is within what KaTeX and MathJax both typeset and every peer's dialect knows.
 */
import { random } from '../../test/math/formulas.ts';
import { TEXTS } from '../search/texts.ts';

export interface PostFormula {
  tex: string;
  display: boolean;
}

export interface Post {
  slug: string;
  title: string;
  /** ISO date. */
  date: string;
  tags: string[];
  /** Markdown without front matter. */
  body: string;
  /** The formulas meant, in order. */
  formulas: PostFormula[];
}

const DISPLAYS = 15;
/** Of the formulas, those that stood in an article before. */
const REPEATS = 0.3;
/** Formulas that are handed on from one article to the next ones. */
const POOL = 400;

const LETTERS = 'a b c d f g h k m n p q r s t u v w x y z A B C D K L M N P Q R S T U V W X Y Z'.split(' ');
const GREEK = 'alpha beta gamma delta epsilon theta lambda mu nu pi rho sigma tau phi chi psi omega'.split(' ');
const TAGS = ['矩阵', '线性代数', '概率', '优化', '注意力', '位置编码', '低秩', '缩放律', '核方法', '变分', '采样'];

type Next = () => number;

function pick<T>(next: Next, list: readonly T[]): T {
  const chosen = list[Math.floor(next() * list.length)];
  if (chosen === undefined) throw new RangeError('an empty list');
  return chosen;
}

/** Formulas as a derivation has them; what Markdown likes to eat (`_`, `*`, `\\`, `\{`, `<`, `|`) as often as it comes. */
class Formulas {
  private readonly next: Next;

  constructor(next: Next) {
    this.next = next;
  }

  private letter(): string {
    const greek = this.next() < 0.3;
    return greek ? `\\${pick(this.next, GREEK)}` : pick(this.next, LETTERS);
  }

  private upTo(n: number): number {
    return 1 + Math.floor(this.next() * n);
  }

  private atom(): string {
    const letter = this.letter();
    const kinds = [
      () => letter,
      () => `${letter}_${this.upTo(9)}`,
      () => `${letter}_{${this.letter()} ${this.letter()}}`,
      () => `${letter}^{${this.upTo(9)}}`,
      () => `\\boldsymbol{${pick(this.next, LETTERS)}}_{${this.letter()}}`,
      () => `\\hat{${letter}}`,
      () => `${letter}^*`,
      () => `\\mathcal{${pick(this.next, LETTERS.slice(21))}}`,
    ];
    return pick(this.next, kinds)();
  }

  private term(): string {
    const [a, b] = [this.atom(), this.atom()];
    const kinds = [
      () => `${a} ${b}`,
      () => `\\frac{${a}}{${b}}`,
      () => `\\sqrt{${a}+${b}}`,
      () => `\\exp(-${a})`,
      () => `\\Vert ${a}\\Vert_2`,
      () => `\\left(${a}-${b}\\right)^2`,
      () => `\\langle ${a}, ${b}\\rangle`,
    ];
    return pick(this.next, kinds)();
  }

  inline(): string {
    const [a, b, c] = [this.atom(), this.atom(), this.atom()];
    const kinds = [
      () => a,
      () => `${a}=${b}`,
      () => `${a} < ${b}`,
      () => `${a}_{${this.upTo(99)}}`.replace(/_(?:\d|\{[^}]*\})_/, '_'),
      () => `\\{${a},${b}\\}_{${this.letter()}=1}^n`,
      () => `f(${a},${b})=${this.term()}`,
      () => `P(${a}|${b})`,
      () => `${a} * ${b} * ${c}`,
      () => `${a}\\in\\mathbb{R}^{${this.letter()}\\times ${this.letter()}}`,
      () => `\\sum_{${this.letter()}=1}^{${this.upTo(99)}} ${this.term()}`,
      () => `O(n^${this.upTo(9)}\\log ${this.letter()})`,
    ];
    return pick(this.next, kinds)();
  }

  display(): string {
    const row = (): string => `${this.atom()} &= ${this.term()} + ${this.term()}`;
    const kinds = [
      () => `${this.atom()} = \\sum_{${this.letter()}=1}^{n} ${this.term()} + ${this.term()}`,
      () => `\\begin{aligned}\n${row()} \\\\\n${row()} \\\\\n${row()}\n\\end{aligned}`,
      () => `\\begin{pmatrix} ${this.atom()} & ${this.atom()} \\\\ ${this.atom()} & ${this.atom()} \\end{pmatrix}`,
      () =>
        `f(x) = \\begin{cases} ${this.term()}, & x < ${this.upTo(99)} \\\\ ${this.term()}, & \\text{其他} \\end{cases}`,
      () =>
        `\\min_{${this.letter()}} \\Vert ${this.atom()} - ${this.atom()}\\Vert_F^2 \\quad \\text{s.t.} \\quad ${this.inline()}`,
      () =>
        `\\int_{0}^{\\infty} ${this.term()}\\, dx \\le ${this.term()} \\left[${this.atom()} + ${this.atom()}\\right]`,
    ];
    return pick(this.next, kinds)();
  }
}

/** One article after another. */
export function* posts(count: number, seed = 1): Generator<Post> {
  const pool: PostFormula[] = [];
  const clauses = TEXTS.flatMap(([, text]) => text.split(/[，。]/).filter((clause) => clause !== ''));
  for (let n = 0; n < count; n++) yield post(n, random(seed * 100_003 + n), clauses, pool);
}

function post(n: number, next: Next, clauses: readonly string[], pool: PostFormula[]): Post {
  const maker = new Formulas(next);
  const formulas: PostFormula[] = [];
  const character = (): string => String.fromCharCode(0x4e00 + Math.floor(3000 ** next()));
  const own = Array.from({ length: 60 }, () => character() + character() + character());
  const formula = (display: boolean): string => {
    const known = next() < REPEATS ? pool.filter((f) => f.display === display) : [];
    const tex = known.length > 0 ? pick(next, known).tex : display ? maker.display() : maker.inline();
    formulas.push({ tex, display });
    pool[Math.floor(next() * POOL) % (pool.length + 1)] = { tex, display };
    return tex;
  };
  const sentence = (withFormula: boolean): string =>
    `${pick(next, clauses)}，${pick(next, own)}与${pick(next, own)}` +
    (withFormula
      ? `满足 $${formula(false)}$，其中 $${formula(false)}$ 是${pick(next, own)}。`
      : `${pick(next, clauses)}。`);
  const section = (s: number): string => {
    const parts: string[] = [`## 第 ${s + 1} 节：${pick(next, own)}`];
    for (let k = 0; k < DISPLAYS / 5; k++) {
      parts.push(`${sentence(true)}${sentence(false)}${sentence(true)}`, `$$\n${formula(true)}\n$$`);
    }
    return parts.join('\n\n');
  };
  const date = new Date(Date.UTC(1990, 0, 1 + 2 * n)).toISOString().slice(0, 10);
  const tags = [...new Set([pick(next, TAGS), pick(next, TAGS), pick(next, TAGS)])];
  const title = `${pick(next, own)}的第 ${n} 篇`;
  const body = `${sentence(false)}${sentence(false)}\n\n${[0, 1, 2, 3, 4].map(section).join('\n\n')}\n`;
  return { slug: `article-${n}`, title, date, tags, body, formulas };
}

/** As our articles and most peers' begin. */
export function markdownOf({ title, date, tags, body }: Post): string {
  return `---\ntitle: ${title}\ndate: ${date}\ntags: [${tags.join(', ')}]\n---\n\n${body}`;
}
