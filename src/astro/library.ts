/** The whole site's articles brought up to date: read, rendered where they changed, bound, and what is wrong with them. */
import type { SiteEntry } from '../article/index.ts';
import type { Diagnostic, FileDiagnostic } from '../diagnostics/index.ts';
import { hashKey } from '../store/index.ts';
import { articleUrl } from './address.ts';
import { createBinder, type Binder } from './binder.ts';
import { openShelf, type Shelf, type Summary } from './bound.ts';
import { engineKey } from './key.ts';
import { createPictureFiles, type PictureFacts, type PictureFiles } from './picture-files.ts';
import { type Failures, readAll, type Read } from './reading.ts';
import { createRenderer, type RendererOptions } from './render.ts';
import { arrangeSeries, type ArrangedSeries } from './series.ts';
import { createSourceReader, MACROS_FILE, type SourceFile } from './sources.ts';
import type { SiteConfig } from './types.ts';

/** An article as it stands after a refresh. */
export interface Volume {
  slug: string;
  file: string;
  summary: Summary;
  /** A draft, or its day has not come. */
  hidden: boolean;
  /** Key of its bound HTML in the store; `null` for what is not shown. */
  bound: string | null;
  pictures: PictureFacts[];
  diagnostics: FileDiagnostic[];
}

export interface Counts {
  articles: number;
  rendered: number;
  bound: number;
  workers: number;
}

export interface Refresh {
  volumes: Volume[];
  /** Of files that are no article. */
  stray: FileDiagnostic[];
  /** Of the articles that are shown. */
  series: ArrangedSeries[];
  codeStyles: { css: string; hash: string };
  counts: Counts;
}

export interface LibraryOptions {
  site: SiteConfig;
  /** Drafts and future articles too. */
  showHidden: boolean;
  /** Readers of what is made are the author: nothing is hidden from them. */
  dev: boolean;
  /** ISO date. */
  today: string;
  progress: (rendered: number, of: number) => void;
}

export interface Library {
  refresh(options: LibraryOptions): Promise<Refresh>;
}

/**
 * @param root Absolute path of the project.
 * @param rendering `keep: true` keeps what renders ready between refreshes, as dev wants it.
 */
export function createLibrary(root: string, rendering: RendererOptions = {}): Library {
  const shelf = openShelf(root);
  const readSources = createSourceReader(root);
  const pictureFiles = createPictureFiles(root);
  const engine = engineKey();
  const renderer = createRenderer(rendering);
  const failures: Failures = new Map();
  /** Bound keys known to be in the store with what was said of them: a save asks the disk about one article only. */
  let known = new Map<string, Diagnostic[]>();

  return {
    async refresh(options) {
      const sources = readSources();
      const site = { macros: sources.macros, language: options.site.language };
      const { reads, rendered, workers } = await readAll(
        shelf,
        renderer,
        failures,
        engine,
        sources.articles,
        site,
        options.progress,
      );
      const entries = new Map(reads.map((read) => [read.source.slug, siteEntry(read, options)]));
      const binder = createBinder(shelf, {
        base: options.site.base,
        origin: options.site.url,
        entries,
        site,
        renderer,
        known,
      });
      const volumes: Volume[] = [];
      for (const read of reads) volumes.push(await shelve(read, binder, pictureFiles, options));
      known = binder.met;
      const { series, faults } = arrange(reads, volumes, sources.series);
      return {
        volumes,
        series,
        stray: [...sources.diagnostics, ...faults, ...(await macroFaults(shelf, engine, sources.macros))],
        codeStyles: await codeStyles(shelf, engine, volumes),
        counts: { articles: reads.length, rendered, bound: binder.written(), workers },
      };
    },
  };
}

/** Faults of an article go to its volume, where dev's page shows them; what is not shown has none. */
function arrange(
  reads: readonly Read[],
  volumes: readonly Volume[],
  source: string,
): { series: ArrangedSeries[]; faults: FileDiagnostic[] } {
  const byFile = new Map(volumes.map((volume) => [volume.file, volume]));
  const members = reads.map(({ source: { slug, file, source }, summary: { meta } }) => {
    const hidden = byFile.get(file)?.bound === null;
    return { slug, file, source, date: meta.date, series: meta.series, hidden };
  });
  const { series, diagnostics } = arrangeSeries(source, members);
  const faults = diagnostics.filter(({ file }) => !byFile.has(file));
  for (const fault of diagnostics) {
    const volume = byFile.get(fault.file);
    if (volume && volume.bound !== null) volume.diagnostics.push(fault);
  }
  return { series, faults };
}

function isHidden({ meta }: Summary, today: string): boolean {
  return meta.draft || (meta.date !== null && meta.date > today);
}

function siteEntry({ source, summary }: Read, options: LibraryOptions): SiteEntry {
  return {
    slug: source.slug,
    file: source.file,
    title: summary.meta.title,
    url: articleUrl(options.site.base, source.slug),
    draft: isHidden(summary, options.today) && !options.dev,
    equations: summary.equations,
    anchors: [...summary.headings.map(({ id }) => id), ...summary.otherIds],
  };
}

async function shelve(read: Read, binder: Binder, files: PictureFiles, options: LibraryOptions): Promise<Volume> {
  const { source, summary } = read;
  const hidden = isHidden(summary, options.today);
  const place = { file: source.file, source: source.source };
  const volume: Volume = { ...named(source), summary, hidden, bound: null, pictures: [], diagnostics: [] };
  // A draft may be as unfinished as it likes until it is shown.
  if (hidden && !options.showHidden) return volume;
  const { key, diagnostics } = await binder.bind(read);
  const pictures = await files.check(source.folder, summary.pictures);
  const found = [
    // An empty file is told once, not also by what the renderer misses in it.
    ...source.diagnostics,
    ...(source.diagnostics.some(({ id }) => id === 'file/empty')
      ? []
      : [...summary.diagnostics, ...dateFault(summary)]),
    ...diagnostics,
    ...pictures.diagnostics,
  ];
  return { ...volume, bound: key, pictures: pictures.facts, diagnostics: found.map((d) => ({ ...d, ...place })) };
}

function named({ slug, file }: SourceFile): Pick<Volume, 'slug' | 'file'> {
  return { slug, file };
}

function dateFault({ meta, diagnostics }: Summary): Diagnostic[] {
  if (meta.date !== null || meta.draft || diagnostics.some(({ severity }) => severity === 'error')) return [];
  const hint = 'Add "date: 2026-01-31" to the front matter, or "draft: true".';
  return [
    {
      id: 'site/missing-date',
      severity: 'error',
      message: 'A published article needs a date.',
      hint,
      start: 0,
      end: 0,
    },
  ];
}

/** Kept like an article, since MathJax starts for them. */
async function macroFaults(shelf: Shelf, engine: string, macros: string): Promise<FileDiagnostic[]> {
  if (macros.trim() === '') return [];
  const key = hashKey([engine, macros]);
  let faults = await shelf.macros.get(key);
  if (!faults) {
    const { checkMacros } = await import('../article/macros.ts');
    faults = checkMacros(macros);
    await shelf.macros.put(key, faults);
  }
  return faults.map((fault) => ({ ...fault, file: MACROS_FILE, source: macros }));
}

async function codeStyles(
  shelf: Shelf,
  engine: string,
  volumes: readonly Volume[],
): Promise<{ css: string; hash: string }> {
  const union: Record<string, string> = {};
  for (const { bound, summary } of volumes) if (bound !== null) Object.assign(union, summary.codeStyles);
  const classes = Object.entries(union).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = hashKey([engine, JSON.stringify(classes)]);
  const hash = key.slice(0, 8);
  if (classes.length === 0) return { css: '', hash };
  const kept = await shelf.css.get(key);
  if (kept !== null) return { css: kept, hash };
  const { codeStyleSheet } = await import('../code/index.ts');
  const css = codeStyleSheet(Object.fromEntries(classes));
  await shelf.css.put(key, css);
  return { css, hash };
}
