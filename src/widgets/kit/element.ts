/** The custom element of a widget: takes over the figure that the build has drawn. */
import type { Widget } from '../widget.ts';
import type { Handles } from './handles.ts';
import { giveUp, LiveFigure, stateOf } from './live.ts';
import { elementName } from './name.ts';
import type { Schema } from './schema.ts';
import type { Toggle } from './toggles.ts';
import type { Work } from './work.ts';

/**
 * Registers the element of a widget; a second call does nothing.
 *
 * @param handles How what is dragged in the drawing changes the values; left out where nothing is.
 * @param toggle How what is pressed in it does; likewise.
 * @param work What takes longer than a frame; likewise.
 */
export function defineElement<S extends Schema, M>(
  widget: Widget<S, M>,
  handles?: Handles<S>,
  toggle?: Toggle<S>,
  work?: Work<S>,
): void {
  const name = elementName(widget.name);
  if (customElements.get(name)) return;
  customElements.define(
    name,
    class extends HTMLElement {
      #started = false;

      // Translators take elements out and put them back, and copy them: a copy starts from the state it was copied in.
      connectedCallback(): void {
        if (this.#started) return;
        this.#started = true;
        try {
          const waiting = work?.ready(stateOf(this, widget));
          if (waiting) waiting.then(() => this.#start()).catch((error: unknown) => giveUp(this, error));
          else this.#start();
        } catch (error) {
          giveUp(this, error);
        }
      }

      #start(): void {
        new LiveFigure(this, widget, { handles, toggle, work }).start();
      }
    },
  );
}
