import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosticsPage } from '../../docs/make-diagnostics.ts';
import { FIELDS } from '../../src/article/front-matter-fields.ts';
import { SECTIONS } from '../../src/diagnostics/catalogue.ts';
import { findMath } from '../../src/markdown/index.ts';
import { readMarkdown, tablesOf } from './support.ts';

describe('docs/diagnostics.md', () => {
  it('is what the catalogue in the code makes: `npm run docs` writes it', () => {
    expect(readFileSync('docs/diagnostics.md', 'utf8')).toBe(diagnosticsPage());
  });

  it('explains each diagnostic in both languages, as a table that Markdown reads whole', () => {
    const rows = tablesOf(readMarkdown('docs/diagnostics.md')).flatMap((table) => table.rows);
    const ids = SECTIONS.flatMap(({ entries }) => Object.keys(entries));
    expect(rows.map(([id]) => id?.code)).toEqual(ids);
    for (const [, severities, english, chinese, ...more] of rows) {
      expect(severities?.text).toMatch(/^(?:error|warning)(?:, warning)?$/);
      expect(english?.text).toMatch(/[a-z]{3}/);
      expect(chinese?.text).toMatch(/\p{Script=Han}/u);
      expect(more).toEqual([]);
    }
  });
});

describe.each(['docs/writing.md', 'docs/writing.zh-CN.md'])('%s', (file) => {
  const markdown = readMarkdown(file);

  it('explains every field of front matter, and no other', () => {
    const rows = tablesOf(markdown)[0]?.rows ?? [];
    expect(rows.map(([key]) => key?.code)).toEqual(expect.arrayContaining(Object.keys(FIELDS)));
    expect(rows).toHaveLength(Object.keys(FIELDS).length);
  });

  it('shows the report of a translation that differs as it is', () => {
    const report = readFileSync('test/diagnostics/fixtures/translation/differs/report.txt', 'utf8');
    expect(markdown).toContain(`\n${report.split('\n\n')[0]}\n`);
  });
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const markdown = readMarkdown(file);

  it('names every package of package.json, and no other', () => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    const rows = tablesOf(markdown).find(
      (table) => table.header.length === 3 && /package|包/.test(table.header[0] ?? ''),
    )?.rows;
    const named = (rows ?? []).flatMap((row) =>
      Array.from((row[0]?.text ?? '').matchAll(/`([^`]+)`/g), (match) => match[1]),
    );
    expect([...named].sort()).toEqual(packagesOf(manifest));
  });

  it('reads its examples as it says', () => {
    const table = tablesOf(markdown).find((t) => /^(?:written|写法)$/.test(t.header[0] ?? ''));
    const expected = (says: string): number => {
      if (/^(?:two|两个)/.test(says)) return 2;
      return /^(?:a formula|公式|一个格子)/.test(says) ? 1 : 0;
    };
    let checked = 0;
    for (const [written, says] of table?.rows ?? []) {
      // Displays and references are shown in pieces or alone.
      if (!says || /display|row|行间|那一行|cell|格子/.test(says.text)) continue;
      for (const [, , code = ''] of (written?.text ?? '').matchAll(/(`+) ?(.+?) ?\1(?!`)/g)) {
        expect([code, findMath(says.text.match(/^(?:code|代码)/) ? `\`${code}\`` : code).length]).toEqual([
          code,
          expected(says.text),
        ]);
        checked++;
      }
    }
    expect(checked).toBeGreaterThanOrEqual(8);
    expect(findMath('| a |\n| --- |\n| $|x|$ |').map((f) => f.tex)).toEqual(['|x|']);
    expect(findMath('$$\na\n- b\n+ c\n= d\n# e\n$$')).toHaveLength(1);
  });

  it('links to files that are there', () => {
    const links = Array.from(markdown.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g), (match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(3);
    const outside = links.filter((link) => !link.startsWith('docs/images/') && !link.startsWith('../'));
    for (const link of outside) {
      const [path = '', heading] = link.split('#');
      const text = readFileSync(path, 'utf8');
      expect(text.length, link).toBeGreaterThan(0);
      if (heading !== undefined) expect(text.toLowerCase(), link).toMatch(new RegExp(`^#+ ${heading}$`, 'm'));
    }
  });
});

function packagesOf(manifest: unknown): string[] {
  if (typeof manifest !== 'object' || manifest === null) throw new TypeError('package.json is no object');
  const groups = [Reflect.get(manifest, 'dependencies'), Reflect.get(manifest, 'devDependencies')];
  return groups
    .flatMap((group: unknown) => (typeof group === 'object' && group !== null ? Object.keys(group) : []))
    .sort();
}
