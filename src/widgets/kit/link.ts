/** Links to a state of a figure: `?fig-topk.k=3#fig-topk`. The page is the same without scripts, and at the same place. */
import type { Widget } from '../widget.ts';
import type { Schema, Values } from './schema.ts';
import { readValues, textsOf } from './state.ts';

function prefixOf(host: HTMLElement): string {
  return `${host.dataset['figure'] ?? ''}.`;
}

/**
 * Address of the page with what differs from the state that the figure was built in. What an author may not write, such
 * as that the reader's own picture is shown, it leaves out.
 */
export function linkTo<S extends Schema, M>(
  host: HTMLElement,
  widget: Widget<S, M>,
  initial: Values<S>,
  values: Values<S>,
): string {
  const { schema } = widget;
  const own = widget.check?.(values)?.parameter;
  const address = new URL(location.href);
  const prefix = prefixOf(host);
  for (const name of [...address.searchParams.keys()]) if (name.startsWith(prefix)) address.searchParams.delete(name);
  const before = textsOf(schema, initial);
  for (const [name, text] of textsOf(schema, values)) {
    if (name !== own && text !== before.get(name)) address.searchParams.set(prefix + name, text);
  }
  address.hash = host.dataset['figure'] ?? '';
  return address.href.replaceAll('%2C', ',').replaceAll('%3B', ';');
}

/** Values that the page's address gives the figure; null where it says nothing of it. */
export function stateInAddress<S extends Schema, M>(
  host: HTMLElement,
  widget: Widget<S, M>,
  initial: Values<S>,
): Values<S> | 'unreadable' | null {
  const prefix = prefixOf(host);
  const given = textsOf(widget.schema, initial);
  let named = false;
  for (const [name, text] of new URL(location.href).searchParams) {
    if (!name.startsWith(prefix)) continue;
    given.set(name.slice(prefix.length), text);
    named = true;
  }
  if (!named) return null;
  const { values, faults } = readValues(widget, given);
  return faults.length > 0 ? 'unreadable' : values;
}
