/** Letters of the mathematical alphabets of Unicode: bold A is 𝐀. */

/** First capital, first small letter, first digit, bold alpha and the like; 0 where the alphabet has none. */
interface Alphabet {
  capital: number;
  small: number;
  digit: number;
  /** Capital alpha. */
  greek: number;
}

const ALPHABETS: Readonly<Record<string, Alphabet>> = {
  bold: { capital: 0x1d400, small: 0x1d41a, digit: 0x1d7ce, greek: 0x1d6a8 },
  italic: { capital: 0x1d434, small: 0x1d44e, digit: 0, greek: 0x1d6e2 },
  'bold-italic': { capital: 0x1d468, small: 0x1d482, digit: 0x1d7ce, greek: 0x1d71c },
  script: { capital: 0x1d49c, small: 0x1d4b6, digit: 0, greek: 0 },
  'bold-script': { capital: 0x1d4d0, small: 0x1d4ea, digit: 0, greek: 0 },
  fraktur: { capital: 0x1d504, small: 0x1d51e, digit: 0, greek: 0 },
  'bold-fraktur': { capital: 0x1d56c, small: 0x1d586, digit: 0, greek: 0 },
  'double-struck': { capital: 0x1d538, small: 0x1d552, digit: 0x1d7d8, greek: 0 },
  'sans-serif': { capital: 0x1d5a0, small: 0x1d5ba, digit: 0x1d7e2, greek: 0 },
  'bold-sans-serif': { capital: 0x1d5d4, small: 0x1d5ee, digit: 0x1d7ec, greek: 0x1d756 },
  'sans-serif-italic': { capital: 0x1d608, small: 0x1d622, digit: 0, greek: 0 },
  'sans-serif-bold-italic': { capital: 0x1d63c, small: 0x1d656, digit: 0, greek: 0x1d790 },
  monospace: { capital: 0x1d670, small: 0x1d68a, digit: 0x1d7f6, greek: 0 },
};

/** Those that Unicode had before, at the places of the holes in its alphabets. */
const ELDER: Readonly<Record<number, string>> = {
  0x1d455: 'ℎ',
  0x1d49d: 'ℬ',
  0x1d4a0: 'ℰ',
  0x1d4a1: 'ℱ',
  0x1d4a3: 'ℋ',
  0x1d4a4: 'ℐ',
  0x1d4a7: 'ℒ',
  0x1d4a8: 'ℳ',
  0x1d4ad: 'ℛ',
  0x1d4ba: 'ℯ',
  0x1d4bc: 'ℊ',
  0x1d4c4: 'ℴ',
  0x1d506: 'ℭ',
  0x1d50b: 'ℌ',
  0x1d50c: 'ℑ',
  0x1d515: 'ℜ',
  0x1d51d: 'ℨ',
  0x1d53a: 'ℂ',
  0x1d53f: 'ℍ',
  0x1d545: 'ℕ',
  0x1d547: 'ℙ',
  0x1d548: 'ℚ',
  0x1d549: 'ℝ',
  0x1d551: 'ℤ',
};

/** Small Greek letters that are variants, in the order in which they stand behind omega. */
const GREEK_VARIANTS = '∂ϵϑϰϕϱϖ';

function placeIn({ capital, small, digit, greek }: Alphabet, letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0;
  if (letter >= 'A' && letter <= 'Z') return capital + code - 0x41;
  if (letter >= 'a' && letter <= 'z') return small + code - 0x61;
  if (digit > 0 && letter >= '0' && letter <= '9') return digit + code - 0x30;
  if (greek === 0) return null;
  if (letter >= 'Α' && letter <= 'Ω') return greek + code - 0x391;
  if (letter === '∇') return greek + 25;
  if (letter >= 'α' && letter <= 'ω') return greek + 26 + code - 0x3b1;
  const variant = GREEK_VARIANTS.indexOf(letter);
  return variant < 0 ? null : greek + 51 + variant;
}

/**
 * The text with its letters and digits in an alphabet of Unicode; letters that the alphabet lacks stay.
 *
 * @param variant A value of MathML's `mathvariant`.
 */
export function inAlphabet(text: string, variant: string): string {
  const alphabet = Object.hasOwn(ALPHABETS, variant) ? ALPHABETS[variant] : undefined;
  if (!alphabet) return text;
  return Array.from(text, (letter) => {
    const place = placeIn(alphabet, letter);
    return place === null ? letter : (ELDER[place] ?? String.fromCodePoint(place));
  }).join('');
}
