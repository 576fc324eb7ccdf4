/** A paragraph as translators see it: texts, and elements with what decides how they are treated. Pure data, no page. */

export interface TextNode {
  kind: 'text';
  text: string;
  /** Which part of the sentence it is; a number for prose, `formula` for what a formula has of text. */
  of: number | 'formula';
}

export interface ElementNode {
  kind: 'element';
  tag: string;
  /** As written in HTML, with a space before each. */
  attributes: string;
  /** `inline`: the line goes on through it; `box`: it is one thing in the line, an inline-block. */
  flow: 'inline' | 'box' | 'block';
  /** Has `notranslate` and `translate="no"`. */
  optsOut: boolean;
  /** What it is of: the number of the formula, or null. */
  formula: number | null;
  children: readonly Node[];
  /** A drawing without a text in it. */
  drawn?: string;
}

export type Node = TextNode | ElementNode;

/** Ways of writing a formula into a sentence. */
export type Markup = 'ours' | 'box' | 'hidden' | 'plain';

/** 若 x > 0.5，则 f(x) 比 g(x) 大。 A space on each side of each formula. */
export const PROSE = ['若 ', ' ，则 ', ' 比 ', ' 大。'] as const;
export const FORMULAS = ['x > 0.5', 'f(x)', 'g(x)'] as const;

export function text(content: string, of: TextNode['of']): TextNode {
  return { kind: 'text', text: content, of };
}

const OPT_OUT = ' class="notranslate" translate="no"';

function element(tag: string, children: readonly Node[], rest: Partial<ElementNode> = {}): ElementNode {
  return { kind: 'element', tag, attributes: '', flow: 'inline', optsOut: false, formula: null, children, ...rest };
}

function formulaNode(formula: number, markup: Markup): ElementNode {
  const tex = FORMULAS[formula] ?? '';
  const written = [text(tex, 'formula')];
  switch (markup) {
    case 'ours': {
      const svg = element('svg', [], { drawn: tex });
      const inner = element('span', [svg], { attributes: OPT_OUT, optsOut: true });
      return element('var', [inner], { formula });
    }
    case 'plain':
      return element('i', written, { formula });
    case 'box':
      return element('x-math', written, { flow: 'box', formula });
    case 'hidden':
      return element('span', [element('x-math', written, { flow: 'box' })], {
        attributes: OPT_OUT,
        optsOut: true,
        formula,
      });
  }
}

/** The sentence with its formulas in one of the ways of writing them. */
export function paragraph(markup: Markup): ElementNode {
  const children = PROSE.flatMap((prose, i): Node[] =>
    i === 0 ? [text(prose, i)] : [formulaNode(i - 1, markup), text(prose, i)],
  );
  return element('p', children, { flow: 'block' });
}

/** Texts of a node in the order of the page. */
export function textsIn(node: Node): TextNode[] {
  return node.kind === 'text' ? [node] : node.children.flatMap(textsIn);
}

/** The nodes with which `make` answers in the place of each node; children first. */
export function rebuild(node: ElementNode, make: (child: Node) => readonly Node[]): ElementNode {
  const children = node.children.flatMap((child) => make(child.kind === 'text' ? child : rebuild(child, make)));
  return { ...node, children };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (content: string): string => content.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');

/** As HTML; a drawing is an empty `svg`. */
export function htmlOf(node: Node): string {
  if (node.kind === 'text') return escape(node.text);
  const inside = node.children.map(htmlOf).join('');
  return `<${node.tag}${node.attributes}>${inside}${node.tag === 'br' ? '' : `</${node.tag}>`}`;
}
