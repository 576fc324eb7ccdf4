import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lex } from '../../src/markdown/index.ts';
import { eachToken } from './support.ts';

/** Blocks as nested lists of their names. */
function blocks(markdown: string): string {
  const walk = (tokens: readonly object[]): string =>
    tokens
      .map((token) => {
        const children = ['tokens', 'items'].flatMap((key) => {
          const list: unknown = Reflect.get(token, key);
          return Array.isArray(list) ? list.filter(isObject) : [];
        });
        const inner = walk(children);
        return 'head' in token && isHead(token.head) ? `${token.head.name}(${inner})` : inner;
      })
      .join('');
  return walk(lex(markdown).tokens);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isHead(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value;
}

function told(markdown: string): string[] {
  const { diagnostics, source } = lex(markdown);
  return diagnostics.map(({ id, start, end }) => `${id} ${source.slice(start, end)}`);
}

describe('blocks', () => {
  it.each([
    [':::details\nx\n:::', 'details()'],
    ['前\n:::details\nx\n:::\n后', 'details()'],
    ['::::a\n:::b\nx\n:::\n::::', 'a(b())'],
    [':::a\n:::b\nx\n:::\n:::', 'a(b())'],
    [':::a\nx\n:::\n:::b\ny\n:::', 'a()b()'],
    ['- x\n\n  :::a\n  y\n  :::\n', 'a()'],
    ['> :::a\n> y\n> :::', 'a()'],
    ['> :::a\n> - x\n>\n>   :::b\n>   y\n>   :::\n> :::', 'a(b())'],
    [':::a\n```\n:::\n```\n:::', 'a()'],
    [':::a\n$$\nx\n\ny\n$$\n:::', 'a()'],
    [':::a\n| b |\n|---|\n| c |\n:::', 'a()'],
    [':::a 题 :::\nx\n:::', 'a()'],
    ['：：：a\nx\n：：：', 'a()'],
    [':::定理{#thm:一}\nx\n:::', '定理()'],
    [':::a\n:::', 'a()'],
    ['`:::a`\n\n    :::b\n    :::', ''],
    ['文 :::a\n:::', ''],
  ])('%j', (markdown, shape) => {
    expect(blocks(markdown)).toBe(shape);
  });

  it('reads attributes as Pandoc does, with their places', () => {
    const source = ':::w-x{#a:b .c .甲 k=1 k2="a \\"b\\" c" 键=\'d e\'} 题 $x$\n:::';
    const heads: unknown[] = [];
    eachToken(lex(source), (token) => {
      if ('head' in token) heads.push(token.head);
    });
    expect(heads).toMatchObject([
      {
        name: 'w-x',
        id: { value: 'a:b' },
        classes: [{ value: 'c' }, { value: '甲' }],
        attributes: [
          { key: 'k', value: '1', start: 18, end: 21 },
          { key: 'k2', value: 'a "b" c' },
          { key: '键', value: 'd e' },
        ],
      },
    ]);
    expect(source.slice(18, 21)).toBe('k=1');
  });

  it.each([
    [':::a\nx', ['block/unclosed :::a']],
    ['x\n\n:::\n\ny', ['block/nothing-open :::']],
    ['::: {.a}\nx', ['block/no-name ::: {.a}']],
    [':::a{b=}\n:::', ['block/bad-attributes b=']],
    [':::a{b="c}\n:::', ['block/bad-attributes b="c']],
    ['::::a\n:::b\n::::', ['block/unclosed :::b']],
    ['> :::a\nx\n:::', ['block/unclosed :::a', 'block/nothing-open :::']],
    ['- x\n\n  :::a\n\ny\n\n:::', ['block/torn :::a']],
    ['：：：a\n:::', ['block/full-width-colons ：：：']],
    [`${':::a\n'.repeat(51)}${':::\n'.repeat(50)}`, ['block/too-deep :::a']],
  ])('%j is told', (markdown, expected) => {
    expect(told(markdown)).toEqual(expected);
    expect(
      lex(markdown)
        .tokens.map(({ raw }) => raw)
        .join(''),
    ).toBe(markdown);
  });

  it.each(['- x\n\n  :::a 题 $y$\n\nz\n\n:::', ':::a 题 $y$\nz', '::::c\n:::a 题 $y$\nz\n::::'])(
    '%j is shown whole',
    (markdown) => {
      const shown = JSON.stringify(lex(markdown).tokens.filter((token) => token.type !== 'space'));
      for (const word of [':::a', '题', '"tex":"y"', 'z']) expect(shown).toContain(word);
    },
  );

  it('knows the places of formulas, links and pictures in blocks', () => {
    const source = '> :::a 题 $t$\n> 设 $x$，见 [文](/y)。\n>\n> ![图](z.png)\n> :::\n';
    const found: string[] = [];
    eachToken(lex(source), (token) => {
      if (!('type' in token) || !('start' in token) || !('end' in token)) return;
      if (token.type === 'math' || token.type === 'link' || token.type === 'image') {
        found.push(source.slice(Number(token.start), Number(token.end)));
      }
    });
    expect(found).toEqual(['$t$', '$x$', '[文](/y)', '![图](z.png)']);
  });

  it('pairs whatever is thrown together, and raw adds up', () => {
    const pieces = [
      ':::a\n',
      '::::b{.c}\n',
      ':::\n',
      '::::\n',
      '> ',
      '- ',
      '  ',
      '\n',
      'x\n',
      '```\n',
      '$$\n',
      '：：：\n',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (parts) => {
        const { tokens, source } = lex(`${parts.join('')}\n`);
        expect(tokens.map(({ raw }) => raw).join('')).toBe(source);
      }),
      { numRuns: 2000 },
    );
  });
});
