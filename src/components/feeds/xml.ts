/** Text as XML holds it, and dates as the two formats of feeds write them. */

/** All but what XML 1.0 can write (section 2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for content and attributes; characters that XML forbids are left out. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** `<name …>text</name>`, or nothing where there is no text. */
export function element(name: string, text: string, attributes = ''): string {
  return text === '' ? '' : `<${name}${attributes}>${xmlText(text)}</${name}>`;
}

/** Lines without those that are empty. */
export function lines(...all: readonly string[]): string {
  return all.filter((line) => line !== '').join('\n');
}

/**
 * The first moment of a day in a time zone, as RFC 3339 has it: `2026-11-24T00:00:00+08:00`.
 *
 * @param date ISO date.
 */
export function rfc3339(date: string, timeZone: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(noon);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = /[+-]\d\d:\d\d/.exec(name.replace('\u2212', '-'))?.[0] ?? '+00:00';
  return `${date}T00:00:00${offset}`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The same as RFC 822 has it, with the four digits of RSS: `Tue, 24 Nov 2026 00:00:00 +0800`. */
export function rfc822(date: string, timeZone: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = DAYS[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? '';
  const offset = rfc3339(date, timeZone).slice(-6).replace(':', '');
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1] ?? ''} ${year} 00:00:00 ${offset}`;
}
