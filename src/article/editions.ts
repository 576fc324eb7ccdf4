/**
 * Translations are articles of their own beside the one that they translate, under keys that no folder can have:
 * `en/gaussian` beside `gaussian`. Wherever articles are told apart by their slugs, such a key is one.
 */

/** A tag of a language as browsers know it: `xx` or `xx-YY`. */
const TAG = '[a-z]{2}(?:-[A-Z]{2})?';

const SUFFIX = new RegExp(`^(.+)\\.(${TAG})$`);

export function isLanguageTag(tag: string): boolean {
  return new RegExp(`^${TAG}$`).test(tag);
}

/** Key of the translation of an article into a language. */
export function translationKey(original: string, language: string): string {
  return `${language}/${original}`;
}

/** Language of a translation by its key; `null` for an article that translates none. */
export function editionOf(slug: string): string | null {
  const at = slug.indexOf('/');
  return at < 0 ? null : slug.slice(0, at);
}

/** Slug of the article that a key belongs to: that of the original, for a translation. */
export function originalOf(slug: string): string {
  return slug.slice(slug.indexOf('/') + 1);
}

/** `notes.en` → `notes` and `en`: the name of a file without its `.md`; `null` where it ends in no tag. */
export function splitName(name: string): { name: string; language: string } | null {
  const [, before, language] = SUFFIX.exec(name) ?? [];
  return before === undefined || language === undefined ? null : { name: before, language };
}

/** The file that takes the place of another in a language: `curve.svg` → `curve.en.svg`. */
export function localName(file: string, language: string): string {
  const dot = file.lastIndexOf('.');
  return dot <= file.lastIndexOf('/') ? file : `${file.slice(0, dot)}.${language}${file.slice(dot)}`;
}

/**
 * Keys of the articles that a name in an article may mean, the one to take first: a translation cites others in its own
 * language where they have that, and `x.en` names a translation outright.
 *
 * @param slug Of the article that the name stands in.
 */
export function meant(name: string, slug: string): string[] {
  const own = editionOf(slug);
  const named = splitName(name);
  return [
    ...(own === null ? [] : [translationKey(name, own)]),
    name,
    ...(named === null ? [] : [translationKey(named.name, named.language)]),
  ];
}
