/** The formula as MathML for screen readers, from the same parse as the drawing; only what somebody may read. */
import { AbstractMmlNode, type MmlNode, TextNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import type { Node } from 'mathjax-full/js/core/Tree/Node.js';
import { escapeXml } from './shapes.ts';

/** Attributes that say something; all others place, colour or size, are MathJax's own, or are forbidden to a page. */
const KEPT: ReadonlySet<string> = new Set(
  (
    'display mathvariant notation linethickness accent accentunder fence form separator columnlines rowlines frame ' +
    'columnspan rowspan lquote rquote altext'
  ).split(' '),
);

/** Alphabets of TeX's fonts, as MathML calls them. */
export const VARIANTS: Readonly<Record<string, string>> = {
  '-tex-calligraphic': 'script',
  '-tex-bold-calligraphic': 'bold-script',
  '-tex-oldstyle': 'normal',
  '-tex-bold-oldstyle': 'bold',
  '-tex-mathit': 'italic',
};

/** Room and what only takes room: `\quad`, `\phantom{x}`. */
const UNSEEN: ReadonlySet<string> = new Set(['mspace', 'mphantom']);
/** Braces, and what TeX puts around things to move or style them: without attributes of ours no more than their content. */
const WRAPPERS: ReadonlySet<string> = new Set(['mrow', 'TeXAtom', 'mstyle', 'mpadded']);
/** Wrappers that make a group of what they hold. */
const GROUPS: ReadonlySet<string> = new Set(['mrow', 'TeXAtom']);

export function isMml(node: Node | undefined): node is AbstractMmlNode {
  return node instanceof AbstractMmlNode;
}

/** `<math …>…</math>` on one line, without `xmlns`, with `display="block"` for displays. */
export function mathmlOf(root: MmlNode): string {
  return element('math', root);
}

function element(name: string, node: MmlNode): string {
  return `<${name}${attributesOf(node)}>${contentOf(node)}</${name}>`;
}

function attributesOf({ attributes }: MmlNode): string {
  return Object.entries(attributes.getAllAttributes())
    .map(([name, value]) => [name, String(value)] as const)
    .filter(([name, value]) => KEPT.has(name) && value !== '')
    .map(([name, value]) => ` ${name}="${escaped(VARIANTS[value] ?? value)}"`)
    .join('');
}

function contentOf(node: MmlNode): string {
  if (node.isToken) return escaped(textOf(node));
  return node.childNodes
    .filter(isMml)
    .map((child) => (child.isInferred ? inRow(child).join('') : inPlace(child)))
    .join('');
}

/** Of a token. */
export function textOf(node: MmlNode): string {
  return node.childNodes.map((child) => (child instanceof TextNode ? child.getText() : '')).join('');
}

/** Characters that show nothing are written as entities, so that who reads the source sees them. */
export function escaped(text: string): string {
  return escapeXml(text).replace(
    /[^ \p{L}\p{N}\p{S}\p{P}]/gu,
    (char) => `&#x${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()};`,
  );
}

/** The elements that a row holds for its children. */
function inRow(row: MmlNode): string[] {
  return row.childNodes.filter(isMml).flatMap(elementsOf);
}

/** What stands for a node in a row: nothing, itself, or its content. */
function elementsOf(node: MmlNode): string[] {
  if (UNSEEN.has(node.kind)) return [];
  if (node.isInferred) return inRow(node);
  if (WRAPPERS.has(node.kind)) {
    const content = inRow(node);
    const attributes = attributesOf(node);
    if (attributes === '' && (content.length < 2 || !GROUPS.has(node.kind))) return content;
    return [`<mrow${attributes}>${content.join('')}</mrow>`];
  }
  return isEmpty(node) ? [] : [element(node.kind, node)];
}

/** Tokens of nothing but spaces, as in the cells of `align`, and scripts of nothing on nothing, as in chemistry. */
function isEmpty(node: MmlNode): boolean {
  if (node.isToken) return textOf(node).trim() === '';
  return /^m(?:sub|sup)/.test(node.kind) && /^(?:<mrow><\/mrow>)+$/.test(contentOf(node));
}

/** What stands for a node whose place has a meaning, as in a fraction: exactly one element. */
function inPlace(node: MmlNode): string {
  const elements = elementsOf(node);
  const [only] = elements;
  return only !== undefined && elements.length === 1 ? only : `<mrow>${elements.join('')}</mrow>`;
}
