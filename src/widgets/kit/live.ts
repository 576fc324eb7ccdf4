/** A figure that has come alive: its values, and the pieces of the page that follow them. */
import type { Widget } from '../widget.ts';
import { changeOf, stepOn } from './events.ts';
import { figureParts, type FigureParts, tableCsv } from './figure.ts';
import { followHandles, type Handles, showHandles } from './handles.ts';
import { linkTo, stateInAddress } from './link.ts';
import { createPatch } from './patch.ts';
import type { Schema, Values } from './schema.ts';
import { defaultsOf, parseState, readValues, withValues } from './state.ts';
import { text } from './texts.ts';
import { followToggles, showToggles, type Toggle } from './toggles.ts';
import type { Language } from './words.ts';
import type { Work } from './work.ts';

type Piece = 'stage' | 'summary' | 'controls' | 'table';

const PLACES: Readonly<Record<Piece, string>> = {
  stage: '.widget-stage',
  summary: '.widget-summary',
  controls: 'fieldset.widget-controls',
  table: '.widget-numbers .table-scroll',
};
const PIECES: readonly Piece[] = ['stage', 'summary', 'controls', 'table'];

/** What a figure answers to besides its controls. */
export interface Ways<S extends Schema> {
  handles: Handles<S> | undefined;
  toggle: Toggle<S> | undefined;
  work: Work<S> | undefined;
}

export class LiveFigure<S extends Schema, M> {
  readonly #host: HTMLElement;
  readonly #widget: Widget<S, M>;
  readonly #ways: Ways<S>;
  readonly #language: Language;
  /** Inner HTML before any script. */
  readonly #built: string;
  readonly #initial: Values<S>;
  #values: Values<S>;
  #parts: FigureParts;
  readonly #patches: readonly { piece: Piece; patch: (html: string) => void }[];
  /** True while pieces are being written: taking away a control that has the focus makes it say that it was changed. */
  #isDrawing = false;
  /** Of `requestAnimationFrame`; 0 where nothing waits to be drawn. */
  #frame = 0;

  /** @throws Error where the figure is not as `figureHtml` writes it. */
  constructor(host: HTMLElement, widget: Widget<S, M>, ways: Ways<S>) {
    this.#host = host;
    this.#widget = widget;
    this.#ways = ways;
    this.#language = host.dataset['language'] === 'en' ? 'en' : 'zh';
    this.#built = host.innerHTML;
    this.#initial = stateOf(host, widget);
    this.#values = this.#initial;
    this.#parts = figureParts(widget, this.#values, this.#language);
    this.#patches = PIECES.map((piece) => ({ piece, patch: createPatch(this.#place(piece), this.#parts[piece]) }));
  }

  start(): void {
    this.#listen();
    const stage = this.#place('stage');
    const { handles, toggle, work } = this.#ways;
    if (handles) {
      showHandles(stage);
      followHandles(stage, handles, {
        values: () => this.#values,
        set: (values) => this.#safely(() => this.#set(values)),
        settled: () => this.#settled(),
      });
    }
    if (toggle) {
      showToggles(stage);
      followToggles(stage, (name) => {
        this.#safely(() => this.#set(toggle(this.#values, name)));
        this.#settled();
      });
    }
    this.#place('controls').removeAttribute('disabled');
    this.#host.dataset['live'] = '';
    work?.start({
      host: this.#host,
      language: this.#language,
      values: () => this.#values,
      set: (values) => {
        this.#safely(() => this.#set(values));
        this.#settled();
      },
      say: (words) => this.#say(words),
    });
    const linked = stateInAddress(this.#host, this.#widget, this.#initial);
    if (linked === 'unreadable') this.#say(text('badLink', this.#language));
    else if (linked) {
      this.#set(linked);
      this.#settled();
    }
  }

  #place(piece: Piece): Element {
    const found = this.#host.querySelector(PLACES[piece]);
    if (!found) throw new Error(`the figure has no ${piece}`);
    return found;
  }

  /** Where anything throws, the figure is as it was built, without its controls; the page goes on. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#host.innerHTML = this.#built;
    giveUp(this.#host, error);
  }

  /** Drawn at most once a frame, however many events there are. */
  #set(values: Values<S>): void {
    const settled = this.#widget.settle ? this.#widget.settle(values) : values;
    this.#values = settled;
    const waiting = this.#ways.work?.ready(settled);
    if (waiting) {
      // What goes together can depend on what was computed.
      const go = (): void => {
        if (this.#values === settled) this.#set(settled);
        this.#settled();
      };
      waiting.then(go).catch((error: unknown) => this.#fail(error));
      return;
    }
    this.#frame ||= requestAnimationFrame(() => this.#safely(() => this.#draw(true)));
  }

  /** @param isBusy More is to come: the reader has not let go. */
  #draw(isBusy = false): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    // Until its numbers are there, the figure stays as it is.
    if (this.#ways.work?.ready(this.#values)) return;
    // A table that nobody sees need not keep up with a drag.
    const hasTable = !isBusy || this.#host.querySelector('.widget-numbers[open]') !== null;
    this.#parts = figureParts(this.#widget, this.#values, this.#language, hasTable);
    this.#isDrawing = true;
    try {
      for (const { piece, patch } of this.#patches) {
        if (piece !== 'table' || hasTable) patch(this.#parts[piece]);
      }
    } finally {
      this.#isDrawing = false;
    }
    this.#host.dataset['state'] = this.#parts.state;
    if (this.#ways.handles) showHandles(this.#place('stage'));
    if (this.#ways.toggle) showToggles(this.#place('stage'));
  }

  /** The reader has let go of a control: what came of it is said. */
  #settled(): void {
    this.#safely(() => {
      this.#draw();
      this.#say(this.#parts.summary);
    });
  }

  #say(words: string): void {
    const status = this.#host.querySelector('.widget-status');
    if (status) status.innerHTML = words;
  }

  #listen(): void {
    const { schema } = this.#widget;
    const change = (event: Event): void => {
      if (this.#isDrawing) return;
      const ofPreset = (values: Partial<Values<S>>): Values<S> => withValues(schema, defaultsOf(schema), values);
      const values = changeOf(event, this.#widget, this.#values, ofPreset);
      if (values) this.#set(values);
    };
    this.#host.addEventListener('input', (event) => this.#safely(() => change(event)));
    this.#host.addEventListener('change', (event) => {
      const { target } = event;
      const isFile = target instanceof HTMLInputElement && target.type === 'file';
      if (this.#isDrawing || isFile) return;
      this.#safely(() => change(event));
      this.#settled();
      // What could not be read gives way to what holds.
      if (target instanceof HTMLInputElement) target.value = target.getAttribute('value') ?? '';
    });
    this.#host.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
      if (button) this.#safely(() => this.#act(button.dataset['action'] ?? ''));
    });
  }

  #act(action: string): void {
    if (action === 'reset') {
      this.#set(this.#initial);
      this.#settled();
    } else if (action === 'link') {
      void this.#copy(linkTo(this.#host, this.#widget, this.#initial, this.#values));
    } else if (action === 'csv') {
      void this.#copy(tableCsv(this.#widget.table(this.#widget.model(this.#values), this.#language)));
    } else if (action.startsWith('next:')) {
      const values = stepOn(this.#widget.schema, this.#values, action.slice('next:'.length));
      if (values) this.#set(values);
      this.#settled();
    }
  }

  async #copy(what: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(what);
      this.#say(text('copied', this.#language));
    } catch {
      this.#say(text('copyFailed', this.#language));
    }
  }
}

/** What the figure shows, as its element says it: checked when it was written. */
export function stateOf<S extends Schema, M>(host: HTMLElement, { schema }: Widget<S, M>): Values<S> {
  return readValues({ schema }, parseState(host.dataset['state'] ?? '')).values;
}

/** Hides the controls of a figure that cannot be alive, and lets those who look for faults see why. */
export function giveUp(host: HTMLElement, error: unknown): void {
  host.dataset['failed'] = '';
  delete host.dataset['live'];
  reportError(error);
}
