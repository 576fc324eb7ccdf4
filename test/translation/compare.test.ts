import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Diagnostic } from '../../src/diagnostics/index.ts';
import { compare, readRecord, type Words, writeRecord } from '../../src/translation/index.ts';
import { align } from '../../src/translation/align.ts';

interface Options {
  words?: Words;
  /** What was translated; the original as it is, where it is left out. */
  of?: string | null;
}

function compared(original: string, translation: string, { words = {}, of = original }: Options = {}): Diagnostic[] {
  return compare({
    original: { file: 'index.md', source: original, language: 'zh-CN' },
    translation: { file: 'index.en.md', source: translation, language: 'en' },
    slug: 'x',
    words,
    record: of === null ? null : readRecord(writeRecord(of)),
  });
}

/** `id: what is underlined`. */
function told(original: string, translation: string, options: Options = {}): string[] {
  return compared(original, translation, options).map(
    ({ id, start, end }) => `${id}: ${translation.slice(start, end)}`,
  );
}

describe('a paragraph', () => {
  it.each([
    ['设 $x$ 与 $y$。', 'Given $y$, let $x$ be.'],
    ['由式$\\eqref{a}$。', 'By \\eqref{a}.'],
    ['设 \\(x\\)。', 'Let $x$ be.'],
    [
      '见[甲](../a/index.md#证明)和[乙](https://zh.example.org/)。',
      'See [b](https://en.example.org/) and [a](../a/index.md#proof).',
    ],
    ['设 $x$。<!-- 待查 -->', 'Let $x$ be.'],
    ['```ts\na\n```', '```ts\na\n```'],
    ['> 甲 $x$', '> A $x$'],
    ['一行\n又一行 $x$', 'One line $x$'],
    ['| $a$ | 甲 |\n|---|---|\n| 乙 | `c` |', '| $a$ | A |\n| :-- | --- |\n| B | `c` |'],
  ])('is the same: %j and %j', (original, translation) => {
    expect(told(original, translation)).toEqual([]);
  });

  it.each([
    ['设 $x$ 与 $x$。', 'Let $x$ be.', 'translation/differs: Let $x$ be.'],
    ['设 $x_i$。', 'Let $x_j$ be.', 'translation/differs: j'],
    ['设 $x$。', 'Let $x$ be $y$.', 'translation/differs: $y$'],
    ['式$\\eqref{a}$。', 'By \\ref{a}.', 'translation/differs: \\ref{a}'],
    ['`a` 与 `b`', '`a` and `c`', 'translation/differs: c'],
    ['$$x$$ {#a}', '$$x$$ {#b}', 'translation/differs: b'],
    ['$$x$$', '$x$', 'translation/missing: $'],
    ['[甲](../a/index.md)', '[A](../b/index.md)', 'translation/differs: b'],
    [':::note{#a}\n甲\n:::', ':::note{#b}\nA\n:::', 'translation/differs: b'],
    ['| $a$ | $b$ |\n|---|---|', '| $b$ | $a$ |\n|---|---|', 'translation/differs: $b$'],
    ['```\n甲\n```', '```\nA\n```', 'translation/differs: A'],
    ['甲[^n]\n\n[^n]: 注', 'A\n\n[^n]: Note', 'translation/differs: A'],
  ])('is not the same: %j and %j', (original, translation, expected) => {
    expect(told(original, translation)[0]).toBe(expected);
  });

  it('is shown with both places, from where it differs on', () => {
    const long = '\\sum_{i=1}^n a_i x_i + \\sum_{i=1}^n b_i y_i';
    const [fault] = compared(`甲\n\n设 $${long} + b$。`, `A\n\nLet $${long} - b$ be.`);
    expect(fault?.message).toBe(
      'The paragraph at index.md:3:1 has something else:\n- …{i=1}^n b_i y_i + b$ at 3:3\n+ …{i=1}^n b_i y_i - b$ at 3:5.',
    );
  });
});

describe('a number in words', () => {
  it.each([
    ['约 0.69，共 1,234.5', 'Some 0,69 of 1\u202f234,5'],
    ['有 3 个，20 亿', 'Three, two billion'],
    ['| 0.69 | -3 | 5 个 |\n|---|---|---|', '| 0.69 | −3 | five |\n|---|---|---|'],
    ['`0.5` 与 $0.5$', '`0.5` and $0.5$'],
  ])('is the same: %j and %j', (original, translation) => {
    expect(told(original, translation)).toEqual([]);
  });

  it.each([
    ['约 0.69。', 'Some 0.96.', 'translation/number: 0.96'],
    ['从 0.5 到 0.69', 'From 0.5 to two thirds', 'translation/number: From 0.5 to two thirds'],
    ['| 0.5 | 12 % |\n|---|---|', '| 0.5 | 0.5 % |\n|---|---|', 'translation/number: 0.5'],
  ])('is not the same: %j and %j', (original, translation, expected) => {
    expect(told(original, translation)).toEqual([expected]);
  });
});

describe('words in formulas', () => {
  it('may differ by the table, which is told where a line of it is missing', () => {
    const [original, translation] = ['$x\\ \\text{若}\\ \\mbox{ 其余 }$', '$x\\ \\text{if}\\ \\mbox{ otherwise }$'];
    expect(told(original, translation, { words: { 若: 'if', 其余: 'otherwise' } })).toEqual([]);
    const [fault] = compared(original, translation, { words: { 若: 'if' } });
    expect(fault?.id).toBe('translation/differs');
    expect(fault?.hint).toBe('If it is a translation, put "其余: otherwise" under "words:" in the front matter.');
    expect(told('$\\text{若 $a$}$', '$\\text{if $b$}$', { words: { '若 $a$': 'if $b$' } })).toContain(
      'translation/differs: if $b$',
    );
  });

  it('that nobody has translated are told', () => {
    expect(told('设 $x\\text{若}$。', 'Let $x\\text{若}$.')).toEqual(['translation/untranslated: $x\\text{若}$']);
    expect(told('设 $\\texttt{甲}$。', 'Let $\\texttt{甲}$.')).toEqual([]);
  });
});

describe('paragraphs', () => {
  const original = '## 一\n\n甲 $a$。\n\n乙。\n\n丙 $c$。\n\n丁。\n';
  const translation = '## One\n\nA $a$.\n\nB.\n\nC $c$.\n\nD.\n';

  it('that are too few or too many are told where they would stand', () => {
    expect(told(original, translation.replace('B.\n\n', ''))).toContain('translation/missing: C');
    expect(told(original, translation.replace('C $c$.\n\n', ''))).toEqual([
      expect.stringMatching('not-recorded'),
      'translation/missing: D',
    ]);
    expect(told(original, translation.replace('B.', 'B.\n\nB $b$.'))).toEqual([
      expect.stringMatching('not-recorded'),
      'translation/surplus: B $b$.',
    ]);
    expect(told(original, '')).toHaveLength(6);
  });

  it('whose original has changed are told, and no others', () => {
    const changed = original.replace('乙。', '乙，如此。').replace('## 一', '##  一');
    expect(told(changed, translation, { of: original })).toEqual(['translation/stale: B.']);
    const [fault] = compared(changed, translation, { of: original });
    expect(fault?.message).toBe('The paragraph at index.md:5:1 has changed since it was translated.');
    expect(fault?.hint).toBe('Translate it again, then say so: npx yansuan translation accept x en.');
  });

  it('that are new are told, and not those behind them', () => {
    expect(told(original.replace('乙。', '新。\n\n乙。'), translation, { of: original })).toEqual([
      'translation/missing: B',
    ]);
    expect(told(original.replace('乙。\n\n', ''), translation, { of: original })).toEqual(['translation/surplus: B.']);
  });

  it('in which a formula has changed are told once, with the reason', () => {
    const faults = compared(original.replace('$c$', '$d$'), translation, { of: original });
    expect(faults.map(({ id }) => id)).toEqual(['translation/differs']);
    expect(faults[0]?.hint).toMatch(/The original has changed since it was translated\.$/);
  });

  it('that stand in the original like this are told', () => {
    expect(told(original, translation.replace('B.', '乙。'))).toEqual(['translation/untranslated: 乙。']);
  });

  it('of which nothing is recorded are compared all the same', () => {
    expect(told(original, translation, { of: null })).toEqual(['translation/not-recorded: ## ']);
    expect(told(original, translation.replace('$c$', '$d$'), { of: null })).toContain('translation/differs: d');
  });
});

describe('a record', () => {
  it('is read as it was written, whatever a merge of files has left in it', () => {
    const written = writeRecord('甲 $a$。\n\n乙。\n');
    expect(written).toMatch(/^[0-9a-f]{12} 甲 \$a\$。\n[0-9a-f]{12} 乙。\n$/);
    const hashes = readRecord(written);
    expect(hashes).toHaveLength(2);
    expect(readRecord(`<<<<<<< HEAD\n${written}=======\n>>>>>>> b\n`)).toEqual(hashes);
    expect(readRecord('')).toEqual([]);
  });
});

describe('aligning', () => {
  const item = fc.constantFrom('a', 'b', 'c', 'd').map((key) => ({ kind: 'p', keys: [key] }));
  const list = fc.array(item, { maxLength: 8 });

  it('takes each passage once and in order, and pairs what is the same', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const pairs = align(a, b, () => true);
        expect(pairs.flatMap(([i]) => (i === null ? [] : [i]))).toEqual([...a.keys()]);
        expect(pairs.flatMap(([, j]) => (j === null ? [] : [j]))).toEqual([...b.keys()]);
        if (JSON.stringify(a) === JSON.stringify(b)) expect(pairs).toEqual(a.map((_, i) => [i, i]));
      }),
    );
  });

  it('finds what was taken out, wherever it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 12 }), fc.nat(), (keys, n) => {
        const all = keys.map((key) => ({ kind: 'p', keys: [String(key)] }));
        const out = n % all.length;
        const pairs = align(all, all.toSpliced(out, 1), () => true);
        expect(pairs).toEqual(all.map((_, i) => [i, i === out ? null : i - Number(i > out)]));
      }),
    );
  });

  it('pairs texts of thousands of paragraphs as they come, where all has changed', () => {
    const texts = (word: string) => Array.from({ length: 3000 }, (_, i) => ({ kind: 'p', keys: [`${word}${i}`] }));
    expect(align(texts('a'), texts('b'), () => true)).toHaveLength(3000);
  });
});
