/** What is said of single articles, and of them all together, once they are read. */
import type { SiteEntry } from '../article/index.ts';
import type { Diagnostic, FileDiagnostic } from '../diagnostics/index.ts';
import { articleUrl } from './address.ts';
import type { LibraryOptions } from './library.ts';
import type { PictureFacts } from './picture-files.ts';
import type { Read } from './reading.ts';
import { arrangeSeries, type ArrangedSeries } from './series.ts';
import type { Summary } from './shelf.ts';

/** An article as it stands after a refresh. */
export interface Volume {
  slug: string;
  file: string;
  summary: Summary;
  /** A draft, or its day has not come. */
  hidden: boolean;
  /** Whether it has a page. */
  shown: boolean;
  /** Key of its pieces in the store; `null` for what is not shown, or not rendered yet. */
  bound: string | null;
  pictures: PictureFacts[];
  diagnostics: FileDiagnostic[];
}

/** Faults of an article go to its volume, where dev's page shows them; what is not shown has none. */
export function arrange(
  reads: readonly Read[],
  volumes: readonly Volume[],
  source: string,
): { series: ArrangedSeries[]; faults: FileDiagnostic[] } {
  const byFile = new Map(volumes.map((volume) => [volume.file, volume]));
  // A series is made of originals; pages in a language put its translations in their places.
  const originals = reads.filter(({ source }) => source.original === null);
  const members = originals.map(({ source: { slug, file, source }, summary: { meta } }) => {
    const hidden = byFile.get(file)?.shown === false;
    return { slug, file, source, date: meta.date, series: meta.series, hidden };
  });
  const { series, diagnostics } = arrangeSeries(source, members);
  const faults = diagnostics.filter(({ file }) => !byFile.has(file));
  for (const fault of diagnostics) {
    const volume = byFile.get(fault.file);
    if (volume?.shown) volume.diagnostics.push(fault);
  }
  return { series, faults };
}

/** Drafts, and articles whose day has not come. */
export function isHidden({ meta }: Summary, today: string): boolean {
  return meta.draft || (meta.date !== null && meta.date > today);
}

/** What others need to know of an article in order to cite it. */
export function siteEntry({ source, summary }: Read, options: LibraryOptions): SiteEntry {
  return {
    slug: source.slug,
    file: source.file,
    title: summary.meta.title,
    lang: summary.meta.lang ?? options.site.language,
    url: articleUrl(options.site.base, source.slug),
    draft: isHidden(summary, options.today) && !options.dev,
    equations: summary.equations,
    statements: summary.statements,
    headings: summary.headings.map(({ id }) => id),
    anchors: [...summary.headings.map(({ id }) => id), ...summary.otherIds],
  };
}

export function dateFault({ source, summary: { meta, diagnostics } }: Read): Diagnostic[] {
  // A translation has the date of its original, where a missing one is told.
  if (meta.date !== null || meta.draft || source.original || diagnostics.some(({ severity }) => severity === 'error'))
    return [];
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
