/** The state of a figure as text, `x=3,2,1,4&k=2`: on its element, and in links to it. */
import type { Schema, Values } from './schema.ts';
import type { Widget } from '../widget.ts';

export interface StateFault {
  parameter: string;
  /** In English; null where there is no such parameter. */
  fault: string | null;
}

/**
 * Values from texts; a parameter that is not named has its default, and so has one that cannot be read.
 *
 * @param given Name and text of each parameter.
 */
export function readValues<S extends Schema>(
  { schema, check }: Pick<Widget<S>, 'schema' | 'check'>,
  given: Iterable<readonly [name: string, text: string]>,
): { values: Values<S>; faults: StateFault[] } {
  const faults: StateFault[] = [];
  const values = defaultsOf(schema);
  const named = new Map(given);
  const read: Record<string, unknown> = { ...values };
  for (const [parameter, text] of named) {
    const kind = Object.hasOwn(schema, parameter) ? schema[parameter] : undefined;
    const parsed = kind?.parse(text);
    if (!parsed || 'fault' in parsed) faults.push({ parameter, fault: parsed?.fault ?? null });
    else read[parameter] = parsed.value;
  }
  if (!hasAll(schema, read)) return { values, faults };
  const conflict = faults.length === 0 ? (check?.(read) ?? null) : null;
  return conflict ? { values, faults: [conflict] } : { values: read, faults };
}

/** True where there is a value for each parameter; they come from the parameters' own `parse` or `default`. */
function hasAll<S extends Schema>(schema: S, values: Readonly<Record<string, unknown>>): values is Values<S> {
  return Object.keys(schema).every((name) => Object.hasOwn(values, name));
}

export function defaultsOf<S extends Schema>(schema: S): Values<S> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(schema)) values[name] = parameter.default;
  if (!hasAll(schema, values)) throw new RangeError('every parameter has a default');
  return values;
}

/** With some of them changed. */
export function withValues<S extends Schema>(
  schema: S,
  values: Values<S>,
  changes: Readonly<Record<string, unknown>>,
): Values<S> {
  const all = { ...values, ...changes };
  return hasAll(schema, all) ? all : values;
}

/** Name and text of each parameter. */
export function textsOf<S extends Schema>(schema: S, values: Values<S>): Map<string, string> {
  return new Map(Object.entries(schema).map(([name, parameter]) => [name, parameter.format(values[name])]));
}

export function formatState(texts: ReadonlyMap<string, string>): string {
  return Array.from(texts, ([name, text]) => `${name}=${text}`).join('&');
}

export function parseState(state: string): Map<string, string> {
  const pairs = state.split('&').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
