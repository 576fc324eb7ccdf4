/** Where pieces of articles are used: what each article leads to, turned round. */
import type { ArticleSummary, FormulaUse } from './types.ts';
import type { Pointer } from './state.ts';

/** A place that cites. */
export interface Citing {
  /** Slug of the article that it stands in. */
  from: string;
  /** What it cites there, as in `Citation`. */
  id: string;
  under: string | null;
}

/** By slug of the article that is cited; its own references to itself too. */
export function citingOf(articles: ReadonlyMap<string, Pick<Pointer, 'citations'>>): Map<string, Citing[]> {
  const found = new Map<string, Citing[]>();
  for (const [from, { citations }] of articles) {
    for (const { slug, id, under } of citations) {
      const to = slug ?? from;
      const places = found.get(to) ?? [];
      places.push({ from, id, under });
      found.set(to, places);
    }
  }
  return found;
}

/**
 * Every numbered formula of an article that is cited, in order, with the places that cite it: its own first, then those of
 * other articles in the order of `articles`.
 */
export function formulaUses(
  { slug, equations }: Pick<ArticleSummary, 'slug' | 'equations'>,
  articles: readonly Pick<ArticleSummary, 'slug' | 'url' | 'title' | 'lang' | 'headings'>[],
  citing: readonly Citing[],
): FormulaUse[] {
  const byId = Map.groupBy(citing, ({ id }) => id);
  const numbers = new Map(equations.flatMap(({ id, number }) => (id && number ? [[id, number] as const] : [])));
  return Array.from(numbers, ([id, number]): FormulaUse => {
    const bySlug = Map.groupBy(byId.get(id) ?? [], ({ from }) => from);
    const own = articles.filter((article) => article.slug === slug);
    const others = articles.filter((article) => article.slug !== slug && bySlug.has(article.slug));
    const places = [...own, ...others].flatMap(({ headings, url, title, lang, ...article }) =>
      (bySlug.get(article.slug) ?? []).map(({ under }) => {
        const page = article.slug === slug ? '' : url;
        return {
          href: under === null ? page || '#main' : `${page}#${encodeURIComponent(under)}`,
          title: article.slug === slug ? null : title,
          section: headings.find((heading) => heading.id === under)?.text ?? null,
          inNote: under !== null && !headings.some((heading) => heading.id === under),
          lang,
        };
      }),
    );
    return { id, number, places };
  }).filter(({ places }) => places.length > 0);
}
