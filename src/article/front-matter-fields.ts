/** The keys of an article's front matter: what each takes, and what is said where it is something else. */
import { z } from 'zod';
import type { DiagnosticId } from '../diagnostics/index.ts';

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt\s].*)?$/s;

/** `2026-11-24` for a day of the calendar, with or without a time behind it; otherwise `null`. */
export function calendarDate(text: string): string | null {
  const [, year = '', month = '', day = ''] = DATE.exec(text.trim()) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

const text = z.string().trim();

const date = z.string().transform((value, context) => {
  const found = calendarDate(value);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'no such day' });
  return z.NEVER;
});

const tags = z
  .union([z.string().transform((list) => list.split(/[,，]/)), z.array(z.string())])
  .transform((list) => [...new Set(list.map((tag) => tag.trim()).filter((tag) => tag !== ''))]);

/** `series: 谱方法`, or with the place in it: `series: { name: 谱方法, order: 2 }`. */
const series = z
  .union([text.min(1), z.strictObject({ name: text.min(1), order: z.number().optional() })])
  .transform((value) => (typeof value === 'string' ? { name: value } : value))
  .transform(({ name, order = null }: { name: string; order?: number | null | undefined }) => ({ name, order }));

/** `words: { 若: if }`; a number or `yes` is what its author typed. */
const words = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));

/** By key. */
export const FIELDS = {
  title: text,
  date,
  updated: date,
  author: text,
  tags,
  category: text,
  series,
  description: text,
  draft: z.boolean(),
  lang: text.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  macros: z.string(),
  words,
};

export type Key = keyof typeof FIELDS;

/** What a field takes, and the id of the fault where it is something else. */
export const EXPECTED: Readonly<Record<Key, readonly [id: DiagnosticId, wanted: string]>> = {
  title: ['front-matter/wrong-type', 'text'],
  date: ['front-matter/bad-date', 'a day of the calendar, as in 2026-11-24'],
  updated: ['front-matter/bad-date', 'a day of the calendar, as in 2026-11-24'],
  author: ['front-matter/wrong-type', 'text'],
  tags: ['front-matter/wrong-type', 'a list of names, as in [代数, 分析]'],
  category: ['front-matter/wrong-type', 'one name'],
  series: ['front-matter/bad-series', 'a name, or a name and a number'],
  description: ['front-matter/wrong-type', 'text'],
  draft: ['front-matter/wrong-type', 'true or false'],
  lang: ['front-matter/bad-language', 'a language, as in zh-CN or en'],
  macros: ['front-matter/wrong-type', 'TeX with \\newcommand'],
  words: ['front-matter/wrong-type', 'words and their translations'],
};

export const HINTS: Readonly<Partial<Record<Key, string>>> = {
  title: 'Put text with special characters in quotes.',
  author: 'Put text with special characters in quotes.',
  description: 'Put text with special characters in quotes.',
  tags: 'Write a list in brackets, or names between commas.',
  category: 'An article has one category; put further names into "tags".',
  series: 'Write "series: 谱方法", or "series: { name: 谱方法, order: 2 }".',
  draft: 'Write true or false.',
  lang: 'Write zh-CN for Chinese, en for English.',
  macros: 'Write "macros: |" and the TeX below it, indented.',
  words: 'Write "words:" and below it, indented, lines such as "若: if".',
};

/** What other programs call these. Theirs may be several, or nested: what an article files under is one `category`. */
export const ELSEWHERE: Readonly<Record<string, Key>> = {
  categories: 'category',
  keywords: 'tags',
  summary: 'description',
  excerpt: 'description',
  lastmod: 'updated',
  modified: 'updated',
  published: 'date',
  pubDate: 'date',
  language: 'lang',
};

export const KEYS = Object.keys(FIELDS);

export function isKey(name: string): name is Key {
  return Object.hasOwn(FIELDS, name);
}
