/** What every figure's stage and sentence are held to. */
import { SaxesParser } from 'saxes';
import { expect } from 'vitest';
import type { Schema, Values, Widget } from '../../src/widgets/index.ts';
import { defaultsOf, readValues, textsOf, withValues } from '../../src/widgets/kit/state.ts';

/** The values of a preset, or of the figure as it comes. */
export function valuesOf<S extends Schema, M>({ schema, presets }: Widget<S, M>, name: string): Values<S> {
  const preset = presets.find((one) => one.name === name);
  if (!preset) throw new Error(`there is no preset ${name}`);
  return withValues(schema, defaultsOf(schema), preset.values);
}

/** Whole and finite in both languages, and the same each time. */
export function expectWhole<S extends Schema, M>(widget: Widget<S, M>, values: Values<S>): void {
  const found = widget.model(values);
  for (const language of ['zh', 'en'] as const) {
    const [stage, sentence] = [widget.draw(found, language), widget.summary(found, language)];
    expect(`${stage}${sentence}`).not.toMatch(/NaN|Infinity|undefined|\bnull\b|\de-\d/);
    expect(() => new SaxesParser().write(`<div>${stage}<p>${sentence}</p></div>`).close()).not.toThrow();
    const { header, rows } = widget.table(found, language);
    for (const row of rows) {
      expect(row).toHaveLength(header.length);
      for (const value of row) expect(typeof value === 'string' || Number.isFinite(value)).toBe(true);
    }
    expect(widget.draw(widget.model(values), language)).toBe(stage);
  }
}

/** Text that a translator would see; `|` for a tag. */
export function openText(html: string): string {
  return html
    .replace(/<svg[^]*?<\/svg>/g, '')
    .replace(/<(\w+) class="notranslate" translate="no">[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '|');
}

/** Its presets are allowed, differ, and are read back as they are written. */
export function expectPresets<S extends Schema, M>(widget: Widget<S, M>): void {
  const all = widget.presets.map(({ name }) => valuesOf(widget, name));
  for (const values of all) expect(readValues(widget, textsOf(widget.schema, values))).toEqual({ values, faults: [] });
  expect(new Set(all.map((values) => JSON.stringify(values))).size).toBe(all.length);
}

/** Text of the elements of a drawing with a class, in order. */
export function textsWith(html: string, className: string): string[] {
  return [...html.matchAll(new RegExp(`<text[^>]* class="${className}">([^<]*)</text>`, 'g'))].map(
    ([, text = '']) => text,
  );
}
