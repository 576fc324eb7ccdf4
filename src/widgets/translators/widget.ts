import { widget } from '../widget.ts';
import { draw, summary, table } from './draw.ts';
import { model } from './model.ts';
import { schema } from './schema.ts';

/** One sentence with three formulas, taken through a translator step by step. */
export const translators = widget({
  name: 'translators',
  title: { zh: '翻译器怎样翻译一句带公式的话', en: 'How translators treat a sentence with formulas' },
  schema,
  presets: [
    { name: 'ours', label: { zh: '本站的写法', en: 'Our way' }, values: {} },
    { name: 'leak', label: { zh: '公式进了译文', en: 'Formulas are sent' }, values: { markup: 'plain' } },
    {
      name: 'shreds',
      label: { zh: 'Firefox 切碎句子', en: 'Firefox cuts the sentence' },
      values: { translator: 'firefox', markup: 'box' },
    },
    {
      name: 'ignored',
      label: { zh: 'Firefox 不理会“不译”', en: 'Firefox ignores the opt-out' },
      values: { translator: 'firefox', markup: 'hidden' },
    },
    {
      name: 'emptied',
      label: { zh: 'Edge 清空不译的文字', en: 'Edge empties what opts out' },
      values: { translator: 'edge', markup: 'hidden', accident: 'emptied' },
    },
    {
      name: 'dropped',
      label: { zh: '插件丢了公式', en: 'An extension drops formulas' },
      values: { translator: 'bilingual', markup: 'hidden' },
    },
    {
      name: 'spaces',
      label: { zh: '谷歌丢了空格', en: 'Google loses spaces' },
      values: { markup: 'plain', accident: 'trimmed' },
    },
    {
      name: 'turned',
      label: { zh: '换了次序，公式跟着走', en: 'Another order, and formulas go with it' },
      values: { translator: 'firefox', accident: 'turned' },
    },
  ],
  model,
  draw,
  summary,
  table,
});
