import { createRequire } from 'node:module';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { cjkEmphasis } from '../../src/markdown/emphasis.ts';
import { findMath, lex } from '../../src/markdown/index.ts';
import { mask, unmask } from '../../src/markdown/mask.ts';
import { scan } from '../../src/markdown/scan.ts';
import { findInText } from './mathjax-text.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { readMarkdown, tableNamed } from './support.ts';

const article = readMarkdown('content/posts/mathjax-and-marked/index.md');
const marked = new Marked();
const inline = (source: string): string => marked.parseInline(source, { async: false });

const ASCII_PUNCTUATION = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (c) => !/\w/.test(c) || c === '_',
);

describe('what marked does to formulas', () => {
  const { rows } = tableNamed(article, '写下的');

  it('has a table worth checking', () => expect(rows.length).toBeGreaterThanOrEqual(10));

  it.each(rows.map((row) => [row[0]?.code ?? '', row[1]?.code ?? '']))('%s', (written, printed) => {
    expect(written).not.toBe('');
    expect(inline(written)).toBe(printed);
  });

  it('says of the harmless ones, and of them alone, that they are harmless', () => {
    for (const [written, printed, cause] of rows)
      expect(cause?.text === '平安无事').toBe(written?.code === printed?.code);
  });

  it('eats two underscores of the opening sentence', () => {
    const sentence = /“(设第 \$i\$ 个词[^”]*)”/.exec(article)?.[1] ?? '';
    expect(inline(sentence)).toBe(sentence.replace('}_{', '}<em>{').replace('}_{', '}</em>{'));
    expect(inline('\\boldsymbol{x}_{i}')).toBe('\\boldsymbol{x}_{i}');
  });

  it('unescapes each of the 32 punctuation characters of ASCII', () => {
    expect(ASCII_PUNCTUATION).toHaveLength(32);
    const escaped = (c: string): string => inline(`甲\\${c}乙`).replace(/&(lt|gt|amp|quot|#39);/, c);
    for (const c of ASCII_PUNCTUATION) expect(escaped(c)).toBe(`甲${c}乙`);
  });

  it('needs a second layer of backslashes where they are written by hand', () => {
    expect(inline('\\\\\\\\')).toBe('\\\\');
    expect(inline('\\\\{')).toBe('\\{');
  });
});

/** What its own sentences claim; formulas, code and tables are those of the original. */
describe('the English article', () => {
  const english = readMarkdown('content/posts/mathjax-and-marked/index.en.md');

  it('names the harmless rows, and has an opening sentence that loses its underscores too', () => {
    const { rows } = tableNamed(english, 'You write');
    expect(rows.length).toBe(tableNamed(article, '写下的').rows.length);
    for (const [written, printed, cause] of rows)
      expect(cause?.text.includes('unharmed')).toBe(written?.code === printed?.code);
    const sentence = /“(Let word \$i\$ [^”]*)”/.exec(english)?.[1] ?? '';
    expect(inline(sentence)).toBe(sentence.replace('}_{', '}<em>{').replace('}_{', '}</em>{'));
  });

  it('has prices that are none of its formulas', () => {
    const line = english.split('\n').find((l) => l.includes('One shirt costs')) ?? '';
    expect(line).toContain('$5, two shirts cost $9,');
    expect(findMath(line)).toEqual([]);
  });

  it('makes bold what it says is bold', () => {
    const line = english.split('\n').find((l) => l.includes('relaxes the rule')) ?? '';
    const ours = new Marked({ tokenizer: cjkEmphasis }).parse(line);
    expect(ours).toContain('<strong>“兼容性”</strong>的');
    expect(ours).toContain('<strong>谱定理（SVD）</strong>的');
  });
});

describe('what MathJax does to text that is not yet HTML', () => {
  it('takes a formula in backticks for a formula', () => expect(findInText('写作 `$x_i$` 即可')).toEqual(['x_i']));
});

describe('code blocks', () => {
  const blocks = notebookOf(article);
  const printed = runNotebook(blocks);

  it('has blocks that print', () => expect(blocks.filter((b) => b.expected !== null).length).toBeGreaterThanOrEqual(6));

  it.each(blocks.map((block, i) => ({ i, block })))('block $i prints what the article says', ({ i, block }) => {
    expect(printed[i]).toBe(block.expected ?? '');
  });
});

describe('placeholders', () => {
  const PRIVATE_USE = 0xf8ff - 0xe000 + 1;
  const HANGUL = 0xd7a3 - 0xac00 + 1;

  it('counts right', () => {
    expect(article).toContain(`=63743-57344+1=${PRIVATE_USE}`);
    expect([0xf8ff, 0xe000]).toEqual([63743, 57344]);
    expect(article).toContain(`B^2=2^{24}=${4096 ** 2}`);
    expect(article).toContain(`3\\times 2^{24}=${3 * 4096 ** 2}`);
    expect(article).toContain(`6400-4096=${PRIVATE_USE - 4096}`);
    expect(article).toContain(`${HANGUL} 个谚文音节`);
    expect(1e4 / PRIVATE_USE ** 3).toBeLessThan(3.9e-8);
    expect(1e4 / 3).toBeLessThan(4096);
  });

  it('cannot be shorter than `$x$`, nor must it be longer', () => {
    expect(findMath('设$x$为').map((f) => f.end - f.start)).toEqual([3]);
    expect(findMath('$$ 和 \\(\\) 和 $ $')).toEqual([]);
  });

  it('keeps length, the text outside and the source', () => {
    const { found } = scan(article);
    const masked = mask(article, found);
    expect(masked.text).toHaveLength(article.length);
    expect(unmask(masked, masked.text)).toBe(article);
    let at = 0;
    for (const item of found) {
      expect(masked.text.slice(at, item.start)).toBe(article.slice(at, item.start));
      at = item.maskEnd;
    }
  });

  it('finds a mark where the source uses up all of private use', () => {
    const all = Array.from({ length: PRIVATE_USE }, (_, i) => String.fromCharCode(0xe000 + i)).join('');
    const source = `${all} $x_1$ ${all}`;
    const masked = mask(source, scan(source).found);
    expect(masked.text).not.toContain('$');
    expect(masked.mark).toMatch(/\p{Script=Hangul}/u);
    expect(unmask(masked, masked.text)).toBe(source);
  });
});

describe('flanking', () => {
  const isSpace = (c: string): boolean => c === '' || /\s/.test(c);
  const isPunctuation = (c: string): boolean => /[\p{P}\p{S}]/u.test(c);
  const left = (p: string, q: string): boolean => !isSpace(q) && (!isPunctuation(q) || isSpace(p) || isPunctuation(p));
  const right = (p: string, q: string): boolean => !isSpace(p) && (!isPunctuation(p) || isSpace(q) || isPunctuation(q));
  const neighbours = ['', ' ', 'a', '设', '$', '“', '（', '。', '+', '\ue100', '\uf100'];
  const pairs = neighbours.flatMap((p) => neighbours.map((q): [string, string] => [p, q]));

  it('opens as the article says', () => {
    for (const [p, q] of pairs) {
      if (q === '' || (p === ' ' && q === ' ')) continue;
      expect([p, q, inline(`${p}**${q}x**`).includes('<strong>')]).toEqual([p, q, left(p, q)]);
    }
  });

  it('closes as the article says', () => {
    for (const [p, q] of pairs) {
      if (p === '') continue;
      expect([p, q, inline(`**x${p}**${q}`).includes('<strong>')]).toEqual([p, q, right(p, q)]);
    }
  });

  it('forbids `_` behind a letter, not behind a placeholder', () => {
    expect(inline('甲_斜体_')).not.toContain('<em>');
    expect(inline('\ue100_斜体_')).toContain('<em>');
  });

  it('leaves the 652 examples of CommonMark as they are', () => {
    const examples: unknown = createRequire(import.meta.url)('commonmark-spec');
    const sources = markdownOf(examples);
    const ours = new Marked({ tokenizer: cjkEmphasis });
    expect(sources).toHaveLength(652);
    expect(article).toContain('CommonMark 的 652 个例子');
    for (const source of sources) expect(ours.parse(source)).toBe(marked.parse(source));
    expect(marked.parse('**“兼容性”**的')).not.toContain('<strong>');
    expect(ours.parse('**“兼容性”**的')).toContain('<strong>');
  });
});

/** `markdown` of each example of the package commonmark-spec. */
function markdownOf(examples: unknown): string[] {
  if (typeof examples !== 'object' || examples === null || !('tests' in examples) || !Array.isArray(examples.tests)) {
    throw new TypeError('commonmark-spec has another form');
  }
  return examples.tests.map((test: unknown) => {
    if (typeof test === 'object' && test !== null && 'markdown' in test)
      return String(test.markdown).replaceAll('→', '\t');
    throw new TypeError('an example of commonmark-spec has no Markdown');
  });
}

describe('which dollars are formulas', () => {
  const { rows } = tableNamed(article, '原文');

  it.each(rows.map((row) => [row[0]?.code ?? '', Number(row[1]?.text)]))('%s: %i', (source, count) => {
    expect(source).not.toBe('');
    expect(findMath(source)).toHaveLength(count);
  });

  it('leaves the prices in the running text alone', () => {
    const line = article.split('\n').find((l) => l.includes('一件衬衫卖')) ?? '';
    expect(line).toContain('$5，两件卖 $9，');
    expect(findMath(line)).toEqual([]);
  });
});

describe('linear time', () => {
  const families: Record<string, (n: number) => string> = {
    'open braces': (n) => '${'.repeat(n / 2),
    'dollars behind text': (n) => '$a '.repeat(n / 3),
    'closed braces': (n) => '$ {$}'.repeat(n / 5),
    'nested braces': (n) => '$ {'.repeat(n / 6) + '} $'.repeat(n / 6),
    'nested formulas': (n) => '$\\text{'.repeat(n / 9) + '}$'.repeat(n / 9),
    prices: (n) => '卖 $5，'.repeat(n / 5),
  };

  it.each(Object.entries(families))('%s: each character is read at most twice', (_, family) => {
    for (const n of [2_000, 8_000]) {
      const source = family(n);
      expect(scan(source).steps).toBeLessThanOrEqual(2 * source.length);
    }
  });
});

describe('what the article holds', () => {
  const formulas = findMath(article);
  const references = formulas.filter((f) => /^\\eqref\{[^}]*\}$/.test(f.tex));
  const labels = [...article.matchAll(/\\label\{([^}]+)\}|\{#(eq:[^}]+)\}/g)].map((m) => m[1] ?? m[2]);
  const cited = [...article.matchAll(/\\eqref\{([^}]+)\}/g)].map((m) => m[1]);

  it('is prose of some length', () => {
    const prose = article.replace(/```[\s\S]*?```/g, '').match(/\p{Script=Han}/gu) ?? [];
    expect(prose.length).toBeGreaterThanOrEqual(2_500);
  });

  it('has formulas of each kind', () => {
    expect(new Set(formulas.map((f) => f.tex)).size).toBeGreaterThanOrEqual(25);
    const displays = formulas.filter((f) => f.display).map((f) => article.slice(f.start, f.end));
    expect(displays.length).toBeGreaterThanOrEqual(8);
    for (const opener of ['$$', '\\[', '\\begin{equation}', '\\begin{align}']) {
      expect(displays.some((d) => d.startsWith(opener))).toBe(true);
    }
    expect(formulas.some((f) => f.tex === '|\\Sigma|=2^{16}')).toBe(true);
  });

  it('cites by `式$\\eqref{…}$` and bare, and nothing that is not there', () => {
    expect(references.length).toBeGreaterThanOrEqual(3);
    expect(cited.length).toBeGreaterThan(references.length);
    for (const label of cited) expect(labels).toContain(label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('opens with formulas and has its cut after them', () => {
    const cut = article.indexOf('<!--more-->');
    expect(findMath(article.slice(0, cut)).length).toBeGreaterThan(1);
  });

  it('gives the dialect nothing to warn of', () => expect(lex(article).diagnostics).toEqual([]));
});
