import type { Words } from '../kit/words.ts';

export const TRANSLATORS = {
  google: { zh: '谷歌（Chrome）', en: 'Google (Chrome)' },
  edge: { zh: 'Edge', en: 'Edge' },
  firefox: { zh: 'Firefox', en: 'Firefox' },
  webkit: { zh: 'Safari', en: 'Safari' },
  bilingual: { zh: '双语对照插件', en: 'A bilingual extension' },
} satisfies Record<string, Words>;

export const MARKUPS = {
  ours: { zh: '本站的三层写法', en: 'in our three layers' },
  plain: { zh: '斜体文字', en: 'as text in italics' },
  box: { zh: '行内的盒子', en: 'in a box in the line' },
  hidden: { zh: '声明不译的盒子', en: 'in a box that opts out' },
} satisfies Record<string, Words>;

export const ACCIDENTS = {
  none: { zh: '没有', en: 'none' },
  trimmed: { zh: '丢了空格（谷歌）', en: 'spaces are lost (Google)' },
  turned: { zh: '换了次序（Firefox、Edge）', en: 'another order (Firefox, Edge)' },
  emptied: { zh: '清空不译的文字（Edge）', en: 'what opts out is emptied (Edge)' },
} satisfies Record<string, Words>;

export const WORDS = {
  page: { zh: '页面里原来的段落', en: 'The paragraph as it was' },
  sent: { zh: '送出去的，一行一段', en: 'What is sent, one segment a line' },
  answers: { zh: '引擎的答复', en: 'What the engine answers' },
  result: { zh: '读者看到的', en: 'What a reader sees' },
  tree: { zh: '段落变成了', en: 'What the paragraph has become' },
  leaked: { zh: '公式的文字也送出去了', en: 'text of formulas was sent too' },
  whole: { zh: '整句', en: 'a whole sentence' },
  shreds: { zh: '碎句', en: 'shreds' },
  lost: { zh: '公式不见了', en: 'a formula is gone' },
  moved: { zh: '公式离开了它的位置', en: 'a formula left its place' },
  later: { zh: '还没有走到这一步。', en: 'Not there yet.' },
  unmatched: { zh: '这个翻译器没有这种意外。', en: 'This translator has no such accident.' },
} satisfies Record<string, Words>;
