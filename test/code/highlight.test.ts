import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHighlighter, languageNames, MAX_BLOCK, MAX_LINE } from '../../src/code/index.ts';

/** The code as a reader copies it. */
function textOf(html: string): string {
  const inner = /^<pre [^>]*><code>([\s\S]*)<\/code><\/pre>$/.exec(html)?.[1];
  if (inner === undefined) throw new Error(`not a code block: ${html}`);
  return inner
    .replace(/<\/?span[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const PYTHON = `def softmax(x: np.ndarray) -> np.ndarray:
    """沿最后一维归一化"""
    e = np.exp(x - x.max(-1, keepdims=True))  # 防溢出 & <稳定>
    return e / e.sum(-1, keepdims=True)
`;

describe('markup', () => {
  it('is a block that translators leave alone, that scrolls by keyboard and has no style attribute', async () => {
    const { html, known } = await createHighlighter().highlight('x = 1', 'Python');
    expect(html).toMatch(/^<pre class="shiki notranslate" translate="no" tabindex="0" data-lang="python"><code>/);
    expect(html).not.toMatch(/style=/);
    expect(known).toBe(true);
  });

  it('gives exactly the classes that the block uses', async () => {
    const { html, styles } = await createHighlighter().highlight(PYTHON, 'python');
    const used = new Set([...html.matchAll(/<span class="([^"]*)">/g)].map((match) => match[1]));
    expect([...used].sort()).toEqual(Object.keys(styles).sort());
    expect(used.size).toBeGreaterThan(3);
    for (const declared of Object.values(styles)) expect(declared).toMatch(/^--shiki-dark:#.*--shiki-light:#/);
  });

  it('colours a keyword, and keeps the text character for character', async () => {
    const { html } = await createHighlighter().highlight(PYTHON, 'py');
    expect(html).toMatch(/<span class="tok-[\da-f]{8}">def<\/span>/);
    expect(textOf(html)).toBe(PYTHON);
  });

  it('keeps any text in any language', async () => {
    const highlighter = createHighlighter();
    const languages = fc.constantFrom(
      'python',
      'latex',
      'html',
      'markdown',
      'cpp',
      'matlab',
      'bash',
      'json',
      'text',
      'nosuch',
    );
    const code = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom('\n', '"', '<b>', '&amp;', '\\', '\t', '$x$', '```', '中文', '\ud800'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(code, languages, async (parts, language) => {
        const text = parts.join('').replace(/\r/g, '');
        expect(textOf((await highlighter.highlight(text, language)).html)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('names of languages', () => {
  it.each(['py', 'PYTHON', ' python '])('takes %j for Python', async (name) => {
    const { html } = await createHighlighter().highlight('import this', name);
    expect(html).toContain('data-lang="python"');
  });

  it.each(['', 'text', 'plain', 'txt'])('takes %j for plain text, which is known', async (name) => {
    const { known, styles } = await createHighlighter().highlight('if <x>', name);
    expect({ known, styles }).toEqual({ known: true, styles: {} });
  });

  it.each(['pyhton', '"><script>', '__proto__', 'constructor'])(
    'shows the code plain and says that %j is unknown',
    async (name) => {
      const { html, known, styles } = await createHighlighter().highlight('if <x>', name);
      expect({ known, styles, text: textOf(html) }).toEqual({ known: false, styles: {}, text: 'if <x>' });
      expect(html).not.toContain('<script');
    },
  );

  it('runs every language it knows', async () => {
    const highlighter = createHighlighter();
    const code = '# a "b" \'c\' {d: [1.5e-3, x_i]} \\alpha <e f="g"/>\n/* h */ if (i) { return `j` } // k\n\xff\n';
    for (const name of languageNames()) {
      const { html, known } = await highlighter.highlight(code, name);
      expect({ name, known, text: textOf(html) }).toEqual({ name, known: true, text: code });
    }
  });
});

describe('twice is the same', () => {
  const blocks: [string, string][] = [
    [PYTHON, 'python'],
    ['```python\nimport this\n```\n\n```js\nlet x = 1\n```', 'markdown'],
    ['<script>let x = 1</script><style>a{b:c}</style>', 'html'],
    ['\\begin{minted}{python}\nimport this\n\\end{minted}', 'latex'],
    ['let x = html`<b>${1}</b>`', 'js'],
    ['SELECT 1 -- 注释', 'sql'],
  ];

  it('gives a block the same bytes whatever was highlighted before it', async () => {
    const alone = new Map<string, unknown>();
    for (const [code, lang] of blocks) alone.set(lang, await createHighlighter().highlight(code, lang));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...blocks, ...blocks]), async (order) => {
        const highlighter = createHighlighter();
        for (const [code, lang] of order) expect(await highlighter.highlight(code, lang)).toEqual(alone.get(lang));
      }),
      { numRuns: 10 },
    );
  });

  it('gives blocks highlighted at the same time what each gets alone', async () => {
    const highlighter = createHighlighter();
    const together = await Promise.all(blocks.map(([code, lang]) => highlighter.highlight(code, lang)));
    for (const [i, [code, lang]] of blocks.entries()) {
      expect(together[i]).toEqual(await createHighlighter().highlight(code, lang));
    }
  });
});

describe('hostile code', () => {
  it('leaves a line of a megabyte plain and colours the lines beside it', async () => {
    const long = `x = "${'a'.repeat(MAX_BLOCK - 100)}"`;
    const { html } = await createHighlighter().highlight(`def f(): pass\n${long}\ndef g(): pass`, 'python');
    expect(html.match(/">def<\/span>/g)).toHaveLength(2);
    expect(html).toContain(`\nx = &quot;${'a'.repeat(MAX_BLOCK - 100)}&quot;\n`);
  });

  it('colours a line of the longest length and not of one more', async () => {
    const line = (length: number): string => `return ${'1'.repeat(length - 7)}`;
    const highlighter = createHighlighter();
    expect((await highlighter.highlight(line(MAX_LINE), 'python')).styles).not.toEqual({});
    expect((await highlighter.highlight(line(MAX_LINE + 1), 'python')).styles).toEqual({});
  });

  it.each(['a'.repeat(1_000_000), 'x = 1\n'.repeat(200_000), `${'a'.repeat(MAX_LINE)}\n`.repeat(300)])(
    'shows blocks that are too large plain and whole (%#)',
    async (code) => {
      const { html, known, styles } = await createHighlighter().highlight(code, 'python');
      expect({ known, styles }).toEqual({ known: true, styles: {} });
      expect(textOf(html)).toBe(code);
    },
  );

  // Grammars that are cubic in the length of a line of these; at a megabyte none of them would end.
  it.each([
    ['terraform', '0'],
    ['kdl', 'a::b<'],
    ['mdc', '`'],
    ['shellscript', '<'],
    ['ts-tags', '{['],
    ['reg', '\t'],
    ['v', '0'],
    ['python', '('],
    ['latex', '{'],
    ['cpp', 'a<'],
  ])('ends on %s lines of %j', async (lang, seed) => {
    const highlighter = createHighlighter();
    for (const length of [MAX_LINE, 1_000_000]) {
      const code = seed.repeat(length / seed.length);
      expect(textOf((await highlighter.highlight(code, lang)).html)).toBe(code);
    }
  });
});
