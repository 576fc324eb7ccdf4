/** A typesetter that sets nothing: it remembers the formulas, so that what a peer took for one can be compared. */

export interface Formula {
  tex: string;
  display: boolean;
}

export interface Rendered {
  /** `⟦n⟧` stands for the n-th formula. */
  html: string;
  /** In order of appearance in `html`. */
  formulas: Formula[];
}

const MARK = /⟦(\d+)⟧/g;

/** Formulas of the text being rendered, by order of the calls. */
let taken: Formula[] = [];

export function typeset(tex: string, display: boolean): string {
  taken.push({ tex, display });
  return `⟦${taken.length - 1}⟧`;
}

/** A typesetter in the place of `katex`. */
export const engine = {
  renderToString(tex: string, options?: { displayMode?: boolean }): string {
    return typeset(tex, options?.displayMode === true);
  },
};

/** Renders, and numbers the formulas by where they stand. */
export function collect(render: () => string): Rendered {
  taken = [];
  const formulas: Formula[] = [];
  const html = render().replace(MARK, (mark, call: string) => {
    const formula = taken[Number(call)];
    if (!formula) return mark;
    formulas.push(formula);
    return `⟦${formulas.length - 1}⟧`;
  });
  return { html, formulas };
}
