/** Which text of its original a translation translates: a file beside it, `index.en.lock`, one passage a line. */
import { createHash } from 'node:crypto';
import { type Passage, passagesOf } from '../markdown/index.ts';

/** Of `content/posts/x/index.en.md`: `content/posts/x/index.en.lock`. */
export function recordFile(translation: string): string {
  return translation.replace(/\.md$/, '.lock');
}

/** Hash of a passage's text; white space does not count, since lines may be broken elsewhere. */
export function hashOf(source: string, { start, end }: Pick<Passage, 'start' | 'end'>): string {
  return textHash(source.slice(start, end).replace(/\s+/g, ''));
}

export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Characters of a passage that are shown, for those who compare two records. */
const SHOWN = 40;

/**
 * @param source The original as it is.
 * @param hashes Of what was translated; passages that have changed since have no words in the file.
 */
export function writeRecord(source: string, hashes?: readonly string[]): string {
  const passages = passagesOf(source);
  const now = new Map(passages.map((passage) => [hashOf(source, passage), passage] as const));
  const lines = (hashes ?? passages.map((passage) => hashOf(source, passage))).map((hash) => {
    const { start, end } = now.get(hash) ?? { start: 0, end: 0 };
    const text = source.slice(start, end).replace(/\s+/g, ' ');
    return `${hash} ${[...text].slice(0, SHOWN).join('')}`.trimEnd();
  });
  return `${lines.join('\n')}\n`;
}

/** Hashes in order; lines that are none, such as those of a merge that was not finished, are left out. */
export function readRecord(text: string): string[] {
  return text.split('\n').flatMap((line) => /^([0-9a-f]{12})(?: |$)/.exec(line)?.[1] ?? []);
}
