/** Path with the base of an article's page, percent-encoded. */
export function articleUrl(base: string, slug: string): string {
  return `${base}posts/${encodeURIComponent(slug)}/`;
}
