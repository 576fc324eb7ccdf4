/** MathJax's SVG output with our widths for characters that its fonts lack. */
import type { LiteDocument } from 'mathjax-full/js/adaptors/lite/Document.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import type { LiteText } from 'mathjax-full/js/adaptors/lite/Text.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import type { SVGCharData, SVGCharOptions } from 'mathjax-full/js/output/svg/FontData.js';
import { advanceOfText } from './characters.ts';
import { shortOutline } from './outlines.ts';
import type { Wrapper } from './rows.ts';

/** A finished drawing: the root's boxes and the group that holds everything. */
export interface Drawing {
  wrapper: Wrapper;
  group: LiteElement;
}

function textOf(node: LiteElement): string {
  return node.children.map((child) => ('value' in child ? child.value : textOf(child))).join('');
}

function isCharData(data: SVGCharData | null | undefined): data is SVGCharData {
  return Array.isArray(data);
}

export class SvgOutput extends SVG<LiteElement, LiteText, LiteDocument> {
  private drawing: Drawing | null = null;

  constructor() {
    super({ fontCache: 'global' });
  }

  protected override typesetSVG(wrapper: Wrapper, svg: LiteElement, group: LiteElement): void {
    super.typesetSVG(wrapper, svg, group);
    this.drawing = { wrapper, group };
  }

  /** The last formula's drawing, once. */
  takeDrawing(): Drawing | null {
    const { drawing } = this;
    this.drawing = null;
    return drawing;
  }

  /** One `<text>`; the family is the stylesheet's, and what could be wider than its slot is fitted into it. */
  override unknownText(text: string, variant: string): LiteElement {
    const { width, fit } = advanceOfText(text, this.font);
    const [, italic, bold] = this.font.getCssFont(variant);
    return this.svg(
      'text',
      {
        transform: 'scale(1,-1)',
        'font-size': '1000px',
        ...(italic ? { 'font-style': 'italic' } : {}),
        ...(bold ? { 'font-weight': 'bold' } : {}),
        ...(fit ? { textLength: this.fixed(width * 1000), lengthAdjust: 'spacingAndGlyphs' } : {}),
      },
      [this.text(text)],
    );
  }

  override measureTextNode(node: LiteElement): { w: number; h: number; d: number } {
    return { w: advanceOfText(textOf(node), this.font).width, h: 0.75, d: 0.2 };
  }

  /** Path data of the glyph `MJX-<variant>-<hex>` as pages carry it. */
  outline(id: string): string {
    return shortOutline(this.path(id));
  }

  /** MathJax's own path data of a glyph, from the font itself: a formula out of a cache was never drawn here. */
  path(id: string): string {
    const match = /^MJX-(.*)-([0-9A-F]+)$/.exec(id);
    const code = parseInt(match?.[2] ?? '', 16);
    for (const variant of this.variants()) {
      if (this.font.getVariant(variant).cacheID !== match?.[1]) continue;
      const data = this.charOptions(variant, code);
      if (data && 'p' in data) return data.p ? `M${data.p}Z` : '';
    }
    throw new RangeError(`No glyph ${id}`);
  }

  private charOptions(variant: string, code: number): SVGCharOptions | null {
    // Absent where the font lacks the character, whatever the type says.
    const data: SVGCharData | null = this.font.getChar(variant, code);
    return isCharData(data) ? (data[3] ?? null) : null;
  }

  private variants(): string[] {
    const known: unknown = Reflect.get(this.font, 'variant');
    return typeof known === 'object' && known !== null ? Object.keys(known) : [];
  }
}
