/** Articles: Markdown to finished HTML with holes, and the holes filled once every article is known. */
export { bind } from './bind.ts';
export { readFrontMatter, type FrontMatterBlock } from './front-matter.ts';
export { calendarDate } from './front-matter-fields.ts';
export { checkMacros } from './macros.ts';
export { texToText } from '../markdown/index.ts';
export { formulaCounts } from './engine.ts';
export type { Citation } from './citations.ts';
export type { Memory, MemoryKind } from './memory.ts';
export { createRenderer, renderMarkdown, type ArticleEngine } from './render.ts';
export { BLOCK_NAMES } from './containers.ts';
export { SEPARATE, type TheoremOptions } from './theorem-kinds.ts';
export type * from './types.ts';
