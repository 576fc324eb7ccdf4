export { buildIndex, buildIndexOf, type BuildOptions, type IndexFile } from './build.ts';
export { partOf, type SearchPart } from './part.ts';
export { createSearcher, type Answer, type Hit, type ReadFile, type Searcher } from './query.ts';
export { sectionsOf } from './sections.ts';
export { glyphsIn } from './types.ts';
export type { Piece } from './snippet.ts';
export type { ArticleCard, Formula, SearchArticle, Section } from './types.ts';
