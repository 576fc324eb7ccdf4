/** What a control that was moved makes of the values. */
import type { Widget } from '../widget.ts';
import { valueAt } from './controls.ts';
import type { Schema, Values } from './schema.ts';
import { withValues } from './state.ts';

/** @returns Null where the control says nothing that can be read, or is none of ours. */
export function changeOf<S extends Schema, M>(
  event: Event,
  { schema, presets }: Widget<S, M>,
  values: Values<S>,
  ofPreset: (changes: Partial<Values<S>>) => Values<S>,
): Values<S> | null {
  const { target } = event;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return null;
  const { dataset, value } = target;
  if (dataset['preset'] !== undefined) {
    const preset = presets.find(({ name }) => name === value);
    return preset ? ofPreset(preset.values) : null;
  }
  const written = writtenBy(target, schema, values);
  const parameter = written ? schema[written.name] : undefined;
  if (!written || !parameter) return null;
  const parsed = parameter.parse(written.text);
  return 'value' in parsed ? withValues(schema, values, { [written.name]: parsed.value }) : null;
}

/** One step on, as the button of a number says; from the greatest value to the least. */
export function stepOn<S extends Schema>(schema: S, values: Values<S>, name: string): Values<S> | null {
  const parameter = schema[name];
  if (!parameter || (parameter.control.kind !== 'range' && parameter.control.kind !== 'number')) return null;
  const { min, max, step } = parameter.control;
  const next = Number(parameter.format(values[name])) + step;
  return withValues(schema, values, { [name]: next > max ? min : next });
}

interface Written {
  name: string;
  text: string;
}

function writtenBy<S extends Schema>(
  target: HTMLInputElement | HTMLSelectElement,
  schema: S,
  values: Values<S>,
): Written | null {
  const { dataset, value } = target;
  if (dataset['set'] !== undefined) return { name: dataset['set'], text: value };
  const formatted = (name: string): string => schema[name]?.format(values[name]) ?? '';
  if (dataset['range'] !== undefined) {
    const name = dataset['range'];
    const control = schema[name]?.control;
    return control?.kind === 'range' ? { name, text: String(valueAt(control, Number(value))) } : null;
  }
  if (dataset['check'] !== undefined && target instanceof HTMLInputElement)
    return ticked(dataset['check'], target, schema, formatted);
  if (dataset['cell'] !== undefined) {
    const [name = '', i, j] = dataset['cell'].split(':');
    return { name, text: withCell(formatted(name), Number(i), Number(j), value) };
  }
  if (dataset['size'] !== undefined) {
    const [name = '', way] = dataset['size'].split(':');
    return { name, text: resized(formatted(name), way === 'rows', Number(value)) };
  }
  return null;
}

function ticked(name: string, target: HTMLInputElement, schema: Schema, formatted: (name: string) => string): Written {
  if (schema[name]?.control.kind === 'check') return { name, text: String(target.checked) };
  const chosen = formatted(name)
    .split(',')
    .filter((key) => key !== target.value);
  return { name, text: (target.checked ? [...chosen, target.value] : chosen).join(',') };
}

function rowsOf(matrix: string): string[][] {
  return matrix.split(';').map((row) => row.split(','));
}

function withCell(matrix: string, i: number, j: number, cell: string): string {
  const rows = rowsOf(matrix);
  const row = rows[i];
  if (row) row[j] = cell;
  return rows.map((cells) => cells.join(',')).join(';');
}

/** New cells are zero. */
function resized(matrix: string, byRows: boolean, size: number): string {
  const rows = rowsOf(matrix);
  const height = byRows ? size : rows.length;
  const width = byRows ? (rows[0]?.length ?? 1) : size;
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_cell, j) => rows[i]?.[j] ?? '0').join(','),
  ).join(';');
}
