import type { TokenizerObject } from 'marked';
import { cjkEmphasis } from './emphasis.ts';
import { type Mask, unmask } from './mask.ts';

/**
 * Where marked has to know of placeholders while it lexes. State is found by the options object of the running lexer,
 * which is made anew for each parse, so that nothing is global.
 */
const masks = new WeakMap<object, Mask>();

export function rememberMask(options: object, mask: Mask): void {
  masks.set(options, mask);
}

export function maskOf(options: object): Mask | undefined {
  return masks.get(options);
}

/** Link labels are compared in lower case with white space folded, as marked does. */
function normaliseLabel(label: string): string {
  return label.toLowerCase().replace(/\s+/g, ' ');
}

type Links = Parameters<NonNullable<TokenizerObject['reflink']>>[1];

/** Views of a document's link definitions in which a label with placeholders finds what its author wrote. */
const views = new WeakMap<Links, Links>();

function writtenLabels(mask: Mask, links: Links): Links {
  const known = views.get(links);
  if (known) return known;
  const view = new Proxy(links, {
    get: (target, key) => (typeof key === 'string' ? target[normaliseLabel(unmask(mask, key))] : undefined),
  });
  views.set(links, view);
  views.set(view, view);
  return view;
}

/** Of what the expression took for an address that up to the parenthesis which closes the link, as marked finds it. */
function addressOf(written: string): string {
  let depth = 0;
  for (let i = 0; i < written.length; i++) {
    const c = written[i];
    if (c === '\\') i++;
    else if (c === '(') depth++;
    else if (c === ')' && --depth < 0) return written.slice(0, i);
  }
  return written;
}

/** Without emphasis beside Chinese punctuation. */
export const plainMaskedTokenizer = {
  /**
   * `dp[i]($1 \le i$)` is no link. The scanner never looks into an address or a title: where one seems to hold a formula
   * the source has no link, only its placeholder, which has no blanks, makes it look like one.
   */
  link(src) {
    const mask = masks.get(this.options);
    if (!mask || !/^!?\[/.test(src)) return false;
    const match = this.rules.inline.link.exec(src);
    const written = match?.[2] ?? '';
    const address = written.trimStart().startsWith('<') ? written : addressOf(written);
    const title = address === written ? (match?.[3] ?? '') : '';
    return (address + title).includes(mask.mark) ? undefined : false;
  },
  /** `[证明]: $a + b$` is no definition, which would show nothing. */
  def(src) {
    const mask = masks.get(this.options);
    const match = mask && this.rules.block.def.exec(src);
    return mask && match?.[2]?.startsWith(mask.mark) ? undefined : false;
  },
  /** GFM takes every character but blanks and `<` into a bare address: a formula ends it. */
  url(src) {
    const mask = masks.get(this.options);
    const match = this.rules.inline.url.exec(src);
    if (!mask || !match) return false;
    const at = match[0].indexOf(mask.mark);
    if (at < 0) return false;
    return at === 0 ? undefined : this.url(src.slice(0, at));
  },
  /** Two places that cite one label with a formula in it have two placeholders: labels are compared as written. */
  reflink(src, links) {
    const mask = masks.get(this.options);
    if (!mask || mask.found.length === 0) return false;
    const view = writtenLabels(mask, links);
    return view === links ? false : this.reflink(src, view);
  },
} satisfies TokenizerObject;

export const maskedTokenizer = { ...cjkEmphasis, ...plainMaskedTokenizer } satisfies TokenizerObject;
