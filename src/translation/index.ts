/** Translations beside their originals: compared, and made from templates that hold prose only. */
export { compare, type Compared, type Text } from './compare.ts';
export type { Earlier } from './carry.ts';
export { merge, type Merged, type MergeInput } from './merge.ts';
export { readRecord, recordFile, textHash, writeRecord } from './record.ts';
export { writeTemplate, type Template } from './template.ts';
export type { Words } from './words.ts';
