import type { BoundParts } from '../article/index.ts';
import { codeStyleSheet, withBase } from '../astro/read.ts';

/** Address of the stylesheet for highlighted code where the parts show some, else `null`. */
export function codeSheetUrl(parts: BoundParts): string | null {
  const { css, hash } = codeStyleSheet();
  const needed = css !== '' && parts.some((part) => typeof part === 'string' && part.includes('class="shiki'));
  return needed ? withBase(`assets/code.${hash}.css`) : null;
}
