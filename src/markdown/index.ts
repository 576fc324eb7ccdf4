/** The dialect: which characters are mathematics, and Markdown to tokens around them. Runs in Node and in browsers. */

export type { Attribute, ContainerHead } from './containers.ts';
export { explain, type Explanation } from './explain.ts';
export { findMath } from './find.ts';
export { lex } from './lex.ts';
export { footnoteLabel } from './footnotes.ts';
export { frontMatterEnd } from './lines.ts';
export { passagesOf, type Passage, type PassageKind } from './passages.ts';
export type { Piece } from './pieces.ts';
export type {
  ArticleToken,
  ContainerToken,
  FootnoteReferenceToken,
  FootnoteToken,
  Lexed,
  MathSpan,
  MathToken,
  Placed,
  ReferenceToken,
} from './types.ts';
export { texAsUnicode, texToText } from './tex-text.ts';
