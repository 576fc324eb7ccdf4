import fc from 'fast-check';
import { Marked, marked as globalMarked, type RendererThis, type Token, type TokenizerThis, type Tokens } from 'marked';
import { Marked as Marked15 } from 'marked-15';
import { Marked as Marked16 } from 'marked-16';
import { Marked as Marked17 } from 'marked-17';
import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  type Formula,
  lex,
  markedMath,
  type MarkedMathOptions,
} from '../../src/markdown/marked-math.ts';
import { scan } from '../../src/markdown/scan.ts';
import { foldSpace, plainExamples, readCases } from './support.ts';

type Parse = (text: string) => string;
type Extension = ReturnType<typeof markedMath>;

/** The copies of marked differ in their declarations only. */
function parserOf(instance: { use: unknown; parse: (text: string, options: { async: false }) => string }): {
  use: (extension: Extension) => Parse;
} {
  return {
    use(extension) {
      if (typeof instance.use === 'function') Reflect.apply(instance.use, instance, [extension]);
      return (text) => instance.parse(text, { async: false });
    },
  };
}

const VERSIONS: Readonly<Record<string, (extension: Extension) => Parse>> = {
  15: (extension) => parserOf(new Marked15()).use(extension),
  16: (extension) => parserOf(new Marked16()).use(extension),
  17: (extension) => parserOf(new Marked17()).use(extension),
  18: (extension) => parserOf(new Marked()).use(extension),
};
const cases = readCases();

interface Set {
  tex: string;
  formula: Formula;
}

/** A typesetter that numbers what it gets, and remembers it. */
function counting(): { typeset: MarkedMathOptions['typeset']; set: Set[] } {
  const set: Set[] = [];
  return { set, typeset: (tex, formula) => `⟦${set.push({ tex, formula }) - 1}⟧` };
}

function html(text: string, options: Partial<MarkedMathOptions> = {}): string {
  const { typeset } = counting();
  return new Marked().use(markedMath({ typeset, ...options })).parse(text, { async: false });
}

describe.each(Object.entries(VERSIONS))('marked %s', (version, instance) => {
  // Until 17 marked left `&` in addresses as it is.
  const form = (text: string): string => (version === '18' ? text : text.replaceAll('&amp;', '&'));

  it.each(cases)('$id', ({ markdown, math, html: wanted }) => {
    const { typeset, set } = counting();
    const output = form(instance(markedMath({ typeset }))(markdown));
    expect(set.map(({ tex, formula }) => ({ tex: foldSpace(tex), display: formula.display }))).toEqual(
      math.map(({ tex, display }) => ({ tex: foldSpace(tex), display })),
    );
    for (const part of wanted?.has ?? []) expect(output).toContain(form(part));
    for (const part of wanted?.not ?? []) expect(output).not.toContain(form(part));
  });

  it.each([true, false])('leaves plain Markdown as it is (Chinese emphasis: %s)', (cjk) => {
    const plain = instance({});
    const ours = instance(markedMath({ typeset: () => 'formula', cjk }));
    const examples = plainExamples();
    expect(examples.length).toBeGreaterThan(2 * (652 + 28));
    expect(examples.filter((text) => ours(text) !== plain(text))).toEqual([]);
  });
});

describe('the extension', () => {
  it('tells typeset where the formula stands and what it is', () => {
    const { typeset, set } = counting();
    const text = '> 设 $x$：\n> $$\n> y\n> $$ {#eq:a}\n\n# 题 $$z$$\n';
    new Marked().use(markedMath({ typeset })).parse(text, { async: false });
    expect(set.map(({ tex, formula: { display, block, id } }) => [tex, display, block, id])).toEqual([
      ['x', false, false, undefined],
      ['\ny\n', true, true, 'eq:a'],
      ['z', true, false, undefined],
    ]);
    for (const { formula } of set)
      expect(text.slice(formula.start, formula.end)).toBe(formula.raw.replace(/ \{#.*/, ''));
  });

  it('gives what typeset gives, displays as blocks of their own', () => {
    expect(html('前$$x$$后 $y$')).toBe('<p>前</p>\n⟦0⟧\n<p>后 ⟦1⟧</p>\n');
  });

  it('awaits a typeset that is asynchronous, many texts at once', async () => {
    const instance = new Marked({ async: true }).use(
      markedMath({ typeset: (tex) => Promise.resolve(`<i>${tex}</i>`) }),
    );
    const texts = Array.from({ length: 50 }, (_, i) => `**$x_${i}$**，$y_${i}$`);
    const pages = await Promise.all(
      texts.map(async (text, i) => (i % 2 === 0 ? instance.parse(text) : instance.parseInline(text))),
    );
    pages.forEach((page, i) => {
      expect(page.trim().replace(/<\/?p>/g, '')).toBe(`<strong><i>x_${i}</i></strong>，<i>y_${i}</i>`);
    });
  });

  it('says what to do where a promise comes and nobody waits', () => {
    expect(() => html('$x$', { typeset: () => Promise.resolve('x') })).toThrow(/call marked with \{ async: true \}/);
  });

  it('works with parseInline: a display stays in the line', () => {
    const instance = new Marked().use(markedMath({ typeset: (tex, { block }) => `[${tex}|${String(block)}]` }));
    expect(instance.parseInline('**$a*b*c$** 与 $$d$$', { async: false })).toBe(
      '<strong>[a*b*c|false]</strong> 与 [d|false]',
    );
  });

  it('works on marked itself and leaves other instances alone', () => {
    globalMarked.use(markedMath({ typeset: (tex) => `[${tex}]` }));
    expect(globalMarked.parse('设**$a*b*c$**为', { async: false })).toBe('<p>设<strong>[a*b*c]</strong>为</p>\n');
    expect(new Marked().parse('$a*b*c$', { async: false })).toBe('<p>$a<em>b</em>c$</p>\n');
  });

  it.each([false, true])('shows the text of a formula that typeset refuses, and says so (async: %s)', async (async) => {
    const told: Diagnostic[] = [];
    const fail = (): string => {
      throw new Error('no "macro" \\x');
    };
    const typeset = async ? () => Promise.reject(new Error('no "macro" \\x')) : fail;
    const instance = new Marked().use(markedMath({ typeset, onDiagnostic: (diagnostic) => told.push(diagnostic) }));
    const output = await instance.parse('设 $a<b$ 为', { async });
    expect(output).toBe('<p>设 <code class="math-error" title="no &quot;macro&quot; \\x">$a&lt;b$</code> 为</p>\n');
    expect(told).toEqual([{ id: 'math/not-typeset', severity: 'error', message: 'no "macro" \\x', start: 2, end: 7 }]);
  });

  it('leaves bare references as text, and gives them to `reference` where there is one', () => {
    const text = '由 \\eqref{a} 与式$\\eqref{b:c}$ 得';
    expect(html(text)).toBe('<p>由 \\eqref{a} 与式⟦0⟧ 得</p>\n');
    expect(html(text, { reference: (label, { paren }) => `<a href="#${label}">${paren ? '()' : ''}</a>` })).toBe(
      '<p>由 <a href="#a">()</a> 与式<a href="#b:c">()</a> 得</p>\n',
    );
  });

  it('turns Chinese emphasis and line breaks off with `cjk: false`', () => {
    expect(html('**谱定理（SVD）**的\n书 $x$')).toBe('<p><strong>谱定理（SVD）</strong>的书 ⟦0⟧</p>\n');
    expect(html('**谱定理（SVD）**的\n书 $x$', { cjk: false })).toBe('<p>**谱定理（SVD）**的\n书 ⟦0⟧</p>\n');
  });

  it('tells of openers that stayed text and of a text that marked cannot take', () => {
    const told: string[] = [];
    const onDiagnostic = ({ id }: Diagnostic): unknown => told.push(id);
    expect(html('$$x', { onDiagnostic })).toBe('<p>$$x</p>\n');
    expect(html('> '.repeat(3000) + '<b>', { onDiagnostic })).toContain('&lt;b&gt;');
    expect(told).toEqual(['math/left-as-text', 'markdown/too-deep']);
  });

  it('restores what other extensions keep of the text', () => {
    const shout = {
      name: 'shout',
      level: 'inline',
      start: (src: string) => src.indexOf('!!'),
      tokenizer(src: string) {
        const match = /^!!(.+?)!!/.exec(src);
        return match ? { type: 'shout', raw: match[0], words: match[1] ?? '' } : undefined;
      },
      renderer: (token: { words?: unknown }) => `<b>${String(token.words)}</b>`,
    } as const;
    const instance = new Marked({ extensions: [shout] }).use({ extensions: [shout] });
    instance.use(markedMath({ typeset: () => 'M' }));
    expect(instance.parse('!!看 $x_1$!!', { async: false })).toBe('<p><b>看 $x_1$</b></p>\n');
  });

  it('lexes: marked.lexer() alone knows no formulas', () => {
    const instance = new Marked().use(markedMath({ typeset: (tex) => `[${tex}]` }));
    const tokens = lex(instance, '设 $a_b$。\n\n$$\nc\n$$\n');
    expect(tokens.map(({ type }) => type)).toEqual(['paragraph', 'space', 'math', 'space']);
    expect(tokens.map(({ raw }) => raw).join('')).toBe('设 $a_b$。\n\n$$\nc\n$$\n');
    expect(instance.parser(tokens)).toBe('<p>设 [a_b]。</p>\n[\nc\n]\n');
  });
});

/** What Markdown gives a meaning; a dollar never finds a partner. */
const PIECES = [
  ...['a', 'b c', '*', '**', '_', '__', '~~', '`', '``', '```\n', '\n', '\n\n', '> ', '- ', '1. ', '# ', '| ', ' | '],
  ...['\n|--|--|\n', '|--|', '[', '](', '](/u "t")', ')', '![', '<b>', '</b>', '<div>\n', '</div>\n', '<!--', '-->'],
  ...[
    '\\',
    '\\*',
    '&amp;',
    '&lt;',
    'http://a.b/c',
    'x@y.zz',
    '---\n',
    '===\n',
    '    ',
    '\t',
    '  \n',
    '[a]: /x\n',
    '[a]',
  ],
  ...['[^1]', ':::a\n', ':::\n', '!', ' ', '"', "'", '(', '+ ', '{', '}', '5', '$', '\\(', '\\[', '\\begin{x}'],
];

describe.each([{}, { gfm: false }, { breaks: true }, { pedantic: true }])(
  'plain Markdown thrown together, %j',
  (settings) => {
    it.each([true, false])('comes out as marked gives it (Chinese emphasis: %s)', (cjk) => {
      const plain = new Marked(settings);
      const ours = new Marked(settings).use(markedMath({ typeset: () => 'formula', cjk }));
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }), (pieces) => {
          const text = pieces.join('');
          for (const block of [true, false]) fc.pre(scan(text, { block, frontMatter: false }).found.length === 0);
          expect(ours.parse(text)).toBe(plain.parse(text));
          expect(ours.parseInline(text)).toBe(plain.parseInline(text));
        }),
        { numRuns: 1500 },
      );
    });
  },
);

describe('tokens of other extensions', () => {
  it('get their formulas back, however deep they keep them', () => {
    const rows = {
      name: 'rows',
      level: 'block' as const,
      tokenizer(this: TokenizerThis, src: string): Tokens.Generic | undefined {
        const [raw, body] = /^%%(.*)%%\n?/.exec(src) ?? [];
        if (raw === undefined || body === undefined) return undefined;
        const cells = body.split('|').map((text) => ({ text, tokens: this.lexer.inlineTokens(text) }));
        return { type: 'rows', raw, header: cells, nested: { note: body, rows: [cells] } };
      },
      renderer(this: RendererThis, token: Tokens.Generic): string {
        const cells: unknown = token['header'];
        if (!Array.isArray(cells)) return '';
        const shown = cells.map((cell: { tokens: Token[] }) => this.parser.parseInline(cell.tokens)).join(' / ');
        return `<p>${shown} (${JSON.stringify(token['nested'])})</p>`;
      },
    };
    const html = new Marked()
      .use({ extensions: [rows] })
      .use(markedMath({ typeset: (tex) => `<${tex}>` }))
      .parse('%%甲 $x|y$ | **$z$**%%\n');
    expect(html).toMatch(/^<p>甲 <x\|y>\s*\/\s*<strong><z><\/strong>/);
    expect(html).toContain('"note":"甲 $x|y$ | **$z$**"');
    expect(html).not.toMatch(/[\uE000-\uF8FF]/);
  });
});
