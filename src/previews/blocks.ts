/** Elements that are no part of a sentence, as a selector. */
export const BLOCKS =
  'p, div, ul, ol, li, dl, dd, dt, table, td, th, blockquote, pre, figure, figcaption, section, details, summary, hr, h1, h2, h3, h4, h5, h6';

/** Blocks of a section that are shown with its heading. */
export const OF_SECTION = 2;
