/** Pieces of a stage: panels, keys and facts, as strings of HTML. */
import { svg } from './svg.ts';

export function panel(heading: string, inside: string): string {
  return `<div class="widget-panel"><p class="widget-heading">${heading}</p>${inside}</div>`;
}

/** One entry of a key: the mark as it is drawn, 28 by 12, and what it stands for. */
export function key(mark: string, name: string): string {
  return `<li>${svg([28, 12], 'key', mark)}<span>${name}</span></li>`;
}

export function keys(all: readonly string[]): string {
  return `<ul class="widget-keys">${all.join('')}</ul>`;
}

/** Numbers that a reader wants before any drawing, each with its name. */
export function facts(all: readonly (readonly [name: string, shown: string])[]): string {
  const items = all.map(([name, shown]) => `<div><dt>${name}</dt><dd>${shown}</dd></div>`);
  return `<div class="widget-panel wide"><dl class="widget-facts">${items.join('')}</dl></div>`;
}

/** Two drawings side by side on a phone too, each under its name. */
export function pair(...both: readonly [readonly [string, string], readonly [string, string]]): string {
  return `<div class="widget-pair">${both.map(([name, drawing]) => `<div><p>${name}</p>${drawing}</div>`).join('')}</div>`;
}

/** A cell of a comparison: a number that translators leave alone, marked where it is a warning. */
export function numberCell(shown: string, isBad = false): string {
  return `<td class="right notranslate" translate="no">${isBad ? `<span class="bad">${shown}</span>` : shown}</td>`;
}

/**
 * Ways to do something, one in a row, and what they come to.
 *
 * @param label What is compared, for those who do not see it.
 * @param rows A name each, and cells behind it.
 */
export function comparison(
  label: string,
  header: readonly string[],
  rows: readonly (readonly [name: string, cells: string])[],
): string {
  const head = header.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = rows.map(([name, cells]) => `<tr><th scope="row">${name}</th>${cells}</tr>`).join('');
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  return `<div class="table-scroll" role="group" aria-label="${label}" tabindex="0">${table}</div>`;
}
