/**
 * What can be dragged in a drawing: elements with `data-handle`, a name of the widget's own, `data-label`, `data-value`,
 * `data-min`, `data-max` and `data-step`. Once the figure is alive each is a slider for the keyboard and for screen readers.
 * One with `data-plane` goes both ways: its arrow keys lead to `shift`.
 */
import type { Schema, Values } from './schema.ts';

export interface Point {
  /** In the units of the `viewBox` that the handle stands in. */
  x: number;
  y: number;
}

export interface Handles<S extends Schema> {
  /** The values when a handle is dragged to a point. */
  drag(values: Values<S>, handle: string, point: Point): Values<S>;
  /** The values when a handle is set to a value by keys; it is within the handle's range. */
  move(values: Values<S>, handle: string, value: number): Values<S>;
  /** The values when a handle of the plane is moved by keys: so far to the right, and so far up. */
  shift?(values: Values<S>, handle: string, right: number, up: number): Values<S>;
}

interface Host<S extends Schema> {
  values(): Values<S>;
  set(values: Values<S>): void;
  /** The reader has let go. */
  settled(): void;
}

const ARIA = {
  'aria-label': 'label',
  'aria-valuenow': 'value',
  'aria-valuemin': 'min',
  'aria-valuemax': 'max',
  'aria-valuetext': 'text',
} as const;

/** Only what changes is written: writing an attribute costs as much again when it is the same. */
function write(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export function showHandles(stage: Element): void {
  for (const handle of stage.querySelectorAll<SVGElement>('[data-handle]')) {
    write(handle, 'role', 'slider');
    write(handle, 'tabindex', '0');
    for (const [name, key] of Object.entries(ARIA)) {
      const given = handle.dataset[key];
      if (given !== undefined) write(handle, name, given);
    }
  }
}

function handleOf(event: Event): SVGElement | null {
  return event.target instanceof Element ? event.target.closest<SVGElement>('[data-handle]') : null;
}

export function followHandles<S extends Schema>(stage: Element, handles: Handles<S>, host: Host<S>): void {
  let dragged: { name: string; toPoint: (event: PointerEvent) => Point; pointer: number } | null = null;

  stage.addEventListener('pointerdown', (event) => {
    if (!(event instanceof PointerEvent) || event.button !== 0) return;
    const handle = handleOf(event);
    const toPoint = handle?.ownerSVGElement && pointsIn(handle.ownerSVGElement, event);
    if (!handle || !toPoint) return;
    dragged = { name: handle.dataset['handle'] ?? '', toPoint, pointer: event.pointerId };
    stage.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    event.preventDefault();
  });
  // `touch-action` alone does not keep Chromium from taking a drag over for scrolling when its element is part of an SVG.
  const hold = (event: Event): void => {
    if (handleOf(event)) event.preventDefault();
  };
  stage.addEventListener('touchstart', hold, { passive: false });
  stage.addEventListener('pointermove', (event) => {
    if (!(event instanceof PointerEvent) || dragged?.pointer !== event.pointerId) return;
    host.set(handles.drag(host.values(), dragged.name, dragged.toPoint(event)));
  });
  const end = (): void => {
    if (dragged) host.settled();
    dragged = null;
  };
  stage.addEventListener('pointerup', end);
  stage.addEventListener('pointercancel', end);
  stage.addEventListener('keydown', (event) => {
    const handle = handleOf(event);
    if (!(event instanceof KeyboardEvent) || !handle) return;
    const values = changed(event, handle, handles, host.values());
    if (values === null) return;
    event.preventDefault();
    host.set(values);
  });
  stage.addEventListener('keyup', (event) => {
    if (handleOf(event)) host.settled();
  });
}

/**
 * Where later events are in the drawing, from where it is when the drag begins: to ask again would make the browser lay out
 * the page between two movements. Places on the page, not in the window, so that scrolling does no harm.
 */
function pointsIn(
  svg: SVGSVGElement,
  { pageX, pageY, clientX, clientY }: PointerEvent,
): ((event: PointerEvent) => Point) | null {
  const inverse = svg.getScreenCTM()?.inverse();
  if (!inverse) return null;
  const [left, top] = [pageX - clientX, pageY - clientY];
  return (event) => {
    const { x, y } = new DOMPoint(event.pageX - left, event.pageY - top).matrixTransform(inverse);
    return { x, y };
  };
}

/** What a key makes of the values, or null where it is not for the handle. */
function changed<S extends Schema>(
  event: KeyboardEvent,
  handle: SVGElement,
  handles: Handles<S>,
  values: Values<S>,
): Values<S> | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const name = handle.dataset['handle'] ?? '';
  if (handle.dataset['plane'] === undefined || !handles.shift) {
    const value = byKey(event, handle);
    return value === null ? null : handles.move(values, name, value);
  }
  const [right, up] = ARROWS[event.key] ?? [0, 0];
  const step = Number(handle.dataset['step']) * (event.shiftKey ? 10 : 1);
  return right === 0 && up === 0 ? null : handles.shift(values, name, right * step, up * step);
}

const ARROWS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The value that a key leads to, or null where it is not for the handle. */
function byKey({ key, shiftKey }: KeyboardEvent, { dataset }: SVGElement): number | null {
  const [value, min, max] = [Number(dataset['value']), Number(dataset['min']), Number(dataset['max'])];
  const step = Number(dataset['step'] ?? (max - min) / 100) * (shiftKey ? 10 : 1);
  const within = (x: number): number => Math.min(max, Math.max(min, Number(x.toPrecision(12))));
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return within(value + step);
    case 'ArrowDown':
    case 'ArrowLeft':
      return within(value - step);
    case 'PageUp':
      return within(value + 10 * step);
    case 'PageDown':
      return within(value - 10 * step);
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}
