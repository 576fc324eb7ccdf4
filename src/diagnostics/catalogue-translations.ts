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
});
