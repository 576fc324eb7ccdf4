/** Which files beside an article its blocks show: known from the text alone, before anything is rendered. */
import { attributesAt } from '../markdown/containers.ts';

/** Where a block may begin; that it is no code is not asked, since a name too many is only a file read in vain. */
const OPENING = /[:：]{3,}[ \t]*table(?=[ \t]*\{)/g;

/** Names of the files that an article's `:::table` blocks show, as its author wrote them, each once. */
export function filesShown(source: string): string[] {
  const names = new Set<string>();
  for (const match of source.matchAll(OPENING)) {
    const src = attributesAt(source, match.index + match[0].length).find(({ key }) => key === 'src');
    if (src) names.add(src.value);
  }
  return [...names];
}
