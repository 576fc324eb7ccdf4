/** The formula as MathML for screen readers, from the same parse as the drawing. */
import type { MmlNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import type { SerializedMmlVisitor } from 'mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js';

/** Attributes that say nothing to a reader: MathJax's own, those that only place things, and those a page forbids. */
const NOISE =
  / (?:xmlns|data-[\w-]+|style|class|id|href|(?:row|column)(?:spacing|align|width)|framespacing|width|height|depth|voffset|[lr]space|(?:min|max)size|scriptlevel|displaystyle|minlabelspacing|side|rspace|movablelimits|movesupsub|symmetric|equal(?:rows|columns))="[^"]*"/g;

/** MathJax writes every character beyond ASCII as an entity; letters and signs are shorter as they are. */
const ENTITY = /&#x([0-9A-F]+);/gi;

/** `<math …>…</math>` on one line, without `xmlns`, with `display="block"` for displays. */
export function mathmlOf(root: MmlNode, visitor: SerializedMmlVisitor): string {
  return visitor
    .visitTree(root)
    .replace(/\n\s*/g, '')
    .replace(NOISE, '')
    .replace(ENTITY, (entity, hex: string) => {
      const char = String.fromCodePoint(parseInt(hex, 16));
      return /[\p{L}\p{N}\p{S}\p{P}]/u.test(char) ? char : entity;
    });
}
