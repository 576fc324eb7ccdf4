import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseSource, positionAt } from '../../src/diagnostics/index.ts';
import { frontMatterEnd } from '../../src/markdown/index.ts';
import {
  type Earlier,
  merge,
  type Merged,
  readRecord,
  textHash,
  writeRecord,
  writeTemplate,
} from '../../src/translation/index.ts';

const FRONT = '---\ntitle: 题\ndescription: 说明\n---\n\n';

function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), 'utf8');
}

const KINDS = fixture('kinds.md');
/** Its template, as a person has translated it. */
const TRANSLATED = fixture('kinds.translated.md');

function templateOf(source: string, earlier: Earlier | null = null): string {
  return writeTemplate({ original: source, language: 'zh-CN', command: 'npx yansuan …', earlier }).text;
}

function merged(source: string, template: string, existing: string | null = null): Merged {
  const original = { file: 'x/index.md', source, language: 'zh-CN' };
  const translation = { file: 'x/index.en.md', language: 'en' };
  return merge({ original, template, existing, translation, slug: 'x' });
}

function bodyOf(text: string | null): string | undefined {
  return text?.slice(frontMatterEnd(text)).trim();
}

/** Diagnostics as `line:column id: what is underlined`. */
function told({ diagnostics }: Merged, template: string): string[] {
  return diagnostics.map(({ id, start, end }) => {
    const { line, column } = positionAt(template, start);
    return `${line}:${column} ${id}: ${template.slice(start, end)}`;
  });
}

/** Every article of the project, and every fixture, which are the oddest texts there are. */
const SOURCES = ['content/posts', 'test/diagnostics/fixtures', 'test/article/fixtures', 'test/sites'].flatMap(
  (folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !/\.[a-z]{2}\.md$/.test(name))
      .map((name) => {
        const source = normaliseSource(readFileSync(`${folder}/${name}`, 'utf8'));
        return [name, FRONT + source.slice(frontMatterEnd(source))] as const;
      }),
);

describe('a template', () => {
  it('holds the prose, and says behind its end what the marks stand for', async () => {
    await expect(templateOf(KINDS)).toMatchFileSnapshot('fixtures/kinds.template.md');
  });

  it('that was translated becomes the translation', async () => {
    const { text, diagnostics, marks } = merged(KINDS, TRANSLATED);
    expect(diagnostics).toEqual([]);
    expect(marks).toBe(19);
    await expect(text).toMatchFileSnapshot('fixtures/kinds.en.md');
  });

  it('that nobody has touched gives the article back, whatever it holds', () => {
    expect(SOURCES.length).toBeGreaterThan(100);
    for (const [name, source] of SOURCES) {
      expect(bodyOf(merged(source, templateOf(source)).text), name).toBe(bodyOf(source));
    }
  });

  it('takes other brackets where the article has those', () => {
    const source = `${FRONT}集合 ⟦x⟧ 与 $y$。`;
    expect(templateOf(source)).toContain('集合 ⟦x⟧ 与 ⦃1a⦄。');
    expect(bodyOf(merged(source, templateOf(source)).text)).toBe('集合 ⟦x⟧ 与 $y$。');
  });

  it('keeps what stands behind its end out of the translation, and can do without it', () => {
    const cut = TRANSLATED.slice(0, TRANSLATED.indexOf('⟦end⟧'));
    const { text, diagnostics } = merged(KINDS, cut);
    expect(diagnostics.map(({ id }) => id)).toEqual(['translation/untranslated']);
    expect(text).toContain('\\text{若 $x>0$}');
    expect(text?.replace(/若 \$x>0\$/, 'if $x>0$').replace('其余', 'otherwise')).toContain(
      bodyOf(merged(KINDS, TRANSLATED).text),
    );
  });
});

describe('of the marks', () => {
  const change = (from: string | RegExp, to: string): string => {
    const changed = TRANSLATED.replace(from, to);
    expect(changed).not.toBe(TRANSLATED);
    return changed;
  };

  it.each<[what: string, from: string | RegExp, to: string, expected: string[]]>([
    ['one that is lost', ' and ⟦1b⟧', '', ['11:5 translation/lost: ⟦1a⟧']],
    ['all of a line', '⟦8a⟧\n', '', ['20:1 translation/lost: ⟦6a⟧']],
    ['one that stands twice', '⟦1b⟧', '⟦1b⟧ and ⟦1b⟧', ['11:23 translation/doubled: ⟦1b⟧']],
    ['one with spaces', '⟦1b⟧', '⟦ 1b ⟧', ['11:14 translation/altered: ⟦ 1b ⟧']],
    ['one in capitals, full-width', '⟦1b⟧', '⟦１B⟧', ['11:14 translation/altered: ⟦１B⟧']],
    ['one in other brackets', '⟦1b⟧', '[[1b]]', ['11:14 translation/altered: [[1b]]']],
    ['one without its end', '⟦1b⟧', '⟦1b', ['11:14 translation/unknown: ⟦', '11:5 translation/lost: ⟦1a⟧']],
    ['one that there is not', '⟦1b⟧', '⟦1b⟧⟦99z⟧', ['11:18 translation/unknown: ⟦99z⟧']],
    ['one taken for another', '⟦1b⟧', '⟦1a⟧', ['11:5 translation/lost: ⟦1a⟧', '11:14 translation/doubled: ⟦1a⟧']],
  ])('%s is told', (_what, from, to, expected) => {
    const template = change(from, to);
    const result = merged(KINDS, template);
    expect(told(result, template).sort()).toEqual(expected.sort());
    expect(result.text).toBeNull();
  });

  it('it is said what a lost one stands for, and where in the original', () => {
    const template = change(' and ⟦1b⟧', '');
    const [fault] = merged(KINDS, template).diagnostics;
    expect(fault?.message).toBe('⟦1b⟧ is lost: it stands for `y`, of x/index.md:8:11.');
  });

  it('the order within a paragraph is the translator’s, and no other', () => {
    const swapped = change('⟦1a⟧ and ⟦1b⟧', '⟦1b⟧ and ⟦1a⟧');
    expect(bodyOf(merged(KINDS, swapped).text)).toContain('Let `y` and $x_1$');
  });

  it('one in another paragraph is told with both places', () => {
    const template = change('Let ⟦1a⟧', 'Let ⟦11b⟧').replace('and ⟦11b⟧;', 'and ⟦1a⟧;');
    const result = merged(KINDS, template);
    expect(told(result, template)).toEqual(['11:5 translation/differs: ⟦11b⟧', '26:21 translation/differs: ⟦1a⟧']);
    expect(result.diagnostics[0]?.message).toBe(
      'The paragraph at x/index.md:8:1 has something else:\n- $x_1$ at 8:3\n+ $b$ at 11:5.',
    );
    expect(result.text).toBeNull();
  });
});

describe('front matter', () => {
  it('keeps what the translation said besides', () => {
    const existing = '---\ntitle: Old\ndate: 2026-02-02 # my own\nauthor: A\nwords: { 甲: b }\n---\n\nOld.\n';
    const { text } = merged(KINDS, TRANSLATED, existing);
    expect(text?.slice(0, frontMatterEnd(text))).toBe(
      '---\ntitle: "All kinds: of things"\ndate: 2026-02-02 # my own\nauthor: A\nwords:\n  若 $x>0$: if $x>0$\n  其余: otherwise\ndescription: "In a word: things."\n---\n',
    );
  });

  it.each([
    ['a key that was translated', 'title: >-', 'Titel: >-', ['1:1 front-matter/missing-title: ---']],
    ['a line that is not indented', '>-\n  All', '>-\nAll', ['1:1 front-matter/missing-title: ---']],
  ])('with %s is told', (_what, from, to, expected) => {
    const template = TRANSLATED.replace(from, to);
    expect(told(merged(KINDS, template), template)).toEqual(expected);
  });
});

describe('an article that has changed since', () => {
  const changed = KINDS.replace('即可。', '就行。').replace('设 $x_1$', '新的一段 $q$。\n\n设 $x_1$');

  it('leaves the template what it was: the translation of what the article was', () => {
    const { text, record, diagnostics } = merged(changed, TRANSLATED);
    expect(bodyOf(text)).toBe(bodyOf(merged(KINDS, TRANSLATED).text));
    expect(record).toEqual(readRecord(writeRecord(KINDS)));
    expect(diagnostics.map(({ id }) => id)).toEqual(['translation/missing']);
  });

  it('has a new template with all that still holds', () => {
    const existing = merged(KINDS, TRANSLATED).text ?? '';
    const words = { '若 $x>0$': 'if $x>0$', 其余: 'otherwise' };
    const earlier = { source: existing, words, record: readRecord(writeRecord(KINDS)) };
    const template = templateOf(changed, earlier);
    expect(template).toContain('新的一段 ⟦1a⟧。\n\nLet ⟦2a⟧ and ⟦2b⟧');
    expect(template).toContain('就行。');
    expect(template).not.toMatch(/即可|引文|第一/);
    expect(template).toContain('⟦w2⟧ otherwise\n');
    const { text, was } = merged(
      changed,
      template.replace('新的一段', 'Anew').replace('就行。', 'This does.'),
      existing,
    );
    expect(was).toBe(textHash(existing));
    expect(bodyOf(text)).toBe(`Anew $q$。\n\n${bodyOf(existing)?.replace('That is it.', 'This does.') ?? ''}`);
  });
});

it('what a translator does to words and to order leaves every formula as it was', () => {
  const words = fc.constantFrom('设', '甲', '，', '则有', '。', '**', ' ');
  const piece = fc.constantFrom('$x_1$', '`c`', '\\eqref{a}', '$y^2$', '[^n]', '<b>', '$\\text{若}$');
  // Two pieces side by side may be another one: `$x$$y$`.
  const pair = fc.tuple(words, piece).map(([word, one]) => `${word}设${one}`);
  const paragraph = fc
    .array(fc.oneof(words, pair), { minLength: 1, maxLength: 8 })
    .map((all) => all.join('').trim() || '甲');
  const block = fc.oneof(
    { weight: 4, arbitrary: paragraph },
    fc.constantFrom('$$\nz\n$$', '```\nc\n```', '| $a$ | 乙 |\n|---|---|', '## 题 $t$', ':::note\n注 $n$\n:::'),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), fc.infiniteStream(fc.boolean()), (blocks, turns) => {
      const source = `${FRONT}甲\n\n${blocks.join('\n\n')}\n`;
      const template = templateOf(source);
      const end = template.indexOf('⟦end⟧');
      // Two marks of a passage change places; every Chinese character becomes a word.
      const translated = template
        .slice(0, end)
        .replace(/⟦(\d+)([a-z])⟧([^⟦|\n]*)⟦\1([a-z])⟧/g, (all, n: string, a: string, between: string, b: string) =>
          turns.next().value === true ? `⟦${n}${b}⟧${between}⟦${n}${a}⟧` : all,
        )
        .replace(/\p{Script=Han}/gu, 'word');
      const { text, diagnostics } = merged(source, translated + template.slice(end));
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(text).not.toContain('⟦');
    }),
    { numRuns: 300 },
  );
});
