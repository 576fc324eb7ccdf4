/** `content/series.yaml`: what a series is called, what it is about, and in which order it is read. */
import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Diagnostic, DiagnosticId } from '../diagnostics/index.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { yamlFaults } from '../diagnostics/yaml.ts';

/** Something written in the file, and where. */
export interface Written {
  value: string;
  start: number;
  end: number;
}

/** A line of a series' list: the folder of an article, and what its author says of the way through the series. */
export interface ListedArticle extends Written {
  /** Folders of the articles that it builds on. */
  needs: Written[];
  /** What its reader has in the end, in a sentence. */
  gives: string | null;
}

export interface SeriesDefinition {
  /** As articles name it in their front matter. */
  name: Written;
  title: string | null;
  description: string | null;
  /** In the order of reading; empty where none is given. */
  articles: ListedArticle[];
}

export interface SeriesFile {
  definitions: SeriesDefinition[];
  diagnostics: Diagnostic[];
}

const KEYS = ['title', 'description', 'articles'];
const ARTICLE_KEYS = ['needs', 'gives'];

/** Reads the LF-normalised source. Never throws; what is wrong is left out. */
export function readSeriesFile(source: string): SeriesFile {
  const document = parseDocument(source, { prettyErrors: false });
  const diagnostics: Diagnostic[] = [];
  if (document.errors.length > 0) {
    const faults = yamlFaults(source, document.errors);
    return { definitions: [], diagnostics: faults.map((f) => ({ id: 'series/yaml', severity: 'error', ...f })) };
  }
  const report = (id: DiagnosticId, message: string, hint: string, { start, end }: Omit<Written, 'value'>): void => {
    diagnostics.push({ id, severity: 'error', message, hint, start, end });
  };
  const { contents } = document;
  if (contents === null) return { definitions: [], diagnostics };
  if (!isMap(contents)) {
    report('series/bad-value', 'The file is a list of series.', 'Write "name:" and its keys indented below it.', {
      ...placeOf(contents),
    });
    return { definitions: [], diagnostics };
  }
  const definitions = contents.items.flatMap(({ key, value }) => {
    const name = textOf(key);
    if (name) return [readOne(name, value, report)];
    report('series/bad-value', 'The name of a series is text.', 'Put it in quotes.', placeOf(key));
    return [];
  });
  return { definitions, diagnostics };
}

type Report = (id: DiagnosticId, message: string, hint: string, place: Omit<Written, 'value'>) => void;

function readOne(name: Written, value: unknown, report: Report): SeriesDefinition {
  const definition: SeriesDefinition = { name, title: null, description: null, articles: [] };
  if (value === null || (isScalar(value) && value.value === null)) return definition;
  if (!isMap(value)) {
    const hint = `Write ${KEYS.join(', ')} on indented lines below the name.`;
    report('series/bad-value', `"${name.value}" must be keys with values.`, hint, placeOf(value));
    return definition;
  }
  for (const item of value.items) {
    const key = textOf(item.key);
    if (key?.value === 'articles') definition.articles = articlesOf(name.value, item.value, report);
    else if (key?.value === 'title' || key?.value === 'description') {
      const text = textOf(item.value);
      if (text) definition[key.value] = text.value;
      else
        report('series/bad-value', `"${name.value}.${key.value}" must be text.`, 'Put it in quotes.', {
          ...placeOf(item.value, key),
        });
    } else unknownKey(item.key, KEYS, 'a series', report);
  }
  return definition;
}

function unknownKey(node: unknown, known: readonly string[], what: string, report: Report): void {
  const key = textOf(node);
  const near = key && nearest(key.value, known);
  const hint = near ? `Did you mean "${near}"?` : `Known keys: ${known.join(', ')}.`;
  report('series/unknown-key', `"${key?.value ?? '…'}" is not a key of ${what}.`, hint, placeOf(node));
}

function articlesOf(name: string, list: unknown, report: Report): ListedArticle[] {
  if (!isSeq(list)) {
    const hint = 'Write one line "- folder" for each article, in order.';
    report('series/bad-value', `"${name}.articles" must be a list.`, hint, placeOf(list));
    return [];
  }
  return list.items.flatMap((item) => {
    const slug = textOf(item);
    if (slug) return [{ ...slug, needs: [], gives: null }];
    if (isMap(item)) return describedArticle(item, report);
    report('series/bad-value', 'An article is named by its folder.', 'Write the folder alone.', placeOf(item));
    return [];
  });
}

/** `- folder: { needs: […], gives: … }`. */
function describedArticle(map: YAMLMap, report: Report): ListedArticle[] {
  const [first, ...others] = map.items;
  const slug = textOf(first?.key);
  if (!first || !slug) {
    const hint = 'Write "- folder:" and below it, indented, "needs" and "gives".';
    report('series/bad-value', 'An article is named by its folder.', hint, placeOf(first?.key, placeOf(map)));
    return [];
  }
  const article: ListedArticle = { ...slug, needs: [], gives: null };
  for (const { key } of others) {
    const hint = `Indent "needs" and "gives" deeper than "${slug.value}".`;
    report('series/bad-value', `"${textOf(key)?.value ?? '…'}" stands beside "${slug.value}", not below it.`, hint, placeOf(key)); // prettier-ignore
  }
  const { value } = first;
  if (value === null || (isScalar(value) && value.value === null)) return [article];
  if (!isMap(value)) {
    const hint = 'Write the folder alone, or "needs" and "gives" on indented lines below it.';
    report('series/bad-value', `"${slug.value}" must be keys with values.`, hint, placeOf(value));
    return [];
  }
  for (const { key: keyNode, value: given } of value.items) {
    const key = textOf(keyNode);
    const text = textOf(given);
    if (key?.value === 'needs') article.needs = needsOf(slug.value, given, report);
    else if (key?.value !== 'gives') unknownKey(keyNode, ARTICLE_KEYS, 'an article of a series', report);
    else if (text) article.gives = text.value;
    else
      report('series/bad-value', `"${slug.value}.gives" must be a sentence.`, 'Put it in quotes.', placeOf(given, key));
  }
  return [article];
}

function needsOf(slug: string, given: unknown, report: Report): Written[] {
  const one = textOf(given);
  if (one) return [one];
  if (!isSeq(given)) {
    const hint = 'Write folders in brackets, such as [rank, svd].';
    report('series/bad-value', `"${slug}.needs" must be a list of articles.`, hint, placeOf(given));
    return [];
  }
  return given.items.flatMap((item) => {
    const need = textOf(item);
    if (need) return [need];
    report('series/bad-value', 'An article is named by its folder.', 'Write the folder alone.', placeOf(item));
    return [];
  });
}

/** A number is what its author typed: a folder may be called `2026`. Aliases are no text: they could go in circles. */
function textOf(node: unknown): Written | null {
  if (!isScalar(node)) return null;
  const { value } = node;
  const text = typeof value === 'number' ? (node.source ?? String(value)) : value;
  return typeof text === 'string' && text.trim() !== '' ? { value: text.trim(), ...placeOf(node) } : null;
}

function placeOf(node: unknown, otherwise = { start: 0, end: 0 }): { start: number; end: number } {
  if (!isNode(node) || !node.range) return { start: otherwise.start, end: otherwise.end };
  return { start: node.range[0], end: node.range[1] };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}
