import { defineElement } from '../kit/element.ts';
import { placesOf } from './model.ts';
import type { Parameters } from './schema.ts';
import { CUR } from './widget.ts';

/** With one in or out; the last one stays. */
function toggled(places: readonly number[], place: number): number[] {
  const others = places.filter((one) => one !== place);
  if (others.length === places.length) return [...places, place].sort((a, b) => a - b);
  return others.length > 0 ? others : [...places];
}

/** From what a suggestion takes the reader goes on by hand. */
function press(values: Parameters, name: string): Parameters {
  const [rows, columns] = placesOf(values).map((places) => places.map((i) => i + 1));
  const own = { ...values, pick: 'own', rows: rows ?? values.rows, columns: columns ?? values.columns } as const;
  const [kind, number] = name.split(':');
  const place = Number(number);
  return kind === 'row' ? { ...own, rows: toggled(own.rows, place) } : { ...own, columns: toggled(own.columns, place) };
}

defineElement(CUR, undefined, press);
