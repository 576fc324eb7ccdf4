/** The colours of code as a stylesheet. */
import { codeColours, type Scheme } from './themes.ts';

/** Class name → CSS declarations, `--shiki-light:#A0111F;--shiki-dark:#FF9492`. */
export type CodeStyles = Record<string, string>;

/** The rules of one scheme; where a token has no font style, `var()` of nothing leaves what it inherits. */
function schemeRules(scheme: Scheme, root: string): string {
  const { background, foreground } = codeColours[scheme];
  const of = (name: string): string => `var(--shiki-${scheme}${name})`;
  return (
    `${root}.shiki{background-color:${background};color:${foreground}}` +
    `${root}.shiki span{color:${of('')};font-style:${of('-font-style')};` +
    `font-weight:${of('-font-weight')};text-decoration:${of('-text-decoration')}}`
  );
}

/**
 * The stylesheet for all of a site's code: light unless `<html data-theme="dark">` or the reader's system says
 * otherwise, and light on paper. The same bytes for the same styles, in whatever order they were met.
 *
 * @param styles The union of the articles' styles.
 */
export function codeStyleSheet(styles: CodeStyles): string {
  const classes = Object.entries(styles)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, declared]) => `.${name}{${declared}}`);
  return [
    ...classes,
    schemeRules('light', ''),
    `@media screen{${schemeRules('dark', ':root[data-theme=dark] ')}}`,
    `@media screen and (prefers-color-scheme:dark){${schemeRules('dark', ':root:not([data-theme=light]) ')}}`,
    '',
  ].join('\n');
}
