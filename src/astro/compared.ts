/** Translations compared with their originals, as far as the store does not know them. */
import type { Diagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import { compare, readRecord } from '../translation/index.ts';
import { sourceKey } from './key.ts';
import type { Read } from './reading.ts';
import type { Shelf } from './shelf.ts';

let engine: string | null = null;

/** What is wrong with a translation beside its original; nothing for an article that translates none. */
export function translationFaults(shelf: Shelf, { source, summary }: Read, siteLanguage: string): Diagnostic[] {
  const { original } = source;
  if (!original) return [];
  engine ??= sourceKey(['markdown', 'translation'], [], ['marked']);
  const compared = {
    original: { file: original.file, source: original.source, language: original.meta.lang ?? siteLanguage },
    translation: { file: source.file, source: source.source, language: original.language },
    slug: original.slug,
    words: summary.meta.words,
    record: original.record === null ? null : readRecord(original.record),
  };
  const key = hashKey([engine, JSON.stringify(compared)]);
  const known = shelf.compared.get(key);
  if (known) return known;
  const faults = compare(compared);
  shelf.compared.put(key, faults);
  return faults;
}
