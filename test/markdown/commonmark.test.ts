import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { commonmarkExamples, gfmExamples, plainExamples, toHtml } from './support.ts';

describe('plain Markdown is untouched', () => {
  const all = plainExamples();
  const marked = new Marked();

  it('knows every example', () => {
    expect(commonmarkExamples()).toHaveLength(652);
    expect(gfmExamples().length).toBeGreaterThan(28);
  });

  it('gives for each what marked gives alone, Chinese emphasis on', () => {
    const changed = all.filter((markdown) => toHtml(markdown) !== marked.parse(markdown, { async: false }));
    expect(changed).toEqual([]);
  });
});
