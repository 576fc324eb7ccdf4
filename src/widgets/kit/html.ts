/** Pieces of HTML that figures are made of. */
import { shown } from './numbers.ts';

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A number or symbol in a sentence, in the markup of a formula: translators keep the sentence whole and the number as it is. */
export function value(x: number | string, digits?: number): string {
  const text = typeof x === 'number' ? shown(x, digits) : x;
  return `<var class="value"><span class="notranslate" translate="no">${escapeHtml(text)}</span></var>`;
}

/** ` name="value"` for each that is there; `true` is the name alone. */
export function attributes(all: Readonly<Record<string, string | number | boolean | undefined>>): string {
  let html = '';
  for (const [name, given] of Object.entries(all)) {
    if (given === undefined || given === false) continue;
    html += given === true ? ` ${name}` : ` ${name}="${escapeHtml(String(given))}"`;
  }
  return html;
}
