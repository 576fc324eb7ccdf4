/** Live examples in an article: `:::smooth-top-k{k=2}` becomes a figure that is there without scripts. */
import type { ContainerToken } from '../markdown/index.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { figureHtml, figureParts, type Language, readValues, type Widget, WIDGETS } from '../widgets/index.ts';
import { type Context, report } from './context.ts';
import { drawingPath, KEY, PLOT } from './drawings.ts';
import { escapeHtml } from './html.ts';
import type { Place } from './tokens.ts';

export const WIDGET_NAMES = Object.keys(WIDGETS);

export function widgetOf(name: string): Widget | null {
  return Object.hasOwn(WIDGETS, name) ? (WIDGETS[name] ?? null) : null;
}

/**
 * @param caption HTML of the author's title and text.
 * @param id The author's; empty where there is none.
 * @param className ` class="…"` of the figure.
 */
export function widgetHtml(
  context: Context,
  widget: Widget,
  { head }: ContainerToken,
  { caption, id, className }: { caption: string; id: string; className: string },
): string {
  const language: Language = context.chinese ? 'zh' : 'en';
  const { values, faults } = readValues(
    widget,
    head.attributes.map(({ key, value }) => [key, value] as const),
  );
  for (const { parameter, fault } of faults) {
    const place = head.attributes.find(({ key }) => key === parameter);
    reportFault(context, widget, parameter, fault, place ?? { start: head.nameStart, end: head.nameEnd });
  }
  const figcaption = caption === '' ? '' : `<figcaption>${caption}</figcaption>\n`;
  if (context.mode === 'body') {
    const named = id === '' ? context.ids.unique(widget.name) : id;
    const figure = figureHtml(widget, values, { language, id: named });
    return `<figure id="${escapeHtml(named)}"${className}>\n${figure}${figcaption}</figure>\n`;
  }
  const { stage, summary, table } = figureParts(widget, values, language);
  const shown =
    context.mode === 'feed'
      ? feedHtml(context, { stage, summary, table, title: widget.title[language] }, id, language)
      : `<div class="widget"><div class="widget-stage">${stage}</div></div>`;
  return `<figure>\n${shown}\n${figcaption}</figure>\n`;
}

interface Drawn {
  stage: string;
  summary: string;
  table: string;
  title: string;
}

/** Feeds have no sheet for drawings: they are pictures there, which the site serves beside the page. */
function feedHtml(context: Context, { stage, summary, table, title }: Drawn, id: string, language: Language): string {
  const pictures = stage.replace(KEY, '').replace(PLOT, (svg) => {
    const src = context.holes.add({ type: 'link', href: `/${drawingPath(svg)}`, ...context.near });
    return `<img src="${src}" alt="${escapeHtml(title)}">`;
  });
  const link =
    id === '' ? '' : context.holes.add({ type: 'link', href: `#${encodeURIComponent(id)}`, ...context.near });
  const live = link === '' ? '' : `<p><a href="${link}">${LIVE[language]}</a></p>\n`;
  return `${pictures}\n<p>${summary}</p>\n${table}\n${live}`;
}

const LIVE: Readonly<Record<Language, string>> = { zh: '到网页上动手试', en: 'Try it on the page' };

function reportFault(
  context: Context,
  { name, schema }: Widget,
  parameter: string,
  fault: string | null,
  place: Place,
): void {
  const known = Object.hasOwn(schema, parameter) ? schema[parameter] : undefined;
  if (fault === null || !known) {
    const names = Object.keys(schema);
    const near = nearest(parameter, names);
    const hint = `${near === null ? '' : `Did you mean ${near}? `}It takes: ${names.join(', ')}.`;
    report(context, 'error', 'widget/unknown-parameter', `${name} has no parameter ${parameter}.`, hint, place);
    return;
  }
  const hint = `${parameter} is ${known.allowed}; left out, it is ${known.format(known.default)}.`;
  report(context, 'error', 'widget/bad-parameter', `${parameter}: ${fault}.`, hint, place);
}
