/** Words of the furniture that every figure has. */
import type { Language, Words } from './words.ts';

const TEXTS = {
  controls: { zh: '调节', en: 'Controls' },
  preset: { zh: '例子', en: 'Example' },
  own: { zh: '自己调的', en: 'My own' },
  reset: { zh: '复原', en: 'Reset' },
  link: { zh: '复制此状态的链接', en: 'Copy link to this state' },
  csv: { zh: '复制为 CSV', en: 'Copy as CSV' },
  numbers: { zh: '看数字', en: 'Show the numbers' },
  table: { zh: '数值表', en: 'Table of numbers' },
  rows: { zh: '行数', en: 'Rows' },
  columns: { zh: '列数', en: 'Columns' },
  copied: { zh: '已复制。', en: 'Copied.' },
  copyFailed: { zh: '浏览器不许复制。', en: 'The browser did not let it be copied.' },
  badLink: {
    zh: '链接里的参数读不懂，图照原样显示。',
    en: 'The link could not be read; the figure is shown as it was.',
  },
} satisfies Record<string, Words>;

export function text(key: keyof typeof TEXTS, language: Language): string {
  return TEXTS[key][language];
}
