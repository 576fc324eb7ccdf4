/** Segments and formula texts that leak, of one sentence with five formulas: Firefox, Google, WebKit. */

export const KNOWN = [
  { name: 'KaTeX', chinese: 'KaTeX', counts: ['1/20', '35/44', '29/44'] },
  { name: 'MathJax CHTML', chinese: 'MathJax CHTML', counts: ['8/2', '3/2', '2/2'] },
  {
    name: 'MathJax CHTML in span.notranslate',
    chinese: 'MathJax CHTML，外加 span.notranslate',
    counts: ['8/2', '1/0', '2/0'],
  },
  { name: 'ours', chinese: '本站', counts: ['1/0', '1/0', '1/0'] },
] as const;
