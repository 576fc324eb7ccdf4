import fc from 'fast-check';

/** Pieces that the dialect, Markdown or masking gives a meaning, thrown together. */
const PIECES = [
  ...['$', '$$', '$x$', '$a_1$', '$$\ny\n$$', '\\(', '\\)', '\\[', '\\]', '\\(z\\)', '\\begin{align}', '\\end{align}'],
  ...['\\begin{cases}', '\\end{cases}', '{', '}', '`', '``', '```', '```math\n', '\n', '\n\n', '> ', '- ', '1. ', '# '],
  ...['| ', ' | ', '\n|---|---|\n', '|---|', '**', '*', '_', '~~', '[', '](', ')', '![', '<b>', '</b>', '<!--', '-->'],
  ...['<div>', '\n<div>\n', '</div>', '\\', '\\\\', '\\$', ' ', '    ', '汉字', '，', '“', '”', 'abc', '1', '5'],
  ...['https://a.b/', '&lt;', '\\eqref{a}', '{#id}', '\n---\n', '\n===\n', '\uE000', '\uF100', '𠮷', '：', '---\n'],
  ...['[^1]: ', '[a]: /x\n', '\r\n', '\t', '\n:::details ', '\n:::\n', '\n::::figure{#a}\n', '\n::::\n', '：：：'],
];
/** Documents of them. */
export const document = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
