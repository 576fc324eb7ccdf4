/** The search page: asks the index as the reader types, and goes through the hits by keyboard. */
import { createSearcher, type Answer, type ReadFile, type Searcher } from '../search/index.ts';
import { addGlyphs, glyphSheet, hitElement } from './hits.ts';

/** Hits shown at once. */
const SHOWN = 10;
/** ms without a key before the index is asked. */
const PAUSE = 150;
/** ms before the reader is told that it takes time. */
const BUSY = 400;

type Message = 'all' | 'some' | 'none' | 'short' | 'busy' | 'failed';

function reader(folder: string): ReadFile {
  return async (name) => {
    const response = await fetch(folder + name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return unzip(new Uint8Array(await response.arrayBuffer()));
  };
}

/** A server may have undone the compression already. */
async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What the page holds for it; made once a page. */
class SearchPage {
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly more: HTMLElement;
  private readonly searcher: Searcher;
  private answer: Answer | null = null;
  /** Counts questions: an answer to an older one is thrown away. */
  private asked = 0;
  private shown = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement, input: HTMLInputElement, list: HTMLElement, more: HTMLElement) {
    [this.input, this.list, this.more] = [input, list, more];
    this.searcher = createSearcher(reader(form.dataset['index'] ?? ''));
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.later();
    });
    // What an input method has not finished is no query.
    input.addEventListener('compositionend', () => this.later());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.run();
    });
    more.addEventListener('click', () => void this.next(this.asked, true));
    form.addEventListener('keydown', (event) => this.key(event));
    list.addEventListener('keydown', (event) => this.key(event));
    form.hidden = false;
    if (input.value === '') input.focus();
    else void this.run();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), PAUSE);
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    const query = this.input.value;
    if (query === this.shown) return;
    this.shown = query;
    const turn = ++this.asked;
    const address = new URL(location.href);
    // A proxy has parameters of its own.
    if (query.trim() === '') address.searchParams.delete('q');
    else address.searchParams.set('q', query);
    history.replaceState(history.state, '', address);
    const busy = setTimeout(() => this.say('busy'), BUSY);
    try {
      const answer = await this.searcher.ask(query);
      if (turn !== this.asked) return;
      this.answer = answer;
      if (answer.kind === 'found') await this.next(turn, false);
      else this.clear(answer.kind === 'short' ? 'short' : null);
    } catch {
      if (turn === this.asked) this.fail();
    } finally {
      clearTimeout(busy);
    }
  }

  /** The next hits, after those that are there or in their place. */
  private async next(turn: number, after: boolean): Promise<void> {
    try {
      const taken = await this.answer?.take(SHOWN);
      if (!taken || turn !== this.asked) return;
      addGlyphs(glyphSheet(), taken.hits);
      const made = taken.hits.map(hitElement);
      if (after) this.list.append(...made);
      else this.list.replaceChildren(...made);
      if (after) made[0]?.querySelector('a')?.focus();
      const count = this.list.children.length;
      this.more.hidden = taken.done;
      this.say(count === 0 ? 'none' : taken.done ? 'all' : 'some', count);
    } catch {
      if (turn === this.asked) this.fail();
    }
  }

  private fail(): void {
    // The same query may be asked again.
    this.shown = '';
    this.clear('failed');
  }

  private clear(message: Message | null): void {
    this.list.replaceChildren();
    this.more.hidden = true;
    this.say(message);
  }

  /** Messages stand in the page, where a translator finds them. */
  private say(name: Message | null, count?: number): void {
    for (const message of document.querySelectorAll<HTMLElement>('[data-message]')) {
      const output = message.querySelector('output');
      if (output && count !== undefined) output.textContent = String(count);
      message.hidden = message.dataset['message'] !== name;
    }
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      this.input.value = '';
      this.input.focus();
      void this.run();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const stops = [this.input, ...this.list.querySelectorAll('a')];
      const at = stops.findIndex((stop) => stop === document.activeElement);
      const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
      if (!next) return;
      next.focus();
    } else return;
    event.preventDefault();
  }
}

function start(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-index][hidden]');
  const input = form?.querySelector('input');
  const list = document.querySelector<HTMLElement>('.hits');
  const more = document.querySelector<HTMLElement>('.more-hits');
  if (form && input && list && more) new SearchPage(form, input, list, more);
}

start();

// Dev puts the page in again when an article is saved.
document.addEventListener('yansuan:swapped', start);
