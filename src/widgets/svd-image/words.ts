import type { Words } from '../widget.ts';

/** Pictures, by the names that articles have for them. */
export const NAMES = {
  landscape: { zh: '山水', en: 'Landscape' },
  cloth: { zh: '格子布', en: 'Cloth' },
  turned: { zh: '斜放的格子布', en: 'Cloth, turned' },
  noise: { zh: '噪声', en: 'Noise' },
  own: { zh: '自己的图片', en: 'My own picture' },
} satisfies Record<string, Words>;

export const WORDS = {
  original: { zh: '原图', en: 'Original' },
  image: { zh: '截断之后', en: 'Truncated' },
  spectrum: { zh: '奇异值，以最大的为一', en: 'Singular values, the largest being one' },
  cost: { zh: '相对误差与要存的数', en: 'Relative error against numbers stored' },
  kept: { zh: '留下的', en: 'Kept' },
  dropped: { zh: '丢掉的', en: 'Dropped' },
  even: { zh: '存的数与原图一样多', en: 'As many numbers as the original' },
  size: { zh: '大小', en: 'Size' },
  error: { zh: '相对误差', en: 'Relative error' },
  stored: { zh: '要存的数', en: 'Numbers stored' },
  share: { zh: '占原图', en: 'Share of the original' },
  breakEven: { zh: '省不下来的秩', en: 'Rank that saves nothing' },
  squared: { zh: '误差平方', en: 'Squared error' },
  none: {
    zh: '还没有自己的图片，请在下面选一个文件。',
    en: 'There is no picture of your own yet: choose a file below.',
  },
  file: { zh: '自己的图片', en: 'A picture of your own' },
  working: { zh: '正在分解', en: 'Decomposing' },
  cancel: { zh: '停下', en: 'Stop' },
  stopped: { zh: '已经停下，图照旧。', en: 'Stopped; the figure is as it was.' },
} satisfies Record<string, Words>;

/** What is wrong with a reader's file. */
export const FAULTS = {
  kind: {
    zh: '认不出这是什么图片。能读的是 PNG、JPEG、GIF 和 WebP。',
    en: 'This is no picture that can be read: PNG, JPEG, GIF or WebP.',
  },
  large: {
    zh: '图片太大：文件不能超过 32 MB，像素不能超过五千万。',
    en: 'The picture is too large: at most 32 MB and 50 million pixels.',
  },
  small: { zh: '图片太小：长和宽都要两个像素以上。', en: 'The picture is too small: it takes two pixels each way.' },
  broken: { zh: '文件坏了，浏览器读不出图片来。', en: 'The file is broken: the browser cannot read it.' },
  unsupported: {
    zh: '这个浏览器不能在后台读图片，换新一点的试试。',
    en: 'This browser cannot read pictures in the background; a newer one can.',
  },
} satisfies Record<string, Words>;

export type Fault = keyof typeof FAULTS;
