/** The whole site's articles brought up to date: read, rendered where they changed, bound, and what is wrong with them. */
import type { Diagnostic, FileDiagnostic } from '../diagnostics/index.ts';
import { createBinder, type Binder } from './binder.ts';
import { translationFaults } from './compared.ts';
import { ingredientsOf, readIngredients, whyRendered, writeIngredients } from './ingredients.ts';
import { engineKey, engineParts } from './key.ts';
import { linksOf } from './links.ts';
import { createPictureFiles, type PictureFiles } from './picture-files.ts';
import { readAll, readNow, type Desk, type Progress, type Read, type Reading } from './reading.ts';
import { createRenderer, type FormulaCounts, type RendererOptions, type RenderSite } from './render.ts';
import type { ArrangedSeries } from './series.ts';
import { openShelf, type Shelf } from './shelf.ts';
import { codeStyles, macroFaults } from './sheets.ts';
import { createSourceReader, type SourceFile, type Sources } from './sources.ts';
import type { SiteConfig } from './types.ts';
import { arrange, dateFault, isHidden, siteEntry, type Volume } from './volumes.ts';

export interface Counts {
  articles: number;
  rendered: number;
  bound: number;
  /** Those that wait until they are asked for. */
  pending: number;
  workers: number;
  formulas: FormulaCounts;
}

export interface Refresh {
  volumes: Volume[];
  /** Of files that are no article. */
  stray: FileDiagnostic[];
  /** Of the articles that are shown. */
  series: ArrangedSeries[];
  codeStyles: { css: string; hash: string };
  counts: Counts;
  /** What became of each article, and why: a line each. */
  told: string[];
}

export interface LibraryOptions {
  site: SiteConfig;
  /** Drafts and future articles too. */
  showHidden: boolean;
  /** Readers of what is made are the author: nothing is hidden from them, and an article is rendered when it is asked for. */
  dev: boolean;
  /** ISO date. */
  today: string;
  progress: (progress: Progress) => void;
}

export interface Library {
  refresh(options: LibraryOptions): Promise<Refresh>;
  /** An article that the last refresh did not have yet: it and what it cites are rendered now. Else `null`. */
  ensure(slug: string): Promise<Volume | null>;
  /** Renders all that wait, one after the other, so that the next refresh finds them; true where there were any. */
  renderPending(): Promise<boolean>;
}

export interface LibraryParts extends RendererOptions {
  shelf?: Shelf;
}

/**
 * @param root Absolute path of the project.
 * @param parts `keep: true` keeps what renders ready between refreshes, as dev wants it.
 */
export function createLibrary(root: string, parts: LibraryParts = {}): Library {
  return new Articles(root, parts);
}

class Articles implements Library {
  private readonly root: string;
  private readonly parts: Record<string, string>;
  private readonly desk: Desk;
  private readonly background: Desk;
  private readonly readSources: () => Sources;
  private readonly pictures: PictureFiles;
  /** Bound keys known to be in the store with what was said of them: a save asks the disk about one article only. */
  private known = new Map<string, Diagnostic[]>();
  private options: LibraryOptions | null = null;
  private site: RenderSite = { base: '/', origin: '' };
  private reads = new Map<string, Read>();
  /** Slugs of the articles whose volumes were given out whole. */
  private told = new Set<string>();
  /** What somebody waits for. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly started = new Map<string, Promise<Volume | null>>();

  constructor(root: string, { shelf = openShelf(root), ...rendering }: LibraryParts) {
    const renderer = createRenderer(root, rendering);
    this.root = root;
    this.parts = engineParts();
    this.desk = { shelf, renderer, failures: new Map(), engine: engineKey(this.parts) };
    this.background = { ...this.desk, renderer: createRenderer(root, { ...rendering, keep: true, threads: 1 }) };
    this.readSources = createSourceReader(root);
    this.pictures = createPictureFiles(root);
  }

  refresh = async (options: LibraryOptions): Promise<Refresh> => {
    const sources = this.readSources();
    const { language, base, url, theorems } = options.site;
    this.site = { macros: sources.macros, language, theorems, base, origin: url };
    const first = this.options === null;
    this.options = options;
    // At the start of dev all that is missing waits; later, what was changed does not.
    const later = ({ slug }: SourceFile): boolean =>
      options.dev && (first || (this.reads.get(slug)?.pending ?? false)) && !this.started.has(slug);
    const { reads, rendered, workers } = await readAll(this.desk, sources.articles, this.site, {
      later,
      before: this.reads,
      progress: options.progress,
    });
    this.reads = new Map(reads.map((read) => [read.source.slug, read]));
    const binder = this.binder(options, new Set(rendered.map(({ source }) => source.slug)));
    const volumes: Volume[] = [];
    for (const read of reads) volumes.push(await this.shelve(read, binder, options));
    this.known = binder.met;
    this.told = new Set(reads.filter(({ pending }) => !pending).map(({ source }) => source.slug));
    const { series, faults } = arrange(reads, volumes, sources.series);
    const { shelf, engine } = this.desk;
    const counts = {
      articles: reads.length,
      rendered: rendered.length,
      bound: binder.written(),
      pending: reads.filter(({ pending }) => pending).length,
      workers,
      formulas: sumOf(rendered.map(({ formulas }) => formulas)),
    };
    return {
      volumes,
      series,
      stray: [
        ...sources.diagnostics,
        ...faults,
        ...(await macroFaults(shelf, engine, sources.macros, options.dev && first)),
      ],
      codeStyles: await codeStyles(shelf, engine, volumes),
      counts,
      // A save in dev explains itself.
      told: options.dev && !first ? [] : this.tell(sources, rendered, binder),
    };
  };

  ensure = (slug: string): Promise<Volume | null> => {
    const started = this.started.get(slug);
    if (started) return started;
    // Also what was rendered since the last refresh, in the background or because another cites it.
    if (!this.reads.has(slug) || this.told.has(slug)) return Promise.resolve(null);
    const work = this.shelveNow(slug).finally(() => this.started.delete(slug));
    this.started.set(slug, work);
    return work;
  };

  renderPending = async (): Promise<boolean> => {
    const pending = [...this.reads.values()].filter((read) => read.pending);
    for (const { source } of pending) {
      // It may have been asked for, or changed, meanwhile.
      const read = this.reads.get(source.slug);
      if (read?.pending) await this.renderOn(this.background, read);
      // Who waits for a page goes first.
      await this.last;
    }
    await this.background.renderer.close();
    return pending.length > 0;
  };

  /** Remembers what everything was made from, too. */
  private tell({ articles }: Sources, rendered: Reading['rendered'], binder: Binder): string[] {
    const before = readIngredients(this.root);
    const now = ingredientsOf(this.parts, this.site, articles);
    const counts = new Map(rendered.map(({ source: { slug }, formulas }) => [slug, formulas]));
    writeIngredients(this.root, now);
    return Array.from(this.reads.values(), ({ source: { slug, file }, pending }) => {
      const formulas = counts.get(slug);
      if (pending) return `${file}: waits, since ${whyRendered(slug, before, now)}`;
      if (formulas) {
        const amount = `formulas: ${formulas.typeset} typeset, ${formulas.recalled} from the cache`;
        return `${file}: rendered, since ${whyRendered(slug, before, now)}; ${amount}`;
      }
      const bound = binder.wrote(slug) ? ', bound anew, since what it cites or the address of the site changed' : '';
      return `${file}: from the cache${bound}`;
    });
  }

  private binder(options: LibraryOptions, fresh = new Set<string>()): Binder {
    const entries = new Map(Array.from(this.reads, ([slug, read]) => [slug, siteEntry(read, options)] as const));
    return createBinder(this.desk, { entries, site: this.site, known: this.known, fresh });
  }

  /** One after the other: a list asks for ten articles at once, and ten threads would each warm up for one. */
  private render(read: Read): Promise<Read> {
    const rendered = this.last.then(() => this.renderOn(this.desk, read));
    this.last = rendered.catch(() => undefined);
    return rendered;
  }

  private async renderOn(desk: Desk, asked: Read): Promise<Read> {
    // Somebody else may have rendered it meanwhile, or saved it.
    const read = this.reads.get(asked.source.slug) ?? asked;
    if (!read.pending) return read;
    const now = await readNow(desk, read, this.site);
    // Unless it was saved meanwhile.
    if (this.reads.get(read.source.slug) === read) this.reads.set(read.source.slug, now);
    return now;
  }

  private async shelveNow(slug: string): Promise<Volume | null> {
    const { options } = this;
    let read = this.reads.get(slug);
    if (!read || !options) return null;
    if (read.pending) read = await this.render(read);
    for (const other of linksOf(slug, read.summary)) {
      const cited = this.reads.get(other);
      if (cited?.pending) await this.render(cited);
    }
    const volume = await this.shelve(read, this.binder(options), options);
    // A refresh came meanwhile and knows better, unless it has put it off again.
    const now = this.reads.get(slug);
    if (now !== read && now?.key !== read.key) return now?.pending ? this.shelveNow(slug) : null;
    this.told.add(slug);
    return volume;
  }

  private async shelve(read: Read, binder: Binder, options: LibraryOptions): Promise<Volume> {
    const { source, summary, pending } = read;
    const hidden = isHidden(summary, options.today);
    const shown = !hidden || options.showHidden;
    const { slug, file } = source;
    const volume: Volume = { slug, file, summary, hidden, shown, bound: null, pictures: [], diagnostics: [] };
    const inFile = (found: readonly Diagnostic[]): FileDiagnostic[] =>
      found.map((d) => ({ ...d, file, source: source.source }));
    // A draft may be as unfinished as it likes until it is shown.
    if (!shown) return { ...volume, diagnostics: inFile(summary.diagnostics.filter(isToldOfDrafts)) };
    if (pending) return volume;
    const { key, diagnostics } = await binder.bind(read);
    const language = source.original?.language ?? null;
    const pictures = await this.pictures.check(source.folder, summary.pictures, language);
    const found = [
      // An empty file is told once, not also by what the renderer misses in it.
      ...source.diagnostics,
      ...(source.diagnostics.some(({ id }) => id === 'file/empty') ? [] : [...summary.diagnostics, ...dateFault(read)]),
      ...diagnostics,
      ...pictures.diagnostics,
      ...translationFaults(this.desk.shelf, read, options.site.language),
    ];
    return { ...volume, bound: key, pictures: pictures.facts, diagnostics: inFile(found) };
  }
}

/** Its author takes it for published. */
function isToldOfDrafts({ id }: Diagnostic): boolean {
  return id === 'translation/draft-original';
}

function sumOf(all: readonly FormulaCounts[]): FormulaCounts {
  const sum = (kind: keyof FormulaCounts): number => all.reduce((total, counts) => total + counts[kind], 0);
  return { typeset: sum('typeset'), recalled: sum('recalled') };
}
