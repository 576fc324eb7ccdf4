import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseSource } from '../../src/diagnostics/index.ts';
import { type Passage, passagesOf } from '../../src/markdown/index.ts';
import { piecesIn } from '../../src/markdown/pieces.ts';
import { scan } from '../../src/markdown/scan.ts';

/** Each passage on a line: its kind, the quotes it stands in, and its text with `⟨…⟩` round its pieces. */
function shown(source: string): string[] {
  return passagesOf(source).map(({ kind, quotes, start, end, pieces }) => {
    let text = '';
    let at = start;
    for (const piece of pieces) {
      text += `${source.slice(at, piece.start)}⟨${source.slice(piece.start, piece.end)}⟩`;
      at = piece.end;
    }
    return `${kind}${'>'.repeat(quotes)} ${(text + source.slice(at, end)).replaceAll('\n', '⏎')}`;
  });
}

describe('passages', () => {
  it.each([
    ['甲 $x$\n乙\n\n丙', ['paragraph 甲 ⟨$x$⟩⏎乙', 'paragraph 丙']],
    ['甲\n$$\n- x\n$$\n乙', ['paragraph 甲', 'display ⟨$$⏎- x⏎$$⟩', 'paragraph 乙']],
    ['$$x$$ {#a} 。', ['display ⟨$$x$$ {#a}⟩']],
    ['## 题 `c`\n甲', ['heading2 ## 题 ⟨`c`⟩', 'paragraph 甲']],
    ['题\n---\n\n***', ['paragraph 题', 'mark ⟨---⟩', 'mark ⟨***⟩']],
    ['- 甲\n  乙\n\n  丙\n- 丁', ['item 甲⏎  乙', 'paragraph 丙', 'item 丁']],
    ['> 甲\n> 乙\n> - $x$', ['paragraph> 甲⏎> 乙', 'item> ⟨$x$⟩']],
    ['| 甲 | $|x|$ |\n|---|:-:|\n| 乙 | 丙 |', ['row | 甲 | ⟨$|x|$⟩ |', 'mark ⟨|---|:-:|⟩', 'row | 乙 | 丙 |']],
    [':::details{#a} 题 $x$\n甲\n:::', ['block ⟨:::details{#a}⟩ 题 ⟨$x$⟩', 'paragraph 甲', 'block ⟨:::⟩']],
    ['```ts\na\n\nb\n```\n\n    c\n    d', ['code ⟨```ts⏎a⏎⏎b⏎```⟩', 'code ⟨    c⟩⏎⟨    d⟩']],
    [
      '[甲](x.md "题 $x$") ![乙](<a b.png>) <b>丙</b>',
      ['paragraph [甲](⟨x.md⟩ "题 ⟨$x$⟩") ![乙](⟨<a b.png>⟩) ⟨<b>⟩丙⟨</b>⟩'],
    ],
    [
      '见 https://a.org/b 与 <https://c.org>\n\n[d]: https://e.org "f"',
      ['paragraph 见 ⟨https://a.org/b⟩ 与 ⟨<https://c.org>⟩', 'paragraph ⟨[d]: https://e.org "f"⟩'],
    ],
    ['甲[^n] \\eqref{a}\n\n[^n]: 注 $x$', ['paragraph 甲⟨[^n]⟩ ⟨\\eqref{a}⟩', 'item ⟨[^n]:⟩ 注 ⟨$x$⟩']],
    ['看这个例子[^n]：\n又[^n]: 此', ['paragraph 看这个例子⟨[^n]⟩：⏎又⟨[^n]⟩: 此']],
    ['---\ntitle: $x$\n---\n\n甲', ['paragraph 甲']],
    ['价格 $5 和 $6，`$x$`\n\n。', ['paragraph 价格 $5 和 $6，⟨`$x$`⟩']],
    ['<!--more-->\n\n<div>\n甲 $x$\n</div>', ['paragraph ⟨<!--more-->⟩', 'paragraph ⟨<div>⟩⏎甲 ⟨$x$⟩⏎⟨</div>⟩']],
  ])('%j', (source, expected) => {
    expect(shown(source)).toEqual(expected);
  });

  /** In order, without overlap, each piece of the source in one of them, and nothing to read between them. */
  function check(source: string): void {
    const passages = passagesOf(source);
    const pieces = passages.flatMap((passage) => passage.pieces);
    const scanned = scan(source);
    expect(pieces.filter(({ kind }) => kind !== 'mark')).toEqual(piecesIn(source, scanned));
    let at = scanned.opaque.find(({ what }) => what === 'front matter')?.end ?? 0;
    let outside = '';
    for (const { start, end } of passages) {
      expect(start).toBeGreaterThanOrEqual(at);
      expect(end).toBeGreaterThanOrEqual(start);
      outside += source.slice(at, start);
      at = end;
    }
    expect(outside + source.slice(at)).not.toMatch(/\p{L}/u);
  }

  it('hold all that there is to read and all that is none, in every article and every fixture', () => {
    const folders = ['content/posts', 'test/diagnostics/fixtures', 'test/article/fixtures', 'test/sites', 'docs'];
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`),
    );
    expect(files.length).toBeGreaterThan(150);
    for (const file of files) check(normaliseSource(readFileSync(file, 'utf8')));
  });

  it('hold it whatever stands beside whatever', () => {
    const parts = [...'甲a $`*_[]()<>#|:-=\n{}!\\^"'].concat(
      '$$',
      '\n\n',
      '```',
      ':::',
      '- ',
      '> ',
      '\\begin{align}',
      '\\end{align}',
      '    ',
      '[^n]',
      '](',
      '<!--',
      '-->',
      '| - |\n',
      '\\eqref{a}',
    );
    const source = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => all.join(''));
    fc.assert(fc.property(source, check), { numRuns: 1000 });
  });

  it('take steps as the text grows', () => {
    // What would be a square takes minutes here.
    const source = '设 $x$ 与 `y`。\n\n'.repeat(20_000);
    const passages: Passage[] = passagesOf(source);
    expect(passages).toHaveLength(20_000);
  });
});
