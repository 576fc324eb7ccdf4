import { defineElement } from '../kit/element.ts';
import type { Figure } from '../kit/work.ts';
import { ranksAcross } from './charts.ts';
import { begin, type Job } from './job.ts';
import type { OurName, Parameters, PictureName, schema } from './schema.ts';
import { isKnown, keep, leaveToWorkers, termsOf } from './store.ts';
import { svdImage } from './widget.ts';
import { FAULTS, WORDS } from './words.ts';

/** Pictures of ours that a worker is at. */
const pending = new Map<PictureName, Promise<void>>();

async function fetchTerms(picture: OurName): Promise<void> {
  const terms = await begin({ picture }, () => null).result;
  if (typeof terms === 'string') throw new Error(terms);
  keep(picture, terms);
}

function ready({ picture }: Parameters): Promise<void> | null {
  if (picture === 'own' || isKnown(picture)) return null;
  const found = pending.get(picture) ?? fetchTerms(picture);
  pending.set(picture, found);
  return found;
}

/** The controls for a file, where they are now: a translator may have put copies in their place. */
function show(host: HTMLElement, done: number | null, fault = ''): void {
  const work = host.querySelector<HTMLElement>('.widget-work');
  const bar = work?.querySelector('progress');
  const line = host.querySelector<HTMLElement>('.widget-fault');
  if (!work || !bar || !line) return;
  work.hidden = done === null;
  bar.value = done ?? 0;
  line.hidden = fault === '';
  line.textContent = fault;
}

/** Follows the choice of a file: decomposes it, says how far that is, and shows it or what is wrong with it. */
class OwnPicture {
  readonly #figure: Figure<typeof schema>;
  #job: Job | null = null;

  constructor(figure: Figure<typeof schema>) {
    this.#figure = figure;
  }

  start(): void {
    const { host } = this.#figure;
    host.addEventListener('change', ({ target }) => {
      const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
      if (file) void this.#read(file);
    });
    host.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[data-action="cancel"]')) this.#stop();
    });
  }

  async #read(file: Blob): Promise<void> {
    const { host, language } = this.#figure;
    this.#job?.stop();
    show(host, 0);
    const job = begin({ file }, (done) => show(host, done));
    this.#job = job;
    const found = await job.result.catch(() => 'unsupported' as const);
    this.#job = null;
    if (typeof found === 'string') {
      show(host, null, FAULTS[found][language]);
      this.#figure.say(FAULTS[found][language]);
      return;
    }
    show(host, null);
    keep('own', found);
    this.#figure.set({ ...this.#figure.values(), picture: 'own' });
  }

  #stop(): void {
    if (!this.#job) return;
    this.#job.stop();
    this.#job = null;
    show(this.#figure.host, null);
    this.#figure.say(WORDS.stopped[this.#figure.language]);
  }
}

function followFiles(figure: Figure<typeof schema>): void {
  new OwnPicture(figure).start();
}

function withRank(values: Parameters, rank: number): Parameters {
  return { ...values, rank: Math.max(1, Math.round(rank)) };
}

leaveToWorkers();
defineElement(
  svdImage,
  {
    drag: (values, _handle, { x }) => {
      const terms = termsOf(values.picture);
      return terms ? withRank(values, ranksAcross(terms).invert(x)) : values;
    },
    move: (values, _handle, rank) => withRank(values, rank),
  },
  undefined,
  { ready, start: followFiles },
);
