/**
 * What can be pressed in a drawing: elements with `data-toggle`, a name of the widget's own, `data-label`, and `data-on`,
 * `true` or `false`. Once the figure is alive each is a checkbox for the keyboard and for screen readers.
 */
import type { Schema, Values } from './schema.ts';

/** The values when what has this name is pressed. */
export type Toggle<S extends Schema> = (values: Values<S>, name: string) => Values<S>;

export function showToggles(stage: Element): void {
  for (const one of stage.querySelectorAll<SVGElement>('[data-toggle]')) {
    one.setAttribute('role', 'checkbox');
    one.setAttribute('tabindex', '0');
    one.setAttribute('aria-label', one.dataset['label'] ?? '');
    one.setAttribute('aria-checked', one.dataset['on'] ?? 'false');
  }
}

/** @param press Told the name of what was pressed, by a pointer or by Enter or the space bar. */
export function followToggles(stage: Element, press: (name: string) => void): void {
  const nameOf = ({ target }: Event): string | undefined =>
    target instanceof Element ? target.closest<SVGElement>('[data-toggle]')?.dataset['toggle'] : undefined;
  stage.addEventListener('click', (event) => {
    const name = nameOf(event);
    if (name !== undefined) press(name);
  });
  stage.addEventListener('keydown', (event) => {
    const name = nameOf(event);
    if (!(event instanceof KeyboardEvent) || name === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (!event.repeat) press(name);
  });
}
