/** Series put in order: what articles say of themselves, and what `content/series.yaml` says of series. */
import type { FrontMatter } from '../article/index.ts';
import type { Diagnostic, FileDiagnostic, InFile } from '../diagnostics/index.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { type ListedArticle, readSeriesFile, type SeriesDefinition } from './series-file.ts';
import { SERIES_FILE } from './sources.ts';

/** What there is to know of an article. */
export interface Member extends InFile {
  slug: string;
  date: string | null;
  series: FrontMatter['series'];
  /** A draft, or its day has not come, where such are not shown. */
  hidden: boolean;
}

/** A series as pages show it. */
export interface ArrangedSeries {
  /** As articles name it. */
  name: string;
  /** What readers see; the name where no other is given. */
  title: string;
  description: string | null;
  /** Of the articles that are shown, in the order of reading; never empty. */
  slugs: string[];
  /** What the file says of them, by slug; of those alone of which it says something. */
  notes: Record<string, PartNote>;
}

/** What an article of a series asks of its reader, and what it gives. */
export interface PartNote {
  /** Slugs of articles before it that are shown, in the order in which the author names them. */
  needs: string[];
  gives: string | null;
}

export interface Arranged {
  /** By name, in code units. */
  series: ArrangedSeries[];
  diagnostics: FileDiagnostic[];
}

/**
 * The order is that of the file's list; then come the articles that it does not name, by `order`, then by date, then by
 * slug. An article belongs to one series: the one that lists it, or else the one that it names.
 *
 * @param source Of `content/series.yaml`, LF-normalised; empty where there is none.
 */
export function arrangeSeries(source: string, members: readonly Member[]): Arranged {
  const { definitions, diagnostics: ofFile } = readSeriesFile(source);
  const diagnostics: FileDiagnostic[] = ofFile.map((d) => ({ ...d, file: SERIES_FILE, source }));
  const inFile = (fault: Omit<Diagnostic, 'severity'>, severity: Diagnostic['severity'] = 'error'): void => {
    diagnostics.push({ ...fault, severity, file: SERIES_FILE, source });
  };
  const bySlug = new Map(members.map((member) => [member.slug, member]));
  const { listed, repeated } = listedIn(definitions, bySlug, inFile);
  const groups = new Map<string, Member[]>();
  const join = (name: string, member: Member): void => {
    groups.set(name, [...(groups.get(name) ?? []), member]);
  };
  for (const [slug, name] of listed) {
    const member = bySlug.get(slug);
    if (member) join(name, member);
  }
  const rest = members.filter(({ slug }) => !listed.has(slug)).sort(inOrder);
  for (const member of rest) if (member.series) join(member.series.name, member);
  diagnostics.push(...sameOrders(rest), ...otherSeries(listed, repeated, bySlug));
  for (const { articles } of definitions) tellNeeds(articles, bySlug, inFile);
  for (const { name } of definitions) {
    if (groups.has(name.value)) continue;
    const near = nearest(name.value, groups.keys());
    const hint = near === null ? 'List its articles, or name it in their front matter.' : `Did you mean "${near}"?`;
    inFile(
      { id: 'series/no-articles', message: `No article belongs to the series "${name.value}".`, hint, ...place(name) },
      'warning',
    );
  }
  return { series: shown(groups, definitions), diagnostics };
}

function shown(groups: ReadonlyMap<string, Member[]>, definitions: readonly SeriesDefinition[]): ArrangedSeries[] {
  const defined = new Map(definitions.map((definition) => [definition.name.value, definition]));
  return [...groups]
    .map(([name, members]) => {
      const { title = null, description = null, articles = [] } = defined.get(name) ?? {};
      const slugs = members.filter(({ hidden }) => !hidden).map(({ slug }) => slug);
      return { name, title: title ?? name, description, slugs, notes: notesOf(articles, slugs) };
    })
    .filter(({ slugs }) => slugs.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param slugs Of the articles that are shown. */
function notesOf(articles: readonly ListedArticle[], slugs: readonly string[]): Record<string, PartNote> {
  const notes = articles
    .filter(({ value }) => slugs.includes(value))
    .map(({ value, needs, gives }): [string, PartNote] => {
      const before = slugs.slice(0, slugs.indexOf(value));
      const named = new Set(needs.map((need) => need.value));
      return [value, { needs: [...named].filter((need) => before.includes(need)), gives }];
    });
  return Object.fromEntries(notes.filter(([, { needs, gives }]) => needs.length > 0 || gives !== null));
}

/** An article needs what stands above it in the same list, each once. */
function tellNeeds(articles: readonly ListedArticle[], bySlug: ReadonlyMap<string, Member>, tell: Tell): void {
  const before: string[] = [];
  for (const { value: slug, needs } of articles) {
    const named = new Set<string>();
    for (const need of needs) {
      const near = nearest(need.value, bySlug.has(need.value) ? before : bySlug.keys());
      const above = before.length === 0 ? 'nothing stands above it' : `above it stand ${before.join(', ')}`;
      if (!bySlug.has(need.value)) {
        const hint = near === null ? 'Write the folder of an article.' : `Did you mean ${near}?`;
        const message = `No article has the folder ${need.value}.`;
        tell({ id: 'series/unknown-article', message, hint, ...place(need) });
      } else if (!before.includes(need.value)) {
        const message =
          need.value === slug
            ? `${slug} needs itself.`
            : `${need.value} does not stand before ${slug}, which needs it.`;
        tell({ id: 'series/not-before', message, hint: `Name articles above it in the list; ${above}.`, ...place(need) }); // prettier-ignore
      } else if (named.has(need.value)) {
        const message = `${slug} needs ${need.value} already.`;
        tell({ id: 'series/repeated-article', message, hint: 'Name it once.', ...place(need) });
      }
      named.add(need.value);
    }
    before.push(slug);
  }
}

type Tell = (fault: Omit<Diagnostic, 'severity'>) => void;

/** The series that lists each slug, in the order of the file, where the slug is an article's and stands once. */
function listedIn(
  definitions: readonly SeriesDefinition[],
  bySlug: ReadonlyMap<string, Member>,
  tell: Tell,
): { listed: Map<string, string>; repeated: Set<string> } {
  const listed = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { name, articles } of definitions) {
    for (const slug of articles) {
      const before = listed.get(slug.value);
      if (!bySlug.has(slug.value)) {
        const near = nearest(slug.value, bySlug.keys());
        const hint = near === null ? 'Write the folder of an article.' : `Did you mean ${near}?`;
        tell({
          id: 'series/unknown-article',
          message: `No article has the folder ${slug.value}.`,
          hint,
          ...place(slug),
        });
      } else if (before === undefined) listed.set(slug.value, name.value);
      else {
        repeated.add(slug.value);
        const message =
          before === name.value
            ? `${slug.value} stands in the list already, so that the series would go in a circle.`
            : `${slug.value} stands in the series "${before}" already; an article belongs to one series.`;
        tell({ id: 'series/repeated-article', message, hint: 'Keep one of the two lines.', ...place(slug) });
      }
    }
  }
  return { listed, repeated };
}

/** Once for an article, where nothing worse was told of it. */
function otherSeries(
  listed: ReadonlyMap<string, string>,
  repeated: ReadonlySet<string>,
  bySlug: ReadonlyMap<string, Member>,
): FileDiagnostic[] {
  return [...listed].flatMap(([slug, name]): FileDiagnostic[] => {
    const member = bySlug.get(slug);
    if (!member?.series || member.series.name === name || repeated.has(slug)) return [];
    const message = `The article names the series "${member.series.name}", but ${SERIES_FILE} lists it in "${name}".`;
    const hint = `Write "series: ${name}", or take it from the list.`;
    return [
      { id: 'series/other-series', severity: 'error', message, hint, ...fileOf(member), ...place(member.series) },
    ];
  });
}

/** @param members In order: those with the same number in one series follow one another. */
function sameOrders(members: readonly Member[]): FileDiagnostic[] {
  const first = new Map<string, Member>();
  return members.flatMap((member): FileDiagnostic[] => {
    if (typeof member.series?.order !== 'number') return [];
    const { name, order } = member.series;
    const key = `${order} ${name}`;
    const before = first.get(key);
    if (!before) {
      first.set(key, member);
      return [];
    }
    const message = `${before.file} has order ${order} in the series "${name}" too; the older one comes first.`;
    const hint = 'Give each article of a series an order of its own, or leave it to the dates.';
    return [
      { id: 'series/same-order', severity: 'warning', message, hint, ...fileOf(member), ...place(member.series) },
    ];
  });
}

/** Those with a number before those without, which are the later additions. */
function inOrder(a: Member, b: Member): number {
  const [x, y] = [a.series?.order ?? Infinity, b.series?.order ?? Infinity];
  if (x !== y) return x < y ? -1 : 1;
  const [one, other] = [`${a.date ?? '9999'} ${a.slug}`, `${b.date ?? '9999'} ${b.slug}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

function place({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end };
}

function fileOf({ file, source }: InFile): InFile {
  return { file, source };
}
