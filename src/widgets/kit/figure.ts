/** A whole figure as the build writes it, in its first state. */
import type { NumberTable, Widget } from '../widget.ts';
import { button, controlsHtml } from './controls.ts';
import { escapeHtml } from './html.ts';
import { elementName } from './name.ts';
import { exact, shown } from './numbers.ts';
import type { Schema, Values } from './schema.ts';
import { formatState, textsOf } from './state.ts';
import { text } from './texts.ts';
import type { Language } from './words.ts';

export interface FigureOptions {
  language: Language;
  /** Unique on the page; links to a state of the figure lead to it. */
  id: string;
}

/** What changes with the state, piece by piece. */
export interface FigureParts {
  stage: string;
  summary: string;
  controls: string;
  table: string;
  state: string;
}

/** @param hasTable False leaves the table empty: nobody sees it. */
export function figureParts<S extends Schema, M>(
  widget: Widget<S, M>,
  values: Values<S>,
  language: Language,
  hasTable = true,
): FigureParts {
  const model = widget.model(values);
  return {
    stage: widget.draw(model, language),
    summary: widget.summary(model, language),
    controls: controlsHtml(widget, values, language),
    table: hasTable ? tableHtml(widget.table(model, language)) : '',
    state: formatState(textsOf(widget.schema, values)),
  };
}

/** The figure without its caption: the custom element with all that is in it. */
export function figureHtml<S extends Schema, M>(
  widget: Widget<S, M>,
  values: Values<S>,
  { language, id }: FigureOptions,
): string {
  const { stage, summary, controls, table, state } = figureParts(widget, values, language);
  const tag = elementName(widget.name);
  const title = escapeHtml(widget.title[language]);
  const named = text('table', language);
  return (
    `<${tag} class="widget" data-state="${escapeHtml(state)}" data-figure="${escapeHtml(id)}" data-language="${language}">\n` +
    `<div class="widget-stage" role="group" aria-label="${title}">${stage}</div>\n` +
    `<p class="widget-summary">${summary}</p>\n` +
    `<fieldset class="widget-controls" aria-label="${text('controls', language)}" disabled>${controls}</fieldset>\n` +
    `<details class="widget-numbers"><summary>${text('numbers', language)}</summary>` +
    `<div class="table-scroll" role="group" aria-label="${named}" tabindex="0">${table}</div>` +
    `<p class="widget-controls">${button('csv', text('csv', language))}</p></details>\n` +
    `<div class="widget-status visually-hidden" role="status"></div>\n` +
    `</${tag}>\n`
  );
}

function cell(content: number | string): string {
  return typeof content === 'number' ? shown(content, 6) : escapeHtml(content);
}

/** Numbers are nothing to translate; words in a table are. */
export function tableHtml({ header, rows }: NumberTable): string {
  const head = header.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const lines = rows.map((row) => {
    const cells = row.map((content) =>
      typeof content === 'number'
        ? `<td class="right notranslate" translate="no">${cell(content)}</td>`
        : `<td>${cell(content)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

/** RFC 4180, lines ended by CRLF; numbers as they are. */
export function tableCsv({ header, rows }: NumberTable): string {
  const quoted = (content: string): string =>
    /[",\r\n]/.test(content) ? `"${content.replaceAll('"', '""')}"` : content;
  return [header, ...rows]
    .map((row) => row.map((content) => (typeof content === 'number' ? exact(content) : quoted(content))).join(','))
    .map((line) => `${line}\r\n`)
    .join('');
}
