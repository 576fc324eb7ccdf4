import type { TokenizerObject, Tokens } from 'marked';
import { CJK, type Emphasis, findEmphasis, touchesCjk } from './delimiters.ts';

/**
 * The rules of `delimiters.ts` put into marked. An inline run in which no `*` and no `_` touches anything Chinese is
 * left to marked altogether. Strikes, `~~`, are marked's own expressions with the same classes put in; their six groups
 * keep their meaning (1 and 2 only close, 3 and 4 only open, 5 and 6 do either).
 */

const NOT = `(?!~|${CJK})`;
const P = `(?:${NOT}[\\p{P}\\p{S}])`;
const N = `(?:${NOT}[^\\s\\p{P}\\p{S}])`;
const RUN = '~~?(?!~)';

function closingStrike(): RegExp {
  const whole = `(?=${RUN}(?:`;
  return new RegExp(
    [
      '^[^~]+(?=[^~])',
      `${P}(${RUN})(?=\\s|$)`,
      `(?:${N}${whole}\\s|$|${P}))|${CJK}${whole}\\s|$)))(${RUN})`,
      `(?:\\s${whole}${N}|${CJK}))|${P}${whole}${N})))(${RUN})`,
      `\\s(${RUN})(?=${P})`,
      `${P}(${RUN})(?=${P}|${CJK})`,
      `(?:${N}${whole}${N}|${CJK}))|${CJK}${whole}${P}|${N}|${CJK})))(${RUN})`,
    ].join('|'),
    'gu',
  );
}

const STRIKE = {
  // Of a character of two code units before the run marked passes the second alone.
  punctuation: new RegExp(`^(?![*_])(?:[\\s\\p{P}\\p{S}\\uDC00-\\uDFFF]|${CJK})`, 'u'),
  delLDelim: new RegExp(`^~~?(?:(${P})|[^\\s~])`, 'u'),
  delRDelim: closingStrike(),
};

type Parser = ThisParameterType<NonNullable<TokenizerObject['del']>>;
type TokenizerRules = Parser['rules'];

/** marked's rules of one lexer, and the same with ours for strikes; found by either. */
const variants = new WeakMap<TokenizerRules, { own: TokenizerRules; strike: TokenizerRules }>();

function variantsOf({ rules }: Parser): { own: TokenizerRules; strike: TokenizerRules } {
  const known = variants.get(rules);
  if (known) return known;
  const made = { own: rules, strike: { ...rules, inline: { ...rules.inline, ...STRIKE } } };
  variants.set(made.own, made);
  variants.set(made.strike, made);
  return made;
}

/** The emphasis of an inline run: by where it starts, and of those that start together the outermost. */
interface Frame {
  /** Length of the run's text, and where that begins in the text of `emphasis`. */
  length: number;
  base: number;
  /** `null` where marked decides. */
  emphasis: ReadonlyMap<number, Emphasis> | null;
}

function frameOf(maskedSrc: string): Frame {
  if (!touchesCjk(maskedSrc)) return { length: maskedSrc.length, base: 0, emphasis: null };
  const emphasis = new Map<number, Emphasis>();
  for (const item of findEmphasis(maskedSrc)) emphasis.set(item.start, item);
  return { length: maskedSrc.length, base: 0, emphasis };
}

/** What is known of the runs that a lexer is inside of, innermost last, and of the last one that stands alone. */
interface Memory {
  frames: Frame[];
  text: string;
  frame: Frame;
}

const memories = new WeakMap<object, Memory>();

/** The run that `maskedSrc` is the text of: the inside of the emphasis being read, or a run of its own. */
function currentFrame(memory: Memory, maskedSrc: string): Frame {
  const inner = memory.frames.at(-1);
  if (inner?.length === maskedSrc.length) return inner;
  if (memory.text !== maskedSrc) {
    memory.text = maskedSrc;
    memory.frame = frameOf(maskedSrc);
  }
  return memory.frame;
}

function memoryOf(lexer: object): Memory {
  const known = memories.get(lexer);
  if (known) return known;
  const memory: Memory = { frames: [], text: '', frame: { length: 0, base: 0, emphasis: null } };
  memories.set(lexer, memory);
  return memory;
}

/** For `marked.use({ tokenizer })`. */
export const cjkEmphasis = {
  emStrong(src, maskedSrc): Tokens.Em | Tokens.Strong | false | undefined {
    this.rules = variantsOf(this).own;
    if (this.options.pedantic === true || !/^[*_]/.test(src)) return false;
    const memory = memoryOf(this.lexer);
    const { emphasis, base, length } = currentFrame(memory, maskedSrc);
    if (!emphasis) return false;
    const item = emphasis.get(base + length - src.length);
    if (!item) return undefined;
    const { size, start, end } = item;
    const raw = src.slice(0, end - start);
    const text = raw.slice(size, -size);
    memory.frames.push({ length: text.length, base: start + size, emphasis });
    const tokens = this.lexer.inlineTokens(text);
    memory.frames.pop();
    return size === 1 ? { type: 'em', raw, text, tokens } : { type: 'strong', raw, text, tokens };
  },
  del(_src, maskedSrc) {
    // marked 15 and 16 pass the text alone and have a rule of another kind.
    if (typeof maskedSrc !== 'string') return false;
    const { own, strike } = variantsOf(this);
    // Only GitHub's dialect has strikes.
    this.rules = this.options.gfm === true && this.options.pedantic !== true ? strike : own;
    return false;
  },
} satisfies TokenizerObject;
