/** The formula as MathML that a browser or feed reader draws: every space, phantom and size of the parse is kept. */
import type { MmlNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import { MmlMo } from 'mathjax-full/js/core/MmlTree/MmlNodes/mo.js';
import { inAlphabet } from './alphabets.ts';
import { escaped, isMml, textOf, VARIANTS } from './mathml.ts';

/** MathJax's own, what a page may not have, and what is written another way. */
const DROPPED = /^(?:data-|xmlns|class$|style$|id$|href$|alttext$|mathvariant$|side$|minlabelspacing$|indent|autoOP$)/;

/** `<math …>…</math>` on one line, with `display="block"` for displays. */
export function drawnMathmlOf(root: MmlNode): string {
  const content = childrenOf(root);
  return `<math xmlns="http://www.w3.org/1998/Math/MathML"${attributesOf(root)}>${content}</math>`;
}

function childrenOf(node: MmlNode): string {
  return node.childNodes.filter(isMml).map(elementOf).join('');
}

function elementOf(node: MmlNode): string {
  // Holds what stands in a row without brackets of its own: `math`, `msqrt`, cells.
  if (node.isInferred) return childrenOf(node);
  const name = node.kind === 'TeXAtom' ? 'mrow' : node.kind;
  const { variant, content } = node.isToken ? tokenOf(node) : { variant: '', content: childrenOf(node) };
  return `<${name}${variant}${attributesOf(node)}${accentOf(node)}>${content}</${name}>`;
}

/** Browsers do not look into an operator for whether it is an accent, as older versions of MathML have it. */
function accentOf(node: MmlNode): string {
  if (!/^m(?:over|under)$/.test(node.kind)) return '';
  const name = node.kind === 'mover' ? 'accent' : 'accentunder';
  const mark = node.childNodes[1];
  const core = isMml(mark) ? mark.coreMO() : null;
  const given: unknown = node.attributes.getExplicit(name);
  const accent = core instanceof MmlMo && core.isAccent && given === undefined;
  return accent ? ` ${name}="true"` : '';
}

/** Browsers know no `mathvariant` but `normal`: the letters themselves have to be those of the alphabet. */
function tokenOf(node: MmlNode): { variant: string; content: string } {
  const text = textOf(node);
  const given: unknown = node.attributes.getExplicit('mathvariant');
  const variant = typeof given === 'string' ? (VARIANTS[given] ?? given) : '';
  if (variant === 'normal') return { variant: ' mathvariant="normal"', content: escaped(text) };
  return { variant: '', content: escaped(inAlphabet(text, variant)) };
}

function attributesOf({ attributes }: MmlNode): string {
  return Object.entries(attributes.getAllAttributes())
    .map(([name, value]) => [name, String(value)] as const)
    .filter(([name, value]) => !DROPPED.test(name) && value !== '')
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}
