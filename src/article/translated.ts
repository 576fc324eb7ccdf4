/** Front matter of a translation: what it does not say itself it has from its original. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Key } from './front-matter-fields.ts';
import type { FrontMatterBlock } from './front-matter.ts';
import type { FrontMatter, Original } from './types.ts';

/** @param siteLanguage BCP 47, of an original that names none. */
export function translated(front: FrontMatterBlock, original: Original, siteLanguage: string): FrontMatterBlock {
  const { macros } = original;
  return {
    ...front,
    meta: wholeMeta(front.meta, original),
    macros: front.macros ?? (macros === null ? null : { tex: macros, start: 0, end: 0, inherited: true }),
    diagnostics: [
      ...front.diagnostics,
      ...languageFaults(front, original, siteLanguage),
      ...contradictions(front, original),
      ...draftFault(front, original),
    ],
  };
}

function later(own: string | null, first: string | null): string | null {
  return own !== null && (first === null || own > first) ? own : first;
}

/** A series is the original's: a translation has no place of its own in it. */
function wholeMeta(own: FrontMatter, { language, meta }: Original): FrontMatter {
  const date = later(own.date, meta.date);
  const updated = own.updated ?? meta.updated;
  return {
    ...own,
    date,
    updated: updated !== null && date !== null && updated < date ? null : updated,
    author: own.author ?? meta.author,
    tags: meta.tags,
    category: meta.category,
    series: null,
    draft: own.draft || meta.draft,
    lang: language,
  };
}

function fault(
  id: Diagnostic['id'],
  message: string,
  hint: string,
  { start, end } = { start: 0, end: 0 },
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  return { id, severity, message, hint, start, end };
}

/** `zh` beside `zh-CN` is the same language; `zh-TW` is another. */
function sameLanguage(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}

function languageFaults({ meta, places }: FrontMatterBlock, original: Original, siteLanguage: string): Diagnostic[] {
  const { language } = original;
  const ofOriginal = original.meta.lang ?? siteLanguage;
  if (sameLanguage(language, ofOriginal)) {
    const message = `The article itself is in ${ofOriginal} already, so this translates nothing.`;
    return [fault('translation/same-language', message, 'Name the file after the language of its text.')];
  }
  if (meta.lang === null || meta.lang === language) return [];
  const message = `"lang" says ${meta.lang}, the name of the file ${language}.`;
  return [fault('translation/other-language', message, 'Take "lang" out: the name of the file says it.', places.lang)];
}

/** Keys that the original decides, with what each says there. */
function decided({ meta, macros }: Original): readonly (readonly [Key, unknown])[] {
  const { tags, category, series } = meta;
  return [
    ['tags', tags],
    ['category', category],
    ['series', series?.name ?? null],
    ['macros', macros],
  ];
}

function contradictions({ meta, macros, places }: FrontMatterBlock, original: Original): Diagnostic[] {
  const own: Readonly<Partial<Record<Key, unknown>>> = {
    tags: meta.tags,
    category: meta.category,
    series: meta.series?.name ?? null,
    macros: macros?.tex ?? null,
  };
  const { language } = original;
  const told = decided(original).flatMap(([key, theirs]) => {
    const place = places[key];
    if (!place || JSON.stringify(own[key]) === JSON.stringify(theirs)) return [];
    const named =
      key === 'macros' ? '' : ` What it is called in ${language} belongs to "translations" in content/site.yaml.`;
    const hint = `Take it out: a translation has it from its original.${named}`;
    return [fault('translation/contradicts', `"${key}" says something else than the original.`, hint, place)];
  });
  const { date } = original.meta;
  if (meta.date === null || date === null || meta.date >= date) return told;
  const message = `A translation cannot appear before its original, which is of ${date}.`;
  return [...told, fault('translation/contradicts', message, 'Correct it, or take it out.', places.date)];
}

/** Told also where neither is shown, since its author takes it for published. */
function draftFault({ meta }: FrontMatterBlock, original: Original): Diagnostic[] {
  if (meta.draft || !original.meta.draft) return [];
  const message = 'This is not published, since its original is a draft.';
  const hint = 'Publish the original first, or write "draft: true" here too.';
  return [fault('translation/draft-original', message, hint, undefined, 'warning')];
}
