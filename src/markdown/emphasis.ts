import type { TokenizerObject } from 'marked';

/**
 * Emphasis beside Chinese punctuation. CommonMark asks what stands before and behind a run of `*`, and reads Chinese
 * letters like Latin ones, which part words by spaces. So `**谱定理（SVD）**的` stays as it is written: `）` before the
 * run is punctuation, and `的` behind it is a letter. Here a CJK character, letter or punctuation, counts on either side
 * as something that delimits a word. With S space, P punctuation that is not CJK, C CJK and placeholders, N any other:
 *
 * | prev \ next | S or end | P    | N    | C    |
 * | ----------- | -------- | ---- | ---- | ---- |
 * | S or start  | –        | left | left | left |
 * | P           | right    | both | left | both |
 * | N           | right    | right| both | both |
 * | C           | right    | both | both | both |
 *
 * The expressions below are marked's own with these classes put in; their six groups keep their meaning (1 and 2 only
 * close, 3 and 4 only open, 5 and 6 do either). `_` keeps CommonMark's rule.
 */

const CJK =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Hangul}' +
  '\\u3001-\\u303F\\u30FB\\u30FC\\uFE10-\\uFE1F\\uFE30-\\uFE6F\\uFF01-\\uFFEF\\uE000-\\uF8FF]';

interface Classes {
  P: string;
  N: string;
}

/** Classes for runs of `delimiter`; `letter` counts as a letter although it is a symbol. */
function classes(delimiter: string, letter: string): Classes {
  const not = `(?!${delimiter}|${CJK})`;
  return letter
    ? { P: `(?:${not}(?!${letter})[\\p{P}\\p{S}])`, N: `(?:${not}[^\\s\\p{P}\\p{S}]|${letter})` }
    : { P: `(?:${not}[\\p{P}\\p{S}])`, N: `(?:${not}[^\\s\\p{P}\\p{S}])` };
}

/** Closing side: `run` is the expression for the run, `skip` what comes before the six groups. */
function rightDelimiter(skip: string, run: string, { P, N }: Classes): RegExp {
  const C = CJK;
  const whole = `(?=${run}(?:`;
  return new RegExp(
    [
      skip,
      `${P}(${run})(?=\\s|$)`,
      `(?:${N}${whole}\\s|$|${P}))|${C}${whole}\\s|$)))(${run})`,
      `(?:\\s${whole}${N}|${C}))|${P}${whole}${N})))(${run})`,
      `\\s(${run})(?=${P})`,
      `${P}(${run})(?=${P}|${C})`,
      `(?:${N}${whole}${N}|${C}))|${C}${whole}${P}|${N}|${C})))(${run})`,
    ].join('|'),
    'gu',
  );
}

interface InlineRules {
  punctuation: RegExp;
  emStrongLDelim: RegExp;
  /** The same for marked 15 and 16, whose second group means something else. */
  emStrongLDelim16: RegExp;
  emStrongRDelimAst: RegExp;
  delLDelim: RegExp;
  delRDelim: RegExp;
}

function cjkRules(gfm: boolean): InlineRules {
  const star = classes('\\*', gfm ? '~' : '');
  const tilde = classes('~', '');
  return {
    punctuation: new RegExp(`^(?![*_])(?:[\\s\\p{P}\\p{S}]|${CJK})`, 'u'),
    emStrongLDelim: new RegExp(`^\\*+(?:(${star.P})|([^\\s*]))?`, 'u'),
    emStrongLDelim16: new RegExp(`^\\*+(?:(${star.P})|[^\\s*])`, 'u'),
    emStrongRDelimAst: rightDelimiter('^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])', '\\*+', star),
    delLDelim: new RegExp(`^~~?(?:(${tilde.P})|[^\\s~])`, 'u'),
    delRDelim: rightDelimiter('^[^~]+(?=[^~])', '~~?(?!~)', tilde),
  };
}

const GFM = cjkRules(true);
const PLAIN = cjkRules(false);

type TokenizerRules = Parser['rules'];
type Parser = ThisParameterType<NonNullable<TokenizerObject['emStrong']>>;

/** The rules of one lexer, as marked made them and with ours put in. */
interface Variants {
  own: TokenizerRules;
  cjk: TokenizerRules;
  /** For a run behind a character of two code units, of which marked sees the second only. */
  cjkBehindPair: TokenizerRules;
}

/** Every object of rules seen, ours too, so that nothing is shared between lexers. */
const variants = new WeakMap<TokenizerRules, Variants>();

function variantsOf(parser: Parser): Variants {
  const known = variants.get(parser.rules);
  if (known) return known;
  const own = parser.rules;
  const { emStrongLDelim16, ...ours } = parser.options.gfm === false ? PLAIN : GFM;
  if (!('delLDelim' in own.inline)) ours.emStrongLDelim = emStrongLDelim16;
  const cjk = { ...own, inline: { ...own.inline, ...ours } };
  const punctuation = new RegExp(`${ours.punctuation.source}|^[\\uDC00-\\uDFFF]`, 'u');
  const cjkBehindPair = { ...cjk, inline: { ...cjk.inline, punctuation } };
  const made = { own, cjk, cjkBehindPair };
  for (const rules of [own, cjk, cjkBehindPair]) variants.set(rules, made);
  return made;
}

const DELIMITING = new RegExp(`^(?:[\\p{P}\\p{S}]|${CJK})`, 'u');

/** Whether the character before `src`, of two code units, delimits a word. */
function delimitingPairBefore(src: string, maskedSrc: string): boolean {
  const at = maskedSrc.length - src.length - 2;
  return at >= 0 && (maskedSrc.codePointAt(at) ?? 0) > 0xffff && DELIMITING.test(maskedSrc.slice(at, at + 2));
}

function rulesFor(parser: Parser, src: string, maskedSrc: string): TokenizerRules {
  const { cjk, cjkBehindPair } = variantsOf(parser);
  return delimitingPairBefore(src, maskedSrc) ? cjkBehindPair : cjk;
}

/**
 * For `marked.use({ tokenizer })`. Each method exchanges the rules and returns `false`, so that marked's own method
 * runs with them. Rules belong to one lexer, and each method sets them anew.
 */
export const cjkEmphasis = {
  emStrong(src, maskedSrc) {
    const star = src.startsWith('*') && this.options.pedantic !== true;
    this.rules = star ? rulesFor(this, src, maskedSrc) : variantsOf(this).own;
    return false;
  },
  del(src, maskedSrc) {
    // marked 15 and 16 pass the text alone and have a rule of another kind.
    if (typeof maskedSrc !== 'string') return false;
    this.rules = rulesFor(this, src, maskedSrc);
    return false;
  },
} satisfies TokenizerObject;
