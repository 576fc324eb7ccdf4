/** What is told of translations. */
import { section } from './catalogue-section.ts';

export const TRANSLATIONS = section({
  'translation/bad-tag': [
    'error',
    'what stands between `index.` and `.md` is no language such as `en` or `en-GB`',
    '`index.` 与 `.md` 之间不是 `en`、`en-GB` 这样的语言代码',
  ],
  'translation/no-original': ['error', 'a translation without `index.md` beside it', '译文旁边没有 `index.md`'],
  'translation/same-language': ['error', 'a translation into the language of its original', '译文与原文是同一种语言'],
  'translation/other-language': [
    'error',
    '`lang` says another language than the name of the file',
    '`lang` 与文件名里的语言不同',
  ],
  'translation/contradicts': [
    'error',
    'front matter that says something else than the original, which decides it',
    '译文的文前字段与原文不一致，而这个字段由原文决定',
  ],
  'translation/draft-original': ['warning', 'a translation of a draft is not published', '原文还是草稿，译文不会发布'],
  'translation/differs': [
    'error',
    'a paragraph has other formulas, code, references or addresses than its original; their order does not count',
    '译文某段的公式、代码、引用或链接与原文对应的段落不同（次序不论）',
  ],
  'translation/number': [
    'warning',
    'a number of the original, one with a decimal point or one alone in a cell, is not in the translation',
    '译文里没有原文的一个数（带小数点的，或独占一格的）',
  ],
  'translation/missing': ['error', 'a paragraph of the original is not translated', '原文有一段在译文里没有'],
  'translation/surplus': ['error', 'a paragraph that translates none of the original', '译文多出一段，原文没有'],
  'translation/untranslated': [
    'warning',
    'a paragraph, or words in a formula, as they stand in the original',
    '译文的某段或公式里的文字还是原文',
  ],
  'translation/stale': [
    'warning',
    'the original of a paragraph has changed since it was translated',
    '译完之后原文的这一段改过',
  ],
  'translation/not-recorded': [
    'warning',
    'it is not recorded which text a translation translates',
    '没有记下译文译的是哪一版原文',
  ],
  'translation/lost': ['error', 'a mark of a template is gone', '模板里的一个标记不见了'],
  'translation/doubled': ['error', 'a mark of a template stands twice', '模板里的一个标记出现了两次'],
  'translation/altered': ['error', 'a mark of a template was changed', '模板里的一个标记被改动了'],
  'translation/unknown': [
    'error',
    'brackets of marks that stand for nothing in the original',
    '标记的括号里不是原文的任何一处',
  ],
});
