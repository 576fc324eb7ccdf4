import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMath } from '../../src/markdown/index.ts';
import { readMarkdown, tablesOf } from './support.ts';

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|astro)$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}

const LITERAL = /'(([a-z-]+)\/[a-z0-9-]+)'/g;
/** A room that builds its ids, `front-matter/${id}`, from names that it passes to `fault` or `report` or keeps in tables. */
const BUILT = /`([a-z-]+)\/\$\{id\}`/;
const NAME = /\b(?:fault|report)\(\s*'([a-z-]+)'|\['([a-z-]+)', '|\? '([a-z]+(?:-[a-z]+)+)' : '([a-z-]+)';/g;

function builtIds(text: string): string[] {
  const room = BUILT.exec(text)?.[1];
  if (room === undefined) return [];
  return Array.from(text.matchAll(NAME)).flatMap((match) =>
    match.slice(1).flatMap((name) => (name ? [`${room}/${name}`] : [])),
  );
}

/** Ids that `src/` can report: every literal `room/what` of a documented room or that of some `id: '…'`, and built ones. */
function idsInSource(documented: readonly string[]): string[] {
  const texts = sources('src').map((text) => text.replace(/^\s*(?:import|export)\b[^;]*\bfrom\s+'[^']*';$/gm, ''));
  const all = texts.join('\n');
  const named = Array.from(all.matchAll(/\bid: '([a-z-]+)\/[a-z0-9-]+'/g), (match) => match[1]);
  const rooms = new Set([...named, ...documented.map((id) => id.split('/')[0])]);
  const written = Array.from(all.matchAll(LITERAL)).flatMap(([, id, room]) => (id && rooms.has(room) ? [id] : []));
  return [...new Set([...written, ...texts.flatMap(builtIds)])].sort();
}

describe('docs/diagnostics.md', () => {
  const rows = tablesOf(readMarkdown('docs/diagnostics.md')).flatMap((table) => table.rows);
  const documented = rows.map((row) => row[0]?.code ?? '');

  it('explains every diagnostic of the sources, and no other', () => {
    const inSource = idsInSource(documented);
    expect(inSource.length).toBeGreaterThan(40);
    expect([...documented].sort()).toEqual(inSource);
  });

  it('explains each in both languages, with its severity', () => {
    for (const row of rows) {
      expect(row[1]?.text).toMatch(/^(?:error|warning)(?:, warning)?$/);
      expect(row[2]?.text).toMatch(/[a-z]{3}/);
      expect(row[3]?.text).toMatch(/\p{Script=Han}/u);
    }
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
    for (const link of outside) expect(readFileSync(link).length, link).toBeGreaterThan(0);
  });
});

function packagesOf(manifest: unknown): string[] {
  if (typeof manifest !== 'object' || manifest === null) throw new TypeError('package.json is no object');
  const groups = [Reflect.get(manifest, 'dependencies'), Reflect.get(manifest, 'devDependencies')];
  return groups
    .flatMap((group: unknown) => (typeof group === 'object' && group !== null ? Object.keys(group) : []))
    .sort();
}
