import { type Values, widget } from '../widget.ts';
import { draw } from './draw.ts';
import { LEAST_ENTRY, model } from './model.ts';
import { SCHEMA } from './schema.ts';
import { summary, table } from './say.ts';

type State = Values<typeof SCHEMA>;

function isTooSmall(entry: number): boolean {
  return entry !== 0 && Math.abs(entry) < LEAST_ENTRY;
}

/** Ridge inverse against pseudo-inverse of a small matrix, ε from 1e-16 to 100. */
export const PSEUDO_INVERSE = widget({
  name: 'pseudo-inverse',
  title: { zh: '岭逆与伪逆', en: 'Ridge inverse and pseudo-inverse' },
  schema: SCHEMA,
  check: ({ a }: State) => {
    const small = a.flat().find(isTooSmall);
    return small === undefined
      ? null
      : { parameter: 'a', fault: `${small} is neither zero nor at least ${LEAST_ENTRY} in size` };
  },
  settle: (values: State) => ({
    ...values,
    a: values.a.map((row) => row.map((entry) => (isTooSmall(entry) ? 0 : entry))),
  }),
  presets: [
    { name: 'deficient', label: { zh: '秩不足', en: 'Rank-deficient' }, values: {} },
    { name: 'full', label: { zh: '满秩', en: 'Full rank' }, values: { a: [[1, 0], [1, 1], [1, 2]] } }, // prettier-ignore
    { name: 'wide', label: { zh: '宽', en: 'Wide' }, values: { a: [[1, 2, 3], [4, 5, 6]] } }, // prettier-ignore
    { name: 'ill', label: { zh: '病态', en: 'Ill-conditioned' }, values: { a: [[1, 1], [1, 1.001], [1, 0.999]], epsilon: 1e-4 } }, // prettier-ignore
    { name: 'lauchli', label: { zh: 'Läuchli', en: 'Läuchli' }, values: { a: [[1, 1], [1e-8, 0], [0, 1e-8]] } }, // prettier-ignore
    { name: 'largest', label: { zh: '四阶', en: 'Four by four' }, values: { a: [[4, 2, 1, 3], [2, 3, 1, -1], [1, 1, 2, 5], [7, 6, 4, 7]] } }, // prettier-ignore
  ],
  model,
  draw,
  summary,
  table,
});
