/** `theorems` of `content/site.yaml`: how theorem-like blocks are counted, and which there are besides. */
import { z } from 'zod';
import { BLOCK_NAMES, SEPARATE } from '../article/index.ts';

const text = z.string().trim().min(1);

const names = z.strictObject({ zh: text, en: text });

/** One word for all languages, or one for each. */
const kind = z.union([text.transform((word) => ({ zh: word, en: word })), names], {
  error: 'must be a word such as 公理, or {zh: 公理, en: Axiom}',
});

const BLOCK_NAME = /^\p{L}[\p{L}\p{N}_-]*$/u;

/** Faults of keys are told at the value: zod tells them of the whole record. */
const kinds = z.record(z.string(), kind).superRefine((value, context) => {
  for (const name of Object.keys(value)) {
    const message = BLOCK_NAME.test(name)
      ? BLOCK_NAMES.includes(name)
        ? 'must not have the name of a block that there is already'
        : null
      : 'must have a name of letters, digits, - and _, as blocks have';
    if (message !== null) context.addIssue({ code: 'custom', message, path: [name] });
  }
});

export const theoremSettings = z
  .strictObject({
    numbering: z
      .enum(['separate', 'shared'], { error: 'must be separate (定理 1, 引理 1) or shared (定理 1, 引理 2)' })
      .default('separate'),
    kinds: kinds.default({}),
  })
  .default({ ...SEPARATE, kinds: {} });
