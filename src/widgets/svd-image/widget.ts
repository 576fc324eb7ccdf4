import { widget } from '../widget.ts';
import { controls, draw, summary, table } from './draw.ts';
import { model, settle } from './model.ts';
import { schema } from './schema.ts';

/** A grey picture as a matrix, and the first r terms of its singular value decomposition. */
export const svdImage = widget({
  name: 'svd-image',
  title: { zh: '用秩压缩一张图片', en: 'A picture compressed by rank' },
  schema,
  presets: [
    { name: 'landscape', label: { zh: '山水，八项', en: 'Landscape, eight terms' }, values: {} },
    { name: 'cloth', label: { zh: '格子布只要两项', en: 'Cloth takes two' }, values: { picture: 'cloth', rank: 2 } },
    {
      name: 'turned',
      label: { zh: '斜放就不行了', en: 'Turned, it does not' },
      values: { picture: 'turned', rank: 16 },
    },
    {
      name: 'noise',
      label: { zh: '噪声压不动', en: 'Noise cannot be compressed' },
      values: { picture: 'noise', rank: 32 },
    },
    { name: 'even', label: { zh: '存得与原图一样多', en: 'Nothing saved' }, values: { rank: 48 } },
  ],
  // The reader's own picture is in no article and in no link.
  check: ({ picture }) =>
    picture === 'own' ? { parameter: 'picture', fault: 'own is the picture that a reader chooses on the page' } : null,
  settle,
  controls,
  model,
  draw,
  summary,
  table,
});
