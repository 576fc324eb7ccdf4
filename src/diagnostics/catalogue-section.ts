/** What the sections of the catalogue are made of. */

/** `error` for what would reach readers broken, which stops a build; `warning` for the rest. */
export type Severity = 'error' | 'warning';

/** The severities that reports of one id can have, and what is wrong: in English and in Chinese, as Markdown. */
export type Entry = readonly [severities: Severity | 'error, warning', english: string, chinese: string];

/** A section whose type is its ids, so that an id that is not there is an error of types. */
export function section<Id extends `${string}/${string}`>(entries: Readonly<Record<Id, Entry>>): typeof entries {
  return entries;
}
