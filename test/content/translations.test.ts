/** The project's own translations say what their originals say, as far as machines can tell. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/article/index.ts';
import { type Passage, passagesOf } from '../../src/markdown/index.ts';
import { compare, readRecord, recordFile } from '../../src/translation/index.ts';

const TRANSLATIONS = readdirSync('content/posts', { recursive: true, encoding: 'utf8' })
  .flatMap((name) => (/^(.+)\/index\.([a-z]{2}(?:-[A-Z]{2})?)\.md$/.exec(name) ? [name] : []))
  .map((name) => ({
    name,
    file: `content/posts/${name}`,
    original: `content/posts/${name.split('/')[0] ?? ''}/index.md`,
  }));

/** What of a passage is to be read. */
function proseOf(source: string, { start, end, pieces }: Passage): string {
  let prose = '';
  let at = start;
  for (const piece of pieces) {
    prose += `${source.slice(at, piece.start)} `;
    at = piece.end;
  }
  return prose + source.slice(at, end);
}

function numbersIn(source: string, passage: Passage): string[] {
  const withoutGroups = proseOf(source, passage).replace(/(?<=\d),(?=\d{3})/g, '');
  return withoutGroups.match(/\d+(?:\.\d+)?/g) ?? [];
}

it('there are two in English', () => {
  expect(TRANSLATIONS.filter(({ name }) => name.endsWith('.en.md')).length).toBeGreaterThanOrEqual(2);
});

describe.each(TRANSLATIONS)('$name', ({ file, original }) => {
  const [source, theirs] = [readFileSync(file, 'utf8'), readFileSync(original, 'utf8')];

  it('has every formula, reference and line of code of its original, and is up to date', () => {
    expect(existsSync(recordFile(file))).toBe(true);
    const faults = compare({
      original: { file: original, source: theirs, language: 'zh-CN' },
      translation: { file, source, language: 'en' },
      slug: '',
      words: readFrontMatter(source).meta.words,
      record: readRecord(readFileSync(recordFile(file), 'utf8')),
    });
    expect(faults.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
  });

  it('has the numbers of its original, paragraph by paragraph', () => {
    const [ours, all] = [passagesOf(source), passagesOf(theirs)];
    expect(ours).toHaveLength(all.length);
    let seen = 0;
    for (const [i, passage] of all.entries()) {
      const own = ours[i];
      if (!own) continue;
      const found = numbersIn(source, own);
      // Small numbers may be words in the one language and digits in the other; in tables all are digits.
      const wanted = numbersIn(theirs, passage).filter((n) => passage.kind === 'row' || n.length > 1);
      for (const n of wanted) expect(found, theirs.slice(passage.start, passage.end)).toContain(n);
      seen += wanted.length;
    }
    expect(seen).toBeGreaterThan(10);
  });

  it('is English: of Chinese it holds single words, as examples', () => {
    const runs = passagesOf(source).flatMap((passage) => proseOf(source, passage).match(/\p{Script=Han}+/gu) ?? []);
    expect(runs.filter((run) => run.length > 6)).toEqual([]);
    expect(runs.join('').length).toBeLessThan(60);
  });
});
