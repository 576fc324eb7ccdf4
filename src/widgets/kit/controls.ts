/**
 * Controls of a figure as HTML. They are on the page from the start, so that nothing moves when the figure comes alive;
 * until then their fieldset is disabled, and without scripts it is not shown.
 */
import type { Widget } from '../widget.ts';
import { attributes, escapeHtml } from './html.ts';
import { exact } from './numbers.ts';
import type { Control, Parameter, Schema, Values } from './schema.ts';
import { defaultsOf, textsOf, withValues } from './state.ts';
import { text } from './texts.ts';
import type { Language } from './words.ts';

/** Steps of a range on a log scale. */
const LOG_STEPS = 200;

type RangeControl = Extract<Control, { kind: 'range' | 'number' }>;

/** Where a value stands on its range: itself, or on a log scale 0 to 200. */
export function rangePosition({ min, max, log }: RangeControl, value: number): number {
  return log ? Math.round((LOG_STEPS * Math.log(value / min)) / Math.log(max / min)) : value;
}

/** The value at a position; on a log scale with three significant digits. */
export function valueAt({ min, max, log }: RangeControl, position: number): number {
  if (!log) return Math.min(max, Math.max(min, position));
  const value = min * (max / min) ** (position / LOG_STEPS);
  return Math.min(max, Math.max(min, Number(value.toPrecision(3))));
}

export function controlsHtml<S extends Schema, M>(widget: Widget<S, M>, values: Values<S>, language: Language): string {
  let html = presetsHtml(widget, values, language);
  const hidden = widget.hidden?.(values) ?? [];
  for (const [name, parameter] of Object.entries(widget.schema)) {
    if (!hidden.includes(name)) html += parameterHtml(name, parameter, values[name], language);
  }
  html += widget.controls?.(language) ?? '';
  const buttons = (['reset', 'link'] as const).map((key) => button(key, text(key, language)));
  return `${html}<div class="widget-buttons">${buttons.join('')}</div>`;
}

/** @param action What is to be done: `reset`, `link` and `csv` the kit does. */
export function button(action: string, label: string): string {
  return `<button type="button" data-action="${action}">${label}</button>`;
}

function presetsHtml<S extends Schema, M>(
  { presets, schema }: Widget<S, M>,
  values: Values<S>,
  language: Language,
): string {
  if (presets.length === 0) return '';
  const now = [...textsOf(schema, values)].join();
  const isNow = (changes: Partial<Values<S>>): boolean =>
    [...textsOf(schema, withValues(schema, defaultsOf(schema), changes))].join() === now;
  const current = presets.find((preset) => isNow(preset.values))?.name ?? '';
  const options = [{ name: '', label: { zh: text('own', 'zh'), en: text('own', 'en') } }, ...presets].map(
    ({ name, label }) => option(name, label[language], name === current),
  );
  return field(text('preset', language), `<select data-preset>${options.join('')}</select>`);
}

function option(name: string, label: string, selected: boolean): string {
  return `<option${attributes({ value: name, selected })}>${escapeHtml(label)}</option>`;
}

function field(label: string, inputs: string): string {
  return `<label class="widget-field"><span>${escapeHtml(label)}</span>${inputs}</label>`;
}

function group(label: string, kind: string, inputs: string): string {
  return `<fieldset class="widget-field ${kind}"><legend>${escapeHtml(label)}</legend>${inputs}</fieldset>`;
}

function parameterHtml(name: string, parameter: Parameter<unknown>, value: unknown, language: Language): string {
  const { control } = parameter;
  const label = parameter.label[language];
  const written = parameter.format(value);
  switch (control.kind) {
    case 'none':
      return '';
    case 'range':
      return group(
        label,
        'pair',
        rangeInput(name, label, control, Number(written)) +
          numberInput(name, label, control, written) +
          nextButton(name, control, language),
      );
    case 'number':
      return control.next
        ? group(label, 'pair', numberInput(name, label, control, written) + nextButton(name, control, language))
        : field(label, numberInput(name, label, control, written));
    case 'select': {
      const options = Object.entries(control.options).map(([key, words]) =>
        option(key, words[language], key === written),
      );
      return field(label, `<select data-set="${name}">${options.join('')}</select>`);
    }
    case 'check':
      return field(label, check(name, 'true', written === 'true'));
    case 'checks': {
      const chosen = written.split(',');
      const boxes = Object.entries(control.options).map(
        ([key, words]) =>
          `<label>${check(name, key, chosen.includes(key))}<span>${escapeHtml(words[language])}</span></label>`,
      );
      return group(label, 'checks', boxes.join(''));
    }
    case 'list':
      return field(label, listInput(name, written));
    case 'grid':
      return group(label, 'grid', gridInputs(name, label, control, written, language));
  }
}

function rangeInput(name: string, label: string, control: RangeControl, value: number): string {
  const [min, max, step] = control.log ? [0, LOG_STEPS, 1] : [control.min, control.max, control.step];
  return `<input${attributes({
    type: 'range',
    'data-range': name,
    'aria-label': label,
    'aria-valuetext': exact(value),
    min,
    max,
    step,
    value: rangePosition(control, value),
  })}>`;
}

function numberInput(name: string, label: string, { min, max, step, log }: RangeControl, value: string): string {
  const all = { type: 'number', 'data-set': name, 'aria-label': label, min, max, step: log ? 'any' : step, value };
  return `<input class="notranslate" translate="no"${attributes(all)}>`;
}

function nextButton(name: string, { next }: RangeControl, language: Language): string {
  return next ? button(`next:${name}`, escapeHtml(next[language])) : '';
}

function check(name: string, key: string, checked: boolean): string {
  return `<input${attributes({ type: 'checkbox', 'data-check': name, value: key, checked })}>`;
}

function listInput(name: string, value: string): string {
  const all = { type: 'text', 'data-set': name, inputmode: 'text', autocomplete: 'off', spellcheck: 'false', value };
  return `<input class="notranslate" translate="no"${attributes(all)}>`;
}

type GridControl = Extract<Control, { kind: 'grid' }>;

function gridInputs(name: string, label: string, control: GridControl, written: string, language: Language): string {
  const rows = written.split(';').map((row) => row.split(','));
  const sizes = (['rows', 'columns'] as const).map((way) => {
    const [least, most] = control[way];
    if (least === most) return '';
    const now = way === 'rows' ? rows.length : (rows[0]?.length ?? 0);
    const options = Array.from({ length: most - least + 1 }, (_, i) =>
      option(exact(least + i), exact(least + i), least + i === now),
    );
    return field(text(way, language), `<select data-size="${name}:${way}">${options.join('')}</select>`);
  });
  const cells = rows.map((row, i) => {
    const inputs = row.map((cell, j) => {
      const all = {
        type: 'number',
        'data-cell': `${name}:${i}:${j}`,
        'aria-label': `${label} ${i + 1}, ${j + 1}`,
        step: 'any',
        min: control.min,
        max: control.max,
        value: cell,
      };
      return `<input class="notranslate" translate="no"${attributes(all)}>`;
    });
    return `<div>${inputs.join('')}</div>`;
  });
  return `<div class="widget-grid">${cells.join('')}</div>${sizes.join('')}`;
}
