/** Kinds of theorem-like blocks: the names that they have in Markdown, and what they are called on the page. */

/** What is printed before the number. */
export interface TheoremNames {
  zh: string;
  en: string;
}

/** A site's own wishes. */
export interface TheoremOptions {
  /**
   * `separate` (default): each kind counts for itself, 定理 1, 引理 1; `shared`: all count together, 定理 1, 引理 2. Either
   * begins anew in each article.
   */
  numbering: 'separate' | 'shared';
  /** Further kinds by the name of their block. */
  kinds: Readonly<Record<string, TheoremNames>>;
}

export const SEPARATE: TheoremOptions = { numbering: 'separate', kinds: {} };

const KINDS: Readonly<Record<string, TheoremNames>> = {
  algorithm: { zh: '算法', en: 'Algorithm' },
  corollary: { zh: '推论', en: 'Corollary' },
  definition: { zh: '定义', en: 'Definition' },
  example: { zh: '例', en: 'Example' },
  lemma: { zh: '引理', en: 'Lemma' },
  proposition: { zh: '命题', en: 'Proposition' },
  remark: { zh: '注', en: 'Remark' },
  theorem: { zh: '定理', en: 'Theorem' },
};

export const PROOF_NAMES: TheoremNames = { zh: '证明', en: 'Proof' };

/** Every block name that needs no configuration, in English and in Chinese. */
export const THEOREM_NAMES: readonly string[] = Object.entries({ ...KINDS, proof: PROOF_NAMES }).flatMap(
  ([name, { zh }]) => [name, zh],
);

export interface TheoremKind extends TheoremNames {
  /** The English name of the block, which is its class. */
  name: string;
}

/** By every name that a block of the kind may have; English names in small letters and with a capital. */
export function theoremKinds({ kinds }: TheoremOptions): ReadonlyMap<string, TheoremKind> {
  const byName = new Map<string, TheoremKind>();
  for (const [name, names] of Object.entries({ ...KINDS, ...kinds })) {
    const kind = { name, ...names };
    for (const alias of [name, names.zh, names.en]) if (!byName.has(alias)) byName.set(alias, kind);
  }
  return byName;
}

export function isProof(name: string): boolean {
  return name === 'proof' || name === PROOF_NAMES.zh || name === PROOF_NAMES.en;
}
