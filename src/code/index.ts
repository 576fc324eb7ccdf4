/** Highlighted code: a light and a dark theme in one HTML, colours as classes, and the stylesheet of those classes. */
export {
  createHighlighter,
  languageNames,
  MAX_BLOCK,
  MAX_LINE,
  MAX_WORK,
  type HighlightedCode,
  type Highlighter,
} from './highlight.ts';
export { codeStyleSheet, type CodeStyles } from './stylesheet.ts';
export { codeColours } from './themes.ts';
