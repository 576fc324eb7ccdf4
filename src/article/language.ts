/** Which language an article is in, for the few words that are put between its author's. */

/** Of a site that names none. */
export const SITE_LANGUAGE = 'zh-CN';

/** @param tag BCP 47. */
export function isChinese(tag: string): boolean {
  return /^zh\b/i.test(tag);
}
