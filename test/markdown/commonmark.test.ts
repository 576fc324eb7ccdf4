import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { toHtml } from './support.ts';

/** The examples of CommonMark 0.31.2. */
function examples(): string[] {
  const path = createRequire(import.meta.url).resolve('commonmark-spec/spec.txt');
  const spec = readFileSync(path, 'utf8');
  return Array.from(spec.matchAll(/^`{32} example\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$/gm), (match) =>
    (match[1] ?? '').replaceAll('→', '\t'),
  );
}

describe('plain Markdown is untouched', () => {
  const all = examples();
  const marked = new Marked();

  it('knows every example', () => {
    expect(all.length).toBe(652);
  });

  it('gives for each what marked gives alone, Chinese emphasis on', () => {
    const changed = all.filter((markdown) => toHtml(markdown) !== marked.parse(markdown, { async: false }));
    expect(changed).toEqual([]);
  });
});
